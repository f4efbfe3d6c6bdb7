"""CSV on the Web: what was published can be read back, and a validator agrees with its description."""

from __future__ import annotations

import csv
import json
from datetime import date

import csvw
import pytest

from faircount.tables.figures import Figure
from faircount.tables.protected import withhold
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus
from faircount.writers.csvw import write_csvw
from faircount.writers.publication import PublicationTable
from tests.lib.publications import EVERY_KIND, figure, protected, publication


@pytest.fixture
def written(tmp_path):
    return {file.format: file.path for file in write_csvw(publication(), tmp_path)}


@pytest.fixture
def rows(written):
    with written["CSV"].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_description_lies_where_the_standard_looks_for_it(written):
    assert written["CSV"].name == "cleveland-by-year.csv"
    assert written["CSVW"].name == "cleveland-by-year.csv-metadata.json"


def test_a_validator_takes_the_file_and_its_description(written):
    checked = csvw.CSVW(str(written["CSVW"]), validate=True)
    assert checked.is_valid, checked.warnings


@pytest.mark.parametrize(("right", "wrong"), [(",820,", ",many,"), ("2013-04-01", "1 April 2013"), ("E23000013", "")])
def test_the_validator_would_see_a_damaged_file(written, right, wrong):
    path = written["CSV"]
    path.write_bytes(path.read_bytes().replace(right.encode(), wrong.encode(), 1))
    assert not csvw.CSVW(str(written["CSVW"]), validate=True).is_valid


def test_an_unknown_count_is_an_empty_cell_and_a_zero_is_a_zero(rows):
    assert [(row["count"], row["shorthand"], row["status"]) for row in rows] == [
        ("820", "", "shown"),
        ("0", "", "shown"),
        ("", "c", "hidden"),
        ("", "x", "refused"),
        ("", "z", "not applicable"),
        ("", "c", "hidden"),
        ("-12", "", "shown"),
        ("1250", "", "rounded"),
    ]


def test_a_range_that_its_publisher_printed_stays_a_range(rows):
    assert [(row["count_lower"], row["count_upper"]) for row in rows[4:6]] == [("", ""), ("1", "4")]


def test_what_is_read_back_is_what_was_published(rows):
    assert [_read_back(row) for row in rows] == list(EVERY_KIND)


def test_a_number_worked_out_stands_only_beside_a_count_that_is_shown(rows):
    assert [row["rate_per_1000"] for row in rows] == ["6.68", "0.00", "", "", "", "", "", "9.50"]


def test_no_text_can_become_a_formula(rows):
    assert rows[3]["note"] == "'=cmd|' /C calc'!A0"
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "@"}]


def test_the_description_says_who_when_under_which_licence_and_from_what(written):
    said = json.loads(written["CSVW"].read_text("utf-8"))
    assert said["dc:publisher"] == "Example Charity"
    assert said["dc:issued"] == "2026-11-25"
    assert "open-government-licence" in said["dc:license"]["@id"]
    assert "Version 1.0.0, 25 November 2026" in said["dc:bibliographicCitation"]
    assert [source["dc:identifier"] for source in said["dc:source"]] == ["answer-17", "home-office"]
    assert any(comment.startswith("[c] hidden") for comment in said["rdfs:comment"])
    assert "Counts of 1 to 4 are hidden" in said["dc:description"]
    assert all(column["dc:description"] for column in said["tableSchema"]["columns"])


def test_a_mark_that_is_not_used_is_not_explained(tmp_path):
    only = PublicationTable("by-year", protected([figure(2013, 820), withhold(figure(2014, 2))]))
    about = write_csvw(publication(only), tmp_path)[1].path
    assert [words[:3] for words in json.loads(about.read_text("utf-8"))["rdfs:comment"]] == ["Off", "[c]", "A c"]


def test_the_same_publication_gives_the_same_bytes(tmp_path):
    first, again = (write_csvw(publication(), tmp_path / name) for name in ("first", "again"))
    assert [file.path.read_bytes() for file in first] == [file.path.read_bytes() for file in again]


def _read_back(row: dict[str, str]) -> Figure:
    status = {"shown": "observed", "hidden": "suppressed at source"}.get(row["status"], row["status"])
    low, high = (int(row[name]) if row[name] else None for name in ("age_low", "age_high"))
    return Figure(
        area=row["area_code"],
        period=Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])),
        counted=Counted(row["counted"]),
        offence=row["offence_code"],
        lower=int(row["count_lower"]) if row["count_lower"] else None,
        upper=int(row["count_upper"]) if row["count_upper"] else None,
        online=Online(row["online"]),
        ages=AgeBand(low, high, row["age"] != "age not known"),
        sex=Sex(row["sex"]),
        breakdown=row["breakdown"].removeprefix("'"),
        status=CellStatus(status),
        quality=row["quality"],
        source_id=row["source"],
        locator=row["locator"],
        note=row["note"].removeprefix("'"),
    )
