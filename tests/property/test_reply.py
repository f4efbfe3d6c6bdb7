"""A reply is read back as it was filled in, from every format that it leaves in, and its bytes are the same each time."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.read import read_answer
from faircount.tables.request import PROTECTED, AskedCell, Filled, RequestForm
from faircount.tables.shares import shares_of
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, calendar_year
from faircount.vocabulary.status import CellStatus
from faircount.writers.reply import REPLY_WRITERS
from faircount.writers.request_form import FormWords
from tests.lib.inputs import inputs

WORDS = FormWords("Cleveland Police", "A charity", date(2026, 5, 7), (("Count", "A whole number."),), ("Cleveland Police.",))
PERIODS = st.one_of(
    st.integers(2012, 2027).map(lambda year: FinancialYear(year).period), st.integers(2012, 2027).map(calendar_year)
)
AGES = st.sampled_from([ALL_AGES, NOT_KNOWN, AgeBand(0, 3), AgeBand(4, 9), AgeBand(10, 17), AgeBand(16, None), AgeBand(12, 12)])
OFFENCES = st.sampled_from(["sexual_under_18", "all_sexual", "88A", "17B", "indecent_images", "71"])
BREAKDOWNS = st.sampled_from(["", "", "district=North", "district=L01; outcome=none yet", "outcome=16; relationship=family"])
SUBJECTS = st.tuples(
    PERIODS, st.sampled_from([Counted.OFFENCES, Counted.VICTIMS]), OFFENCES, st.sampled_from(Online), AGES, st.sampled_from(Sex),
    BREAKDOWNS,
)  # fmt: skip
ANSWERS = st.one_of(
    st.integers(0, 9_999_999).map(Filled),
    st.just(Filled(None, PROTECTED, "40(2)")),
    st.sampled_from([Filled(None, "not held"), Filled(None, "refused", "31"), Filled(None, "does not apply")]),
)
STATUS = {
    "": CellStatus.OBSERVED, PROTECTED: CellStatus.SUPPRESSED_AT_SOURCE, "not held": CellStatus.NOT_RECORDED,
    "refused": CellStatus.REFUSED, "does not apply": CellStatus.NOT_APPLICABLE,
}  # fmt: skip


@st.composite
def replies(draw):
    subjects = draw(st.lists(SUBJECTS, min_size=1, max_size=12, unique=True))
    cells = tuple(AskedCell(f"R{number:03d}", *subject) for number, subject in enumerate(subjects, 1))
    form = RequestForm("cleveland-1a2b3c4d", "E23000013", "=Recorded offences", 5, cells)
    filled = {cell.key: draw(ANSWERS) for cell in cells}
    wholes = {cell.key: [cells[0].key] for cell in cells[1:] if draw(st.booleans())}
    shares = shares_of(wholes, {key: answer.count for key, answer in filled.items()})
    return form, {key: replace(answer, share=shares.get(key, "")) for key, answer in filled.items()}


@pytest.mark.parametrize("kind", REPLY_WRITERS)
@inputs(25)
@given(replies())
def test_a_reply_is_read_back_as_it_was_filled_in(kind, reply):
    form, filled = reply
    with tempfile.TemporaryDirectory() as folder:
        path = REPLY_WRITERS[kind](form, WORDS, Path(folder) / f"reply.{kind}", filled)
        first = path.read_bytes()
        extract = read_answer(path)
        assert REPLY_WRITERS[kind](form, WORDS, path, filled).read_bytes() == first
    said = [
        (
            found.area,
            found.period,
            found.counted,
            found.offence,
            found.online,
            found.ages,
            found.sex,
            found.breakdown,
            found.number,
            found.status,
        )
        for found in extract.figures
    ]
    assert said == [
        ("Cleveland Police", cell.period, str(cell.counted), cell.offence, cell.online, cell.ages, cell.sex,
         cell.breakdown, filled[cell.key].count, STATUS[filled[cell.key].reason])
        for cell in form.cells
    ]  # fmt: skip
    assert not extract.leftovers
    assert not extract.doubts
