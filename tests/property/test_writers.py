"""Promises of every writer: what is hidden is nowhere in the file, a zero is a zero, the same again gives the same bytes, and in
workbooks each mark is explained as what it is.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from faircount.tables.protected import withhold
from faircount.vocabulary.status import CellStatus
from faircount.writers.ods import write_ods
from faircount.writers.publication import DerivedColumn, PublicationTable, Written
from faircount.writers.workbook import write_workbook
from faircount.writers.write import WRITERS
from tests.lib.inputs import inputs
from tests.lib.publications import figure, protected, publication

# Hidden counts have eight digits, no round ones, and shown ones at most four, so that neither is taken for the other, for a
# date, or for a number of the format itself: the theme of a workbook holds 50000.
SHOWN = st.integers(0, 9_999)
SECRET = st.integers(41_000_000, 98_999_999).filter(lambda count: count % 1_000)
CELLS = st.lists(st.one_of(SHOWN, SECRET), min_size=1, max_size=12)
SMALL = (CellStatus.PRIMARY_SUPPRESSED, CellStatus.SECONDARY_SUPPRESSED)


def _publication(counts):
    figures = [
        figure(2000 + place, count) if count < 10_000 else withhold(figure(2000 + place, count, status=SMALL[place % 2]))
        for place, count in enumerate(counts)
    ]
    return publication(PublicationTable("by-year", protected(figures)))


def _text(files: tuple[Written, ...]) -> str:
    pieces = []
    for file in files:
        if zipfile.is_zipfile(file.path):
            with zipfile.ZipFile(file.path) as archive:
                pieces += [archive.read(name).decode() for name in archive.namelist()]
        else:
            pieces.append(file.path.read_text("utf-8"))
    return "\n".join(pieces)


@pytest.mark.parametrize("name", WRITERS)
@inputs(25)
@given(counts=CELLS)
def test_a_hidden_count_is_nowhere_and_a_shown_one_is_there(name, counts):
    with tempfile.TemporaryDirectory() as folder:
        text = _text(WRITERS[name](_publication(counts), Path(folder)))
    numbers = set(re.findall(r"(?<![\w.])\d+(?![\w.])", text.replace(",", " , ")))
    hidden = {count for count in counts if count >= 10_000}
    assert not {secret for secret in hidden if str(secret) in text or f"{secret:,}" in text}
    assert {str(count) for count in counts if count < 10_000} <= numbers


@pytest.mark.parametrize("name", WRITERS)
@inputs(10)
@given(counts=CELLS)
def test_the_same_publication_gives_the_same_bytes(name, counts):
    with tempfile.TemporaryDirectory() as folder:
        first, again = (WRITERS[name](_publication(counts), Path(folder) / when) for when in ("first", "again"))
        assert [file.path.read_bytes() for file in first] == [file.path.read_bytes() for file in again]


def _of_kind(kind, year, low):
    """A figure of this kind; ``low`` is its count, or the lower end of its range."""
    shown = figure(year, low)
    return {
        "shown": shown,
        "hidden by us": withhold(shown),
        "hidden at source": figure(year, None, lower=low, upper=low + 3, status=CellStatus.SUPPRESSED_AT_SOURCE),
        "about": figure(year, None, lower=low, upper=low + 9, status=CellStatus.ROUNDED),
        "refused": figure(year, None, status=CellStatus.REFUSED),
        "no answer": figure(year, None, status=CellStatus.NO_ANSWER),
        "does not apply": figure(year, None, status=CellStatus.NOT_APPLICABLE),
        "under zero": figure(year, -1 - low),
    }[kind]


SAYS = {
    "hidden by us": ("[c]", "hidden to protect people"),
    "hidden at source": (None, "suppressed by the source"),
    "about": (None, "given as approximate or rounded"),
    "refused": ("[x]", "not known"),
    "no answer": ("[x]", "not known"),
    "does not apply": ("[z]", "does not apply"),
}
"""What each kind of cell shows (a range where that is None), and the words that explain it."""
TABLES = st.lists(
    st.lists(st.tuples(st.sampled_from(["shown", "under zero", *SAYS]), st.integers(0, 6)), min_size=1, max_size=8),
    min_size=1,
    max_size=2,
)


def _published(number, cells):
    figures = [_of_kind(kind, 2000 + place, low) for place, (kind, low) in enumerate(cells)]
    counts = [each.count if each.count is not None and each.count >= 0 else None for each in figures]
    return PublicationTable(
        f"table-{number}", protected(figures), (DerivedColumn("range", "Range from", "of chance", tuple(counts), 1),)
    )


@pytest.mark.parametrize("write", [write_workbook, write_ods], ids=["XLSX", "ODS"])
@inputs(25)
@given(tables=TABLES)
def test_each_mark_of_a_workbook_is_explained_as_what_it_is(write, tables):
    with tempfile.TemporaryDirectory() as folder:
        (file,) = write(publication(*(_published(number, cells) for number, cells in enumerate(tables))), Path(folder))
        book = CalamineWorkbook.from_path(file.path)
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    notes = {str(row[0]): str(row[1]) for row in sheets["Notes"] if len(row) > 1}
    for number, cells in enumerate(tables, 1):
        rows = sheets[f"Table {number}"]
        top = next(place for place, row in enumerate(rows) if "Count" in row)
        count, beside = rows[top].index("Count"), rows[top].index("Range from")
        (marks,) = [row[0] for row in rows[:top] if str(row[0]).startswith("Marks: ")] or [""]
        kinds = {kind for kind, _ in cells}
        for (kind, low), row in zip(cells, rows[top + 1 :], strict=True):
            if kind not in SAYS:
                assert row[beside] == (low if kind == "shown" else "[x]")
                continue
            shows, says = SAYS[kind]
            assert row[count] == (shows or f"{low} to {low + (3 if kind == 'hidden at source' else 9)}")
            assert row[beside] == {"hidden at source": "[c]", "about": "[x]"}.get(kind, shows), kind
            assert says in marks
            assert any(says in meaning for meaning in notes.values())
        assert ("not known" in marks) == bool(kinds & {"refused", "no answer"}), "a hidden cell is never said to be not known"
        assert ("not calculated" in marks) == bool(kinds & {"about", "under zero"})
        assert ("hidden to protect people" in marks) == bool(kinds & {"hidden by us", "hidden at source"})
        assert ("does not apply" in marks) == ("does not apply" in kinds)
