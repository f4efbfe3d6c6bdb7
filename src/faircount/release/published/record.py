"""What every published record is: frozen, known to the last field, and the same letters each time it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict


@cache
def examples() -> Mapping[str, Any]:
    """An example of a record by the name of its kind, as the description of the API shows it."""
    read: Mapping[str, Any] = json.loads((files(__package__) / "examples.json").read_text(encoding="utf-8"))
    return read


def _with_example(schema: dict[str, Any], kind: type[BaseModel]) -> None:
    if kind.__name__ in examples():
        schema["examples"] = [examples()[kind.__name__]]


class Record(BaseModel):
    """Something that was published, with named fields; the words under each field are its description in OpenAPI."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, json_schema_extra=_with_example)


def to_letters(content: Any) -> bytes:
    """The JSON of plain values, one way only: the same content gives the same bytes.

    >>> to_letters({"count": None, "area": "Cleveland"})
    b'{\\n "count": null,\\n "area": "Cleveland"\\n}\\n'
    """
    return f"{json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()
