"""What a reply says of each kind of figure, and that nothing unprotected can be written as one."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from faircount.errors import SchemaMismatch
from faircount.tables.figures import Figure
from faircount.tables.protected import withhold
from faircount.tables.request import IN_CODES, PROTECTED, AskedCell, RequestForm
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from faircount.writers.reply import REPLY_WRITERS, filled_rows, write_reply
from faircount.writers.request_form import FormWords
from tests.lib.publications import protected

AREA = "E23000013"
YEARS = [FinancialYear(year).period for year in range(2021, 2024)]
FORM = RequestForm(
    "cleveland-1a2b3c4d", AREA, "Offences", 5,
    tuple(
        AskedCell(f"R{number:03d}", year, Counted.OFFENCES, "88A", Online.ALL, ALL_AGES, Sex.ALL)
        for number, year in enumerate(YEARS, 1)
    ),
)  # fmt: skip
SHOWN, SMALL, ABSENT = (
    Figure(AREA, year, Counted.OFFENCES, "88A", count, count, status=status)
    for year, count, status in zip(
        YEARS, (7, 3, None), (CellStatus.OBSERVED, CellStatus.OBSERVED, CellStatus.NOT_RECORDED), strict=True
    )
)
WORDS = FormWords("Cleveland Police", "A charity", date(2026, 5, 7), (), ("Cleveland Police.",))


def test_a_row_says_its_count_or_why_there_is_none():
    rows = filled_rows(FORM, protected([SHOWN, withhold(SMALL), ABSENT]), "40(2)")
    assert [(row.count, row.reason, row.section) for row in rows.values()] == [
        (7, "", ""), (None, PROTECTED, "40(2)"), (None, "not held", ""),
    ]  # fmt: skip


def test_a_row_without_a_figure_is_refused():
    with pytest.raises(SchemaMismatch, match="R003"):
        filled_rows(FORM, protected([SHOWN, withhold(SMALL)]), "40(2)")


def test_every_format_is_written_under_the_reference(tmp_path):
    written = write_reply(FORM, protected([SHOWN, withhold(SMALL), ABSENT]), WORDS, "40(2)", tmp_path)
    assert {path.name for path in written} == {f"cleveland-1a2b3c4d.{kind}" for kind in REPLY_WRITERS}


def test_the_csv_is_one_table_with_its_rows_in_words_and_in_codes(tmp_path):
    write_reply(FORM, protected([SHOWN, withhold(SMALL), ABSENT]), WORDS, "40(2)", tmp_path)
    with (tmp_path / "cleveland-1a2b3c4d.csv").open(encoding="utf-8", newline="") as stream:
        heading, *rows = csv.reader(stream)
    assert heading[-len(IN_CODES) :] == list(IN_CODES)
    assert [row[7] for row in rows] == ["7", "", ""]
    assert {len(row) for row in rows} == {len(heading)}
