"""The page of the API: every address with its parameters, and every record with its fields, from the description it serves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from faircount.web.api.app import ABOUT, AT, description, published_api
from pages.markdown import code, page, section, table

INTRODUCTION = (
    "Every reply has a strong `ETag` and a `Last-Modified`, and may be kept for a minute: send the tag back as `If-None-Match`, "
    "and 304 says that it still stands. Lists come in pages: `next` is the cursor for `after`, the `Link` header has the whole "
    "address. Refusals are `application/problem+json` and say how to mend the request. GET is open to pages of other sites "
    f"(CORS). `{AT}/openapi.json` is the description as OpenAPI 3.1.",
    "The same rows lie as files beside the site, for any server of files: `api/v1/edition.json` lists them with their checksums. "
    "How to use it: [Read the figures from a program](../how-to/use-the-api.md).",
)


def api() -> str:
    """Every address and every record of the API."""
    told = description(published_api(Path()))
    addresses = [_address(path, method, operation) for path, does in told["paths"].items() for method, operation in does.items()]
    schemas = told["components"]["schemas"]
    records = [_record(name, schema) for name, schema in sorted(schemas.items()) if not name.startswith("Listed")]
    return page("The API", ABOUT, *INTRODUCTION, section("Addresses", *addresses), section("Records", *records))


def _address(path: str, method: str, operation: dict[str, Any]) -> str:
    said = " ".join(operation["description"].split())
    given = operation.get("parameters", [])
    rows = ((f"`{one['name']}`", _type(one["schema"]), _limits(one["schema"]), one.get("description", "")) for one in given)
    parts = [f"### {method.upper()} {AT}{path}", f"{said} Gives {_answer(operation)}."]
    return "\n\n".join([*parts, *([table(("parameter", "is", "unless given", "meaning"), rows)] if given else [])])


def _answer(operation: dict[str, Any]) -> str:
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    name = schema["$ref"].rsplit("/", 1)[-1]
    inner = name.removeprefix("Listed_").removesuffix("_")
    return f"a page of `{inner}`" if inner != name else f"`{name}`"


def _record(name: str, schema: dict[str, Any]) -> str:
    rows = ((f"`{field}`", _type(said), said.get("description", "")) for field, said in schema.get("properties", {}).items())
    told = [f"### {name}", " ".join(schema.get("description", "").split()), table(("field", "is", "meaning"), rows)]
    examples = schema.get("examples", [])
    return "\n\n".join([*told, *(code(json.dumps(one, ensure_ascii=False, indent=1), "json") for one in examples[:1])])


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return f"`{schema['$ref'].rsplit('/', 1)[-1]}`"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if "enum" in schema:
        return " or ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "object":
        return "object"
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
    return {"date": "date"}.get(schema.get("format", ""), words.get(schema.get("type", ""), ""))


def _limits(schema: dict[str, Any]) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['default']}; {schema['minimum']} to {schema['maximum']}"
    return "" if schema.get("default") in (None, "") else f"`{schema['default']}`"
