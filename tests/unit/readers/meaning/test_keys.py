"""Codes mean what the document's own key says, wherever it stands, and a key lends nothing else to the figures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.base import Sheet
from faircount.readers.meaning.keys import key_of
from faircount.tables.extract import Extract
from faircount.vocabulary.measures import Sex
from tests.unit.readers.pictures import read

_BANDS = {"aged 0 to 9": (0, 9), "aged 10 to 15": (10, 15), "aged 16 and 17": (16, 17)}
_CODES = st.lists(st.from_regex(r"[B-EGJKPRV][1-9A-E]?", fullmatch=True), min_size=3, max_size=3, unique=True)


def _answer(folder: Path, codes: Sequence[str], *, is_apart: bool) -> Extract:
    """A workbook of ages by codes, with the key to them on a sheet of its own or below the figures."""
    book = openpyxl.Workbook()
    figures = book.active
    assert figures is not None
    for row in (["Kent Police: sexual offences against children under 18"], ["Code", "2019/20", "2020/21"]):
        figures.append(row)
    for at, code in enumerate(codes):
        figures.append([code, 20 + at, 30 + at])
    key = book.create_sheet("Key") if is_apart else figures
    key.append([])
    for row in (["Code", "Meaning"], *zip(codes, _BANDS, strict=True)):
        key.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return read(folder, "kent.xlsx", written.getvalue())


@given(codes=_CODES, is_apart=st.booleans())
def test_codes_are_read_by_the_key(tmp_path_factory: object, codes: list[str], is_apart: bool) -> None:
    folder: Path = tmp_path_factory.mktemp("keys")  # type: ignore[attr-defined]
    found = _answer(folder, codes, is_apart=is_apart)
    ages = {figure.number: (figure.ages.low, figure.ages.high) for figure in (*found.figures, *found.proposals)}
    assert ages == {n + at: band for at, band in enumerate(_BANDS.values()) for n in (20.0, 30.0)}


def test_a_row_that_explains_several_codes_explains_each() -> None:
    key = Sheet("Key", (("F / M / U", "All by sex of victim: female, male, unknown"), ("A1", "Aged 0 to 11")))
    assert key_of(key) == "F = female\nM = male\nU = unknown\nA1 = Aged 0 to 11"


def test_two_columns_of_labels_and_figures_are_no_key() -> None:
    assert key_of(Sheet("Data", (("Girls", 12), ("Boys", 4), ("2019/20", "a year"), ("Q1", "How many?")))) == ""


def test_a_quoted_code_is_explained_in_a_sentence(tmp_path: Path) -> None:
    content = (
        "Kent Police: sexual offences against children under 18\n,2019/20\nAll offences,64\nVictim female,40\nVictim male,20\n"
        "Victim NS,4\nVictim sex is as recorded; “NS” is not stated.\n"
    )
    found = read(tmp_path, "kent.csv", content)
    assert [figure.sex for figure in found.figures] == [Sex.ALL, Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN]
