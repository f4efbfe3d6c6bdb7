"""What settles a request: nothing that came before it and holds other years, whatever force sent it; and nothing silently."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.pipeline.ask import ask, chase, open_inbox, status
from faircount.requests.asking.tracking import RequestState
from faircount.requests.inbox.coverage import coverage, in_a_sentence
from faircount.requests.inbox.decided import WHAT_PLACE, WHOSE_PLACE, key_of
from faircount.requests.inbox.inbox import inbox_of
from faircount.requests.inbox.nature import PieceNature
from faircount.requests.inbox.replies import replies
from faircount.requests.inbox.requests import Requests
from faircount.store.decisions import Decision, Decisions
from faircount.tables.extract import AnsweredFigure, Extract, RefusedPart
from faircount.tables.piece import FilePart, Piece
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.periods import FinancialYear
from tests.lib.inputs import inputs
from tests.lib.mailboxes import DEFINITION, OURS

KENT, REFERENCE, SENT = "E23000032", "kent-1a2b3c4d", date(2026, 11, 2)
ASKED = (FinancialYear(2023).period, FinancialYear(2024).period)
REQUESTS = Requests({KENT: REFERENCE}, sent={KENT: SENT}, years=ASKED)
DAYS = st.none() | st.integers(-1_500, 200).map(lambda away: SENT + timedelta(away))


def came(day: date | None, years: list[int], *, is_tied: bool, refuses: bool = False) -> Extract:
    """A letter of Kent's of a day, with a figure for each year that begins in one of these."""
    figures = [
        AnsweredFigure("Kent", FinancialYear(year).period, "offences", "", 100 + year, None, None, "row 1") for year in years
    ]
    refusals = (RefusedPart(("12",), "", not years, "row 1"),) if refuses else ()
    references = (REFERENCE,) if is_tied else ()
    piece = Piece(heads=(KENT,), references=references, dated=day, has_numbers=bool(years))
    return Extract("reply.txt", "a" * 64, "txt", figures=tuple(figures), refusals=refusals, pieces=(piece,))


@inputs(200)
@given(DAYS, st.lists(st.integers(2017, 2025), max_size=4, unique=True), st.booleans(), st.booleans())
def test_only_what_came_after_it_and_holds_a_part_of_it_settles_a_request(day, years, is_tied, refuses):
    refuses = refuses or not years
    (one,) = inbox_of([came(day, years, is_tied=is_tied, refuses=refuses)], REQUESTS).matches
    heard = inbox_of([one.extract], REQUESTS).heard(KENT, date(2027, 3, 1))
    could_be = is_tied or day is None or day >= SENT
    holds = not years or any(FinancialYear(year).period in ASKED for year in years) or (is_tied and refuses)
    assert bool(heard.answers) == (could_be and holds)
    assert one.is_open == (could_be != holds), "asked about where one of the two speaks against it"
    assert one.is_earlier(KENT) == (not could_be and not holds), "and of another request where both do"
    assert one.is_earlier(KENT) == ("it holds none of the years that were asked for" in one.why)
    assert bool(heard.held) == one.is_open, "nobody is chased before a person has said what it is"


@inputs(60)
@given(DAYS, st.lists(st.integers(2017, 2021), min_size=1, max_size=4, unique=True))
def test_an_answer_to_another_request_is_no_reply_to_this_one_and_keeps_its_figures(day, years):
    extract = came(day, years, is_tied=False)
    inbox = inbox_of([extract], REQUESTS)
    (one,) = inbox.matches
    rows = coverage([extract], [AREAS[KENT].police], inbox)
    assert sum(row.figures for row in rows) == len(years)
    awaited = [row for row in rows if row.outcome == "no answer"]
    assert bool(awaited) == one.is_earlier(KENT)
    assert ("nothing has come from 1 of them" in in_a_sentence(rows, [KENT])) == one.is_earlier(KENT)
    found = replies(Path("/nowhere"), [extract], inbox)
    assert (KENT in found) != one.is_earlier(KENT)


def test_an_old_table_in_a_new_letter_is_as_new_as_the_letter():
    letter = Piece(heads=(KENT,), dated=SENT + timedelta(20))
    table = Piece(place="table.csv>", part=FilePart.ATTACHED, dated=SENT - timedelta(600), has_numbers=True)
    extract = came(None, [2023], is_tied=False)
    (one,) = inbox_of([Extract("a.eml", "b" * 64, "eml", figures=extract.figures, pieces=(letter, table))], REQUESTS).matches
    assert one.natures == {KENT: PieceNature.ANSWER}
    assert not one.is_open


LETTER = """{police}
Freedom of Information
{day}

Dear Ms Webb,

Thank you for your request. We recorded the following sexual offences against children under 18:

{years}

Yours sincerely,
P Marsden
"""


@pytest.mark.parametrize("seed", range(3))
def test_answers_of_years_ago_leave_a_new_request_waiting_and_are_no_reason_not_to_chase(tmp_path, seed):
    chance = random.Random(seed)
    (tmp_path / "ask.toml").write_text(DEFINITION.format(ours=OURS, sent="2026-11-02", forces='"Kent", "Essex"'))
    (tmp_path / "answers").mkdir()
    for force in ("Kent", "Essex"):
        first = chance.randint(2016, 2019)
        told = "\n".join(f"{year}/{year % 100 + 1}: {chance.randint(200, 900)}" for year in range(first, first + 3))
        day = date(first + 4, chance.randint(1, 12), chance.randint(1, 28))
        words = LETTER.format(police=f"{force} Police", day=f"{day.day} {day:%B} {day.year}", years=told)
        (tmp_path / "answers" / f"reply of {force}.txt").write_text(words)
    ask(tmp_path, tmp_path / "requests")
    today = date(2026, 11, 3)
    assert {row.state(today) for row in status(tmp_path, tmp_path / "requests", today).rows} == {RequestState.WAITING}
    late = date(2027, 1, 18)
    assert {row.state(late) for row in chase(tmp_path, tmp_path / "requests", late).rows} == {RequestState.CHASED}
    for one in open_inbox(tmp_path, tmp_path / "requests").matches:
        assert [str(nature) for nature in one.natures.values()] == ["an answer to another request"]


@pytest.mark.parametrize(("place", "said"), [(WHOSE_PLACE, "answers: Kent Police"), (WHAT_PLACE, "is: an answer")])
def test_what_a_person_says_stands_of_whose_it_is_as_of_what_it_is(place, said):
    extract = came(SENT - timedelta(700), [2019], is_tied=False)
    sha256, where, question = key_of(extract.sha256, place)
    made = Decision(datetime(2026, 12, 1, tzinfo=UTC), "JM", extract.file, sha256, where, question, said, "they rang")
    assert inbox_of([extract], REQUESTS).heard(KENT, SENT).answers == ()
    assert inbox_of([extract], REQUESTS, Decisions((made,))).heard(KENT, SENT).answers == ("reply.txt",)
