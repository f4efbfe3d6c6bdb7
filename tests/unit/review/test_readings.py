"""A doubt about a cell that became no figure offers the readings that the cell allows, and the chosen one is taken in."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faircount.errors import BadDecision
from faircount.readers.read import read_answer
from faircount.readers.wire import from_json, to_json
from faircount.review.apply import apply_decisions
from faircount.review.matters import Matter, matters_of
from faircount.store.decisions import Decision, Decisions
from faircount.tables.extract import Extract
from faircount.vocabulary.measures import Online

WHY = "the note says so"
BRACKETS = "Kent Police\nOffence,2015/16,2016/17\nRape offences,17 (14),20 (3)\n"


def brackets(folder: Path) -> tuple[Path, Extract]:
    path = folder / "kent.csv"
    path.write_text(BRACKETS, encoding="utf-8")
    return path, read_answer(path)


def decided(path: Path, extract: Extract, matter: Matter, choice: str) -> Extract:
    sha256, locator, question = matter.key
    assert sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    made = Decision(
        datetime(2026, 11, 25, tzinfo=UTC), "A. Person", "kent", sha256, locator, question, choice, "the note says so"
    )
    return apply_decisions([extract], Decisions((made,)), [path])[0]


def test_a_figure_in_brackets_can_be_people_the_marked_ones_or_a_percentage(tmp_path: Path) -> None:
    _, extract = brackets(tmp_path)
    matter = next(matter for matter in matters_of(extract) if "csv!B3" in matter.cells)
    assert [choice.choice for choice in matter.choices] == [
        "read as: victims", "read as: those marked as online", "read as: a percentage", "left out",
    ]  # fmt: skip
    assert matter.choice("2") == "read as: those marked as online"


@pytest.mark.parametrize(
    ("choice", "counted", "online", "is_count"),
    [
        ("read as: victims", "victims", Online.ALL, True),
        ("read as: those marked as online", "offences", Online.YES, True),
        ("read as: a percentage", "percent of offences", Online.ALL, False),
    ],
)
def test_the_chosen_reading_becomes_a_figure_beside_the_first(
    choice: str, counted: str, online: Online, is_count: bool, tmp_path: Path
) -> None:
    path, extract = brackets(tmp_path)
    matter = next(matter for matter in matters_of(extract) if "csv!B3" in matter.cells)
    after = decided(path, extract, matter, choice)
    first, second = (figure for figure in after.figures if figure.locator == "csv!B3")
    assert (first.number, second.number) == (17, 14)
    assert (second.counted, second.online, second.is_count) == (counted, online, is_count)
    assert second.period == first.period
    assert "decided" in second.note
    assert WHY not in second.note
    assert [doubt.place for doubt in after.doubts if "brackets" in doubt.question] == [], "one answer settles the table"
    assert [leftover.place for leftover in after.leftovers if "brackets" in leftover.reason] == []


def test_a_reading_that_the_cell_does_not_allow_is_refused_and_the_cell_stays_left_over(tmp_path: Path) -> None:
    path, extract = brackets(tmp_path)
    matter = next(matter for matter in matters_of(extract) if "csv!B3" in matter.cells)
    with pytest.raises(BadDecision):
        matter.choice("read as: tea leaves")
    after = decided(path, extract, matter, "read as: tea leaves")
    assert len(after.figures) == len(extract.figures)
    assert "is no reading of this cell" in str(after.findings[-1])


def test_readings_survive_the_way_from_the_reading_process(tmp_path: Path) -> None:
    _, extract = brackets(tmp_path)
    assert any(doubt.readings for doubt in extract.doubts)
    assert from_json(to_json(extract)) == extract
