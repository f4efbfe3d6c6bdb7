"""A year that is carried over "now" or "in a year" may bear a claim out, and accuses nobody."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.claims.check import check_text, gather
from faircount.claims.claim import Verdict
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from faircount.claims.resolving.resolved_claim import MovedOn
from faircount.claims.words import load_wording
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period
from tests.lib.inputs import inputs

CLEVELAND = "E23000013"
OPENS = "Police in Cleveland logged {whole} sexual crimes against under-18s in 2015/16."
STEPS = (
    "The number flagged as having an online element rose from {before} to {after} in a year.",
    "Offences marked as online went from {before} to {after} over two years.",
)
SHARES = "{said}% of all sexual offences against children {now}have an online element."


def figure(year: int, count: int, online: Online = Online.ALL) -> Figure:
    period = Period(date(year, 4, 1), date(year + 1, 3, 31))
    return Figure(CLEVELAND, period, Counted.OFFENCES, "sexual_under_18", count, count, online)


def held(text: str, claim: str, *figures: Figure) -> CheckedClaim:
    return next(one for one in judge_against(check_text(text), figures, {}) if claim in one.verified.claim.text)


@given(
    st.integers(600, 900),
    st.integers(600, 900),
    st.integers(40, 120),
    st.integers(130, 400),
    st.sampled_from(STEPS),
    st.sampled_from(("now ", "today ", "")),
)
@inputs(60)
def test_a_share_of_now_is_borne_out_by_a_later_year_and_not_accused_by_the_year_told(whole, later, before, after, step, now):
    said = round(100 * after / later)
    assume(abs(100 * after / whole - said) > 1 and abs(100 * before / whole - said) > 1)
    text = " ".join((OPENS, step, SHARES)).format(whole=whole, before=before, after=after, said=said, now=now)
    known = [figure(2015, whole), figure(2016, later), figure(2015, before, Online.YES), figure(2016, after, Online.YES)]
    assert held(text, f"{said}%", *known).verdict is LedgerVerdict.CONFIRMED, text
    for count in (known[:1], known[::2]):
        assert held(text, f"{said}%", *count).verdict is LedgerVerdict.UNKNOWN, text
    alone = next(one for one in check_text(text) if f"{said}%" in one.claim.text)
    assert alone.verification.verdict is not Verdict.INCONSISTENT


def test_a_share_that_its_sentence_dates_is_held_to_that_year():
    text = f"{OPENS} {STEPS[0]} In 2015/16 18% of all sexual offences against children had an online element."
    known = (figure(2015, 820), figure(2015, 55, Online.YES))
    found = held(text.format(whole=820, before=55, after=145), "18%", *known)
    assert found.verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Kent had 820 offences in 2015/16. Online ones rose from 55 to 145 in a year.", [None, MovedOn.STEP]),
        ("Kent had 820 offences in 2015/16. One in five is now online.", [None, MovedOn.NOW]),
        ("Kent had 820 offences in 2015/16. One in five was online.", [None, None]),
        ("Kent had 820 offences in 2015/16. Online ones rose from 55 in 2015/16 to 145 in 2016/17. One in five.", [None] * 3),
        ("Kent had 820 offences. Online ones rose from 55 to 145 in a year. One in five is now online.", [None] * 3),
    ],
)
def test_only_words_behind_the_date_that_is_carried_lead_on_from_it(text, led):
    assert [claim.moved_on for claim in gather(text, load_wording()).claims] == led
