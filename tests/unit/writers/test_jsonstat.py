"""JSON-stat: an independent validator takes it, and every count of the table is read back from its place in the cube."""

from __future__ import annotations

import json
from math import prod

import jsonstat_validator
import pytest

from faircount.vocabulary.status import HIDDEN
from faircount.writers.jsonstat import write_jsonstat
from faircount.writers.publication import PublicationTable
from tests.lib.publications import EVERY_KIND, figure, protected, publication


@pytest.fixture
def cube(tmp_path):
    (written,) = write_jsonstat(publication(), tmp_path)
    assert (written.path.name, written.format) == ("cleveland-by-year.jsonstat.json", "JSON-stat")
    return json.loads(written.path.read_text("utf-8"))


def place(cube, **wanted):
    """Where a cell lies: the last dimension goes fastest."""
    order = [cube["dimension"][name]["category"]["index"] for name in cube["id"]]
    found = [names.index(wanted[name]) if name in wanted else 0 for name, names in zip(cube["id"], order, strict=True)]
    return str(sum(at * prod(cube["size"][n + 1 :]) for n, at in enumerate(found)))


def at(cube, said, figure_name="count"):
    """Where a figure of the sample lies."""
    return place(
        cube,
        area=said.area,
        period=f"{said.period.start}/{said.period.end}",
        counted=said.counted,
        offence=said.offence,
        online=said.online,
        age=said.ages.label,
        sex=said.sex,
        breakdown=said.breakdown or "none",
        source=said.source_id,
        figure=figure_name,
    )


def test_a_validator_takes_it(cube):
    assert jsonstat_validator.validate_jsonstat(cube) is True


def test_the_validator_can_refuse(cube):
    with pytest.raises(Exception, match="Size array length"):
        jsonstat_validator.validate_jsonstat(cube | {"size": [1, 2]})


def test_every_count_is_read_back_from_its_place_and_a_zero_is_a_zero(cube):
    for said in EVERY_KIND:
        if said.count is None:
            assert at(cube, said) not in cube["value"]
        else:
            assert cube["value"][at(cube, said)] == said.count
    assert 0 in cube["value"].values()


def test_a_cell_that_is_not_shown_says_why_and_has_no_number_worked_out(cube):
    hidden = next(said for said in EVERY_KIND if said.status in HIDDEN and said.upper is None)
    for name in ("count", "count_lower", "count_upper", "rate_per_1000"):
        assert cube["status"][at(cube, hidden, name)] == "c"
        assert at(cube, hidden, name) not in cube["value"]
    assert any(note.startswith("c: hidden to protect people") for note in cube["note"])


def test_what_was_worked_out_keeps_its_digits_and_its_meaning(cube):
    metric = cube["dimension"]["figure"]["category"]
    assert cube["value"][at(cube, EVERY_KIND[0], "rate_per_1000")] == 6.68
    assert metric["unit"]["rate_per_1000"] == {"decimals": 2}
    assert cube["role"] == {"geo": ["area"], "time": ["period"], "metric": ["figure"]}


def test_two_readings_of_one_cell_are_both_kept(tmp_path):
    twice = (figure(2013, 820), figure(2013, 821, locator="page 2"))
    (written,) = write_jsonstat(publication(PublicationTable("by-year", protected(twice))), tmp_path)
    cube = json.loads(written.path.read_text("utf-8"))
    assert jsonstat_validator.validate_jsonstat(cube) is True
    assert {820, 821} <= set(cube["value"].values())
    assert cube["dimension"]["reading"]["category"]["index"] == ["1", "2"]
