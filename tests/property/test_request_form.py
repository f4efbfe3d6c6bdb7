"""A form that is filled in and read back says what was written into it, and an unknown is never 0."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import SchemaMismatch
from faircount.readers.forms.request_form import to_figure
from faircount.requests.answering.request import read_returned
from faircount.tables.figures import Figures
from faircount.tables.request import COUNT, REASON, AskedCell, RequestForm, reasons
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, calendar_year
from faircount.vocabulary.status import CellStatus
from faircount.writers.request_form import FormWords, write_request_form
from tests.lib.inputs import inputs
from tests.lib.requests import fill_in, heading_row

WORDS = FormWords("Cleveland Police", "A charity", date(2026, 11, 25), (("Count", "A whole number."),))
PERIODS = st.one_of(
    st.integers(2012, 2027).map(lambda year: FinancialYear(year).period), st.integers(2012, 2027).map(calendar_year)
)
AGES = st.sampled_from([ALL_AGES, NOT_KNOWN, AgeBand(0, 3), AgeBand(4, 9), AgeBand(10, 17), AgeBand(16, None), AgeBand(12, 12)])
OFFENCES = st.sampled_from(["sexual_under_18", "all_sexual", "88A", "17B", "indecent_images"])
BREAKDOWNS = st.sampled_from(["", "", "district=North", "district=L01; outcome=none yet", "outcome=16; relationship=family"])
SUBJECTS = st.tuples(
    PERIODS, st.sampled_from([Counted.OFFENCES, Counted.VICTIMS]), OFFENCES, st.sampled_from(Online), AGES, st.sampled_from(Sex),
    BREAKDOWNS,
)  # fmt: skip
SMALL = 5
EMPTY = (None, None)
FILLED = st.one_of(
    st.just(EMPTY),
    st.integers(0, 9_999_999).map(lambda count: (count, None)),
    st.sampled_from([*reasons(SMALL)]).map(lambda reason: (None, reason)),
    st.sampled_from(["<5", "Not held", " refused ", "0 to 4", "1,204", "Nil"]).map(lambda text: (text, None)),
)
SAID = {
    "<5": (1, 4, CellStatus.SUPPRESSED_AT_SOURCE),
    "Not held": (None, None, CellStatus.NOT_RECORDED),
    " refused ": (None, None, CellStatus.REFUSED),
    "0 to 4": (0, 4, CellStatus.SUPPRESSED_AT_SOURCE),
    "1,204": (1204, 1204, CellStatus.OBSERVED),
    "Nil": (0, 0, CellStatus.OBSERVED),
}


@st.composite
def filled_forms(draw):
    """A form, and for each of its rows what is written into the two cells."""
    subjects = draw(st.lists(SUBJECTS, min_size=1, max_size=12, unique=True))
    cells = tuple(AskedCell(f"R{number:03d}", *subject) for number, subject in enumerate(subjects, 1))
    form = RequestForm("cleveland-1a2b3c4d", "E23000013", "Recorded offences", SMALL, cells)
    return form, {cell.key: draw(FILLED) for cell in cells}


def expected(cell, written):
    count, reason = written
    if isinstance(count, int):
        told = (count, count, CellStatus.OBSERVED)
    elif reason is not None:
        known = reasons(SMALL)[reason]
        told = (known.lower, known.upper, known.status)
    else:
        told = SAID[count]
    return (cell.period, cell.counted, cell.offence, cell.online, cell.ages, cell.sex, cell.breakdown, *told)


def moved(path: Path, chance: random.Random) -> None:
    """Rows shuffled, lines put in above and a column before: what happens to a form on its way through an office."""
    book = openpyxl.load_workbook(path)
    page = book["Answer"]
    top = heading_row(page)
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=top + 1, max_row=page.max_row)]
    chance.shuffle(rows)
    for number, row in enumerate(rows, top + 1):
        for column, value in enumerate(row, 1):
            page.cell(number, column).value = value
    page.insert_rows(1, chance.randint(1, 3))
    page.insert_cols(1, chance.randint(1, 2))
    page.title = chance.choice(["Answer", "Reply", "Sheet1"])
    book.save(path)


@inputs(30)
@given(filled_forms(), st.randoms(use_true_random=False), st.booleans())
def test_what_was_filled_in_is_read_back_and_unknown_is_never_zero(filled, chance, is_moved):
    form, written = filled
    with tempfile.TemporaryDirectory() as place:
        sent = write_request_form(form, WORDS, Path(place) / "form.xlsx")
        answers = {key: {COUNT: count, REASON: reason} for key, (count, reason) in written.items()}
        back = fill_in(sent, answers, Path(place) / "back.xlsx")
        if is_moved:
            moved(back, chance)
        reading = read_returned(back)
    assert reading.form == form
    figures = Figures.of(to_figure(figure, "an-answer") for figure in reading.figures)
    found = [(f.period, f.counted, f.offence, f.online, f.ages, f.sex, f.breakdown, f.lower, f.upper, f.status) for f in figures]
    assert found == [expected(cell, written[cell.key]) for cell in form.cells if written[cell.key] != EMPTY]
    assert len(reading.leftovers) == sum(pair == EMPTY for pair in written.values())
    zeros = sum(pair[0] in (0, "Nil") for pair in written.values())
    assert sum(figure.count == 0 for figure in figures) == zeros
    assert len({figure.locator for figure in figures}) == len(figures)


@inputs(50)
@given(filled_forms(), st.data())
def test_a_definition_survives_being_written_out_and_any_change_to_it_is_refused(filled, drawn):
    form, _ = filled
    rows = list(form.definition())
    assert RequestForm.from_definition(rows) == form
    number = drawn.draw(st.sampled_from([*range(1, 6), *range(7, len(rows))]))
    column = drawn.draw(st.integers(1 if number < 6 else 0, len(rows[number]) - 1))
    text = drawn.draw(
        st.sampled_from(["1", "R999", "yes", "2030-01-01", "unheard of", ""]).filter(lambda t: t != rows[number][column])
    )
    rows[number] = (*rows[number][:column], text, *rows[number][column + 1 :])
    with pytest.raises(SchemaMismatch, match="as it was sent"):
        RequestForm.from_definition(rows)
