"""A table of questions and answers is read as the letter that it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.base import Document, Prose, Sheet
from faircount.readers.letter.question_tables import with_questions_told
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear
from tests.unit.readers.pictures import read

_HEADS = (None, ("No.", "Question", "Answer"), ("", "Question", "Response"))
_NUMBERS = ("{}", "{}.", "Q{}", "")
_ALL = "How many sexual offences against children under 18 were recorded in {}?"
_FLAGGED = "Of these, how many carried the online flag?"


def _workbook(rows: Sequence[Sequence[str | int]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@given(
    start=st.integers(2013, 2021),
    counts=st.lists(st.integers(20, 900), min_size=2, max_size=2),
    number=st.sampled_from(_NUMBERS),
    heads=st.sampled_from(_HEADS),
)
def test_each_answer_is_of_its_question(
    tmp_path_factory: object, start: int, counts: list[int], number: str, heads: tuple[str, ...] | None
) -> None:
    folder: Path = tmp_path_factory.mktemp("asked")  # type: ignore[attr-defined]
    years = [FinancialYear(start + n).period.label for n in range(2)]
    rows: list[list[str | int]] = [list(heads)] if heads else []
    for n, (year, count) in enumerate(zip(years, counts, strict=True)):
        rows.append([number.format(2 * n + 1), _ALL.format(year), count])
        rows.append([number.format(2 * n + 2), _FLAGGED, count // 9])
    rows = rows if number else [row[1:] for row in rows]
    found = read(folder, "kent.xlsx", _workbook(rows))
    told = [(figure.period.label, figure.online, figure.number) for figure in (*found.figures, *found.proposals)]
    wanted = [(year, flag, n) for year, count in zip(years, counts, strict=True) for flag, n in _both(count)]
    assert sorted(told) == sorted(wanted)


def _both(count: int) -> tuple[tuple[Online, float], tuple[Online, float]]:
    return (Online.ALL, count), (Online.YES, count // 9)


def test_several_lines_of_an_answer_keep_their_years(tmp_path: Path) -> None:
    rows = [
        [_ALL.format("2019/20 and 2020/21"), "2019/20: 120 2020/21: 133"],
        ["How many carried the online flag?", ""],
        ["2019/20", 14],
        ["2020/21", 19],
    ]
    found = read(tmp_path, "kent.xlsx", _workbook(rows))
    told = {(figure.period.label, figure.online, figure.number) for figure in (*found.figures, *found.proposals)}
    assert told == {
        ("2019/20", Online.ALL, 120), ("2020/21", Online.ALL, 133), ("2019/20", Online.YES, 14), ("2020/21", Online.YES, 19),
    }  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        (("Age", "2019/20", "2020/21"), ("Under 5?", 1, 2), ("5 to 9", 3, 4)),
        ((_ALL.format("2019/20"), 120, 133), (_FLAGGED, 14, 19)),
        (("Girls", 12), ("Boys", 4)),
    ],
)
def test_other_tables_stay_tables(rows: tuple[tuple[str | int, ...], ...]) -> None:
    document = Document("kent.xlsx", "xlsx", blocks=(Sheet("Data", rows),))
    assert with_questions_told(document) is document


def test_answers_stand_at_their_cells() -> None:
    document = Document("kent.xlsx", "xlsx", blocks=(Sheet("Data", (("Q1", _ALL.format("2019/20"), 120), ("Q2", _FLAGGED, 9))),))
    told = [(block.text, block.place) for block in with_questions_told(document).blocks if isinstance(block, Prose)]
    assert told == [
        (f"Q1. {_ALL.format('2019/20')}", "Data!B1"), ("120", "Data!C1"), (f"Q2. {_FLAGGED}", "Data!B2"), ("9", "Data!C2"),
    ]  # fmt: skip


def test_a_question_that_heads_a_row_is_its_label(tmp_path: Path) -> None:
    rows = [["Question", "2019/20", "2020/21"], ["How many sexual offences against children under 18 were recorded?", 120, 133]]
    rows += [[_FLAGGED, 14, 19]]
    found = read(tmp_path, "kent.xlsx", _workbook(rows))
    assert [(figure.online, figure.breakdown) for figure in (*found.figures, *found.proposals)] == [
        (Online.ALL, ""), (Online.ALL, ""), (Online.YES, ""), (Online.YES, ""),
    ]  # fmt: skip


def test_a_sheet_that_only_repeats_the_request_answers_nothing() -> None:
    rows = (
        ("Please could you provide, for 2017, 2018 and 2019:",),
        ("Q1. The number recorded, under 18",),
        (f"Q2. {_ALL.format('each year')}",),
        (f"Q3. {_FLAGGED}",),
        ("Please see the tabs.",),
    )
    document = Document("kent.xlsx", "xlsx", blocks=(Sheet("Request", rows),))
    assert with_questions_told(document) is document


def test_lines_of_a_cell_stay_lines() -> None:
    rows = (
        (f"1. {_ALL.format('each year')}", "2019/20: 120 2020/21: 133"),
        ("2a. Breakdown by sex", "2019/20: Female 90, Male 30"),
    )
    lines = {(0, 1): "2019/20: 120\n2020/21: 133"}
    document = Document("kent.docx", "docx", blocks=(Sheet("t1", rows, lines=lines),))
    told = [block.text for block in with_questions_told(document).blocks if isinstance(block, Prose)]
    assert told[1:] == ["2019/20: 120\n2020/21: 133", "2a. Breakdown by sex", "2019/20: Female 90, Male 30"]


@pytest.mark.parametrize("over", [["Force figures - all are for 1 January 2021 to 31 December 2021"], ["Period", "2021"]])
def test_what_stands_over_the_first_question_is_told_of_all(tmp_path: Path, over: list[str]) -> None:
    rows = [
        over,
        ["Q1. How many sexual offences against children (under 18) were recorded, by offence?"],
        ["Rape", 40],
        ["Sexual assault", 60],
        ["TOTAL", 100],
        ["Q2. Age of the victim at the time of the offence"],
        ["Under 10", 30],
        ["10 - 17", 70],
        ["Q3. How many of these were flagged as online?"],
        ["Online qualifier on the record", 9],
    ]
    found = read(tmp_path, "kent.xlsx", _workbook(rows))
    told = {(figure.period.label, figure.number, figure.online) for figure in (*found.figures, *found.proposals)}
    assert told >= {("2021", 40, Online.ALL), ("2021", 100, Online.ALL), ("2021", 30, Online.ALL), ("2021", 9, Online.YES)}
