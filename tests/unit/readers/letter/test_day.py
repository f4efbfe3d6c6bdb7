"""The day at the head of a letter, in every manner of writing it; days that are said of something else are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.letter.day import day_of_letter
from faircount.readers.read import read_answer
from tests.lib.inputs import inputs

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))
WRITTEN = {
    "in words": lambda day: f"{day.day} {day:%B} {day.year}",
    "in short": lambda day: f"{day.day} {day:%b} {day.year}",
    "with its name": lambda day: f"{day:%A}, {day.day} {day:%B} {day.year}",
    "in numbers": lambda day: f"{day:%d/%m/%Y}",
    "as computers do": lambda day: day.isoformat(),
}
BEFORE = ("", "Date: ", "Dated ", "Date of response: ", "Our ref: FOI 4471/24      Date: ")
BODY = ("", "Dear Ms Webb,", "Thank you for your request of 20 May 2004, received on 21 May 2004.", "2004/05: 33", "1 June 2004")
OTHERS = (
    "Date received: {}",
    "Your request of {}",
    "Date of request: {}",
    "{} to 31 March 2031",
    "Recorded between 1 April 2004 and {}",
)


@inputs(150)
@given(DAYS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(BEFORE), st.sampled_from(["", "."]))
def test_the_day_on_a_line_of_its_own_is_that_of_the_letter(day, manner, before, after):
    head = ("Humberside Police", "Information Governance", f"{before}{WRITTEN[manner](day)}{after}")
    assert day_of_letter((*head, *BODY)) == day


@inputs(100)
@given(DAYS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(OTHERS))
def test_a_day_that_is_said_of_something_else_is_none(day, manner, line):
    assert day_of_letter(("Humberside Police", line.format(WRITTEN[manner](day)), *BODY)) is None


def test_two_days_are_none():
    assert day_of_letter(("12 June 2024", "13 June 2024", "Dear Ms Webb,")) is None


@pytest.mark.parametrize(("head", "dated"), [("12 June 2024", date(2024, 6, 12)), ("", None)])
def test_an_answer_is_of_the_day_of_its_letter(tmp_path, head, dated):
    (tmp_path / "letter.txt").write_text("\n".join(("Humberside Police", head, *BODY)))
    read = read_answer(tmp_path / "letter.txt")
    assert (read.dated, read.pieces[0].dated) == (dated, dated)
