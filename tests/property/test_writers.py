"""Promises of every writer: what is hidden is nowhere in the file, a zero is a zero, the same again gives the same bytes."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.tables.protected import withhold
from faircount.vocabulary.status import CellStatus
from faircount.writers.publication import PublishedTable, Written
from faircount.writers.write import WRITERS
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
    return publication(PublishedTable("by-year", protected(figures)))


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
@settings(max_examples=25)
@given(counts=CELLS)
def test_a_hidden_count_is_nowhere_and_a_shown_one_is_there(name, counts):
    with tempfile.TemporaryDirectory() as folder:
        text = _text(WRITERS[name](_publication(counts), Path(folder)))
    numbers = set(re.findall(r"(?<![\w.])\d+(?![\w.])", text.replace(",", " , ")))
    hidden = {count for count in counts if count >= 10_000}
    assert not {secret for secret in hidden if str(secret) in text or f"{secret:,}" in text}
    assert {str(count) for count in counts if count < 10_000} <= numbers


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=10)
@given(counts=CELLS)
def test_the_same_publication_gives_the_same_bytes(name, counts):
    with tempfile.TemporaryDirectory() as folder:
        first, again = (WRITERS[name](_publication(counts), Path(folder) / when) for when in ("first", "again"))
        assert [file.path.read_bytes() for file in first] == [file.path.read_bytes() for file in again]
