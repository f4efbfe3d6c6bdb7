"""The API over the real example: what its description promises, what independent validators find, and the files beside it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from faircount.web.api.app import AT, description, published_api
from faircount.web.api.problems import refuse_as_problems
from tests.lib.published import FREE, PATIENT, asking


@pytest.fixture(scope="module")
def api(site):
    found = published_api(lambda: site, FREE, PATIENT)
    yield found
    found.state.desk.stop()


OPERATIONS = [(path, method) for path, does in description(published_api(Path)).get("paths", {}).items() for method in does]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_route_does_as_its_description_says(api, path, method, mode):
    """What the description allows is answered as it says, and what it forbids is refused as it says."""
    app = FastAPI(openapi_url=None)
    app.mount(AT, api)
    refuse_as_problems(app)
    operation = schemathesis.openapi.from_asgi(f"{AT}/openapi.json", app)[path][method]
    takes = "parameters" in operation.definition.raw or "requestBody" in operation.definition.raw
    if mode is GenerationMode.NEGATIVE and not takes:
        return  # there is nothing that could be wrong
    # Which texts are refused (413 for a long one, 422 for one without words) no schema says in reasonable time.
    without, examples = ([negative_data_rejection, positive_data_acceptance], 5) if method == "post" else ([], 12)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None, database=None
    )
    def holds(case):
        case.call_and_validate(excluded_checks=without, timeout=120)

    holds()


def test_the_description_is_openapi(api):
    told = description(api)
    OpenAPIV31SpecValidator(told).validate()
    for path, does in told["paths"].items():
        for operation in does.values():
            assert operation["summary"], path
            assert operation["description"], path


def test_every_record_in_the_description_says_what_each_field_is(api):
    silent = [
        f"{name}.{field}"
        for name, record in description(api)["components"]["schemas"].items()
        for field, said in record.get("properties", {}).items()
        if not said.get("description")
    ]
    assert silent == []


def test_the_examples_of_the_description_are_what_it_describes(api):
    schemas = description(api)["components"]["schemas"]
    examples = [(name, one) for name, record in schemas.items() for one in record.get("examples", [])]
    assert {"AreaRecord", "FigureRecord", "BriefingRecord", "ComparisonRecord", "Edition"} <= {name for name, _ in examples}
    for name, example in examples:
        held = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        assert not list(OAS31Validator(held).iter_errors(example)), name


@pytest.mark.parametrize("day", ["2.19e-109", "1443657600", "2015-4-1", "01/04/2015", "2015-02-30"])
def test_what_is_no_day_is_refused_and_taken_for_no_seconds(site, day):
    with asking(site) as client:
        assert client.get("/figures", params={"to": day}).status_code == 422


def test_the_rows_are_those_of_the_files_to_take_away(site):
    """The same rows by another way: the CSV files beside each page."""
    with asking(site) as client:
        told = client.get("/figures?area=cleveland&limit=500").json()["items"]
    rows = []
    for path in (site / "files").glob("cleveland-*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            rows += list(csv.DictReader(lines))
    fields = ("period", "offence_code", "online", "age", "count", "count_lower", "status", "chance_upper", "source", "locator")
    assert sorted(tuple(_said(row[name]) for name in fields) for row in told) == sorted(
        tuple(_said(row[name]).removeprefix("'") for name in fields) for row in rows
    )
    assert len(told) > 40


def _said(cell):
    return "" if cell is None else str(cell)


def test_a_server_of_files_serves_the_same(site):
    whole = json.loads((site / "api/v1/areas.json").read_text("utf-8"))
    with asking(site) as client:
        assert client.get("/areas").json() == whole


def test_every_address_that_the_guide_shows_is_answered(site, root):
    guide = (root / "docs/how-to/use-the-api.md").read_text("utf-8")
    addresses = re.findall(r"curl (?:-i )?'http://127\.0\.0\.1:8000/api/v1([^']+)'", guide)
    assert len(addresses) > 6
    with asking(site) as client:
        assert {path: client.get(path).status_code for path in addresses} == dict.fromkeys(addresses, 200)
        posted = re.search(r"--json '([^']+)'", guide)
        assert posted is not None
        assert client.post("/check", content=posted[1], headers={"Content-Type": "application/json"}).json()["claims"]
