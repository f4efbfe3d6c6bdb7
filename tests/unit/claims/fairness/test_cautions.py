"""Cautions that a text calls for by itself: evidence, confidence and a wording with each; silence where all is told."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.fairness.cautions import with_cautions
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import Caution, CheckedClaim, Confidence, LedgerVerdict


def cautioned(text: str) -> dict[str, CheckedClaim]:
    """The claims of a text that carry a caution, by their words."""
    claims = with_cautions(text, [CheckedClaim(one, LedgerVerdict.UNKNOWN, "") for one in check_text(text)])
    return {one.verified.claim.text: one for one in claims if one.caution}


@pytest.mark.parametrize(
    ("text", "claim", "caution", "confidence", "told", "say"),
    [
        (
            "In Bedfordshire online child sex offences rose by 350 per cent, from 2 in 2018/19 to 9 in 2019/20.",
            "rose by 350 per cent", Caution.SMALL_BASE, Confidence.HIGH, "the text’s own counts, from 2 to 9", "“from 2 to 9”",
        ),
        (
            "There were 12 offences in Kent in 2019/20, compared with 3 in 2018/19: they quadrupled.",
            "quadrupled", Caution.SMALL_BASE, Confidence.HIGH, "the text’s own counts, from 3 to 12", "“from 3 to 12”",
        ),
        (
            "Some forces saw online offences against children rise by 300 per cent.",
            "rise by 300 per cent", Caution.SELECTION, Confidence.MEDIUM, "the words “Some forces”", "how all that answered",
        ),
        (
            "In 4 of the forces that rose, offences more than doubled.",
            "more than doubled", Caution.SELECTION, Confidence.MEDIUM, "“of the forces that rose”", "how many fell",
        ),
        (
            "Online offences rose by up to 300 per cent in parts of the country, figures from police forces show.",
            "rose by up to 300 per cent", Caution.SELECTION, Confidence.MEDIUM, "“rose by up to 300 per cent”", "how many fell",
        ),
        (
            "The biggest rise was in Northumbria, where offences were up by 230 per cent.",
            "were up by 230 per cent", Caution.SELECTION, Confidence.MEDIUM, "“biggest rise was in”", "how many rose",
        ),
        (
            "Kent Police recorded 5,653 online offences in 2016/17. Across England and Wales 5,653 online offences against "
            "children were recorded in 2016/17.",
            "5,653 online offences", Caution.NATIONAL, Confidence.MEDIUM, "the same number given for England and Wales",
            "“5,653 in all of England and Wales”",
        ),
        (
            "Online sexual offences against children in Kent rose by 50 per cent, from 200 in 2015/16 to 300 in 2016/17.",
            "rose by 50 per cent", Caution.FIRST_YEAR, Confidence.HIGH, "required from 1 April 2015", "the first year of",
        ),
    ],
)  # fmt: skip
def test_a_caution_comes_with_what_shows_it_and_a_fair_wording(
    text: str, claim: str, caution: Caution, confidence: Confidence, told: str, say: str
) -> None:
    found = cautioned(text)
    assert list(found)[-1:] == [claim]
    one = found[claim]
    assert (one.caution, one.confidence) == (caution, confidence)
    assert told in one.told
    assert say in one.say


@pytest.mark.parametrize(
    "text",
    [
        "Offences rose by 44 per cent in 29 of 39 forces; in the other ten they fell.",
        "Across all 39 forces that answered, offences rose by 45 per cent.",
        "Some forces saw offences rise by a third, others fell.",
        "Offences in Kent rose by 50 per cent, from 200 in 2018/19 to 300 in 2019/20.",
        "Online offences in Kent rose by 50 per cent, from 200 in 2015/16, the first year of the mark, to 300 in 2016/17.",
        "Kent Police recorded 12 online offences in 2016/17. In all of England and Wales there were 12 rapes in May.",
        "In one area of work, recording, the inspectors gave 3 marks.",
    ],
)
def test_a_text_that_tells_the_whole_carries_none(text: str) -> None:
    assert not cautioned(text)


def test_a_caution_that_the_figures_call_for_stays() -> None:
    text = "Some forces saw online offences against children rise by 300 per cent."
    first = CheckedClaim(check_text(text)[0], LedgerVerdict.CONFIRMED, "", caution=Caution.FORCES, confidence=Confidence.HIGH)
    assert with_cautions(text, [first]) == (first,)


def test_a_change_between_years_with_other_numbers_of_forces_is_cautioned() -> None:
    text = "In 2014/15, {} forces recorded 8,120 offences. A year later 42 forces recorded 9,744, a rise of 20 per cent."
    for number, caution in ((39, Caution.FORCES), (42, None)):
        filled = text.format(number)
        told = with_cautions(filled, judge_against(check_text(filled), [], {}))
        assert next(one for one in told if "rise" in one.verified.claim.text).caution is caution


def test_the_numbers_of_forces_say_nothing_of_one_force() -> None:
    text = (
        "In 2014/15, 39 forces answered; in 2015/16, 42 forces answered. Kent recorded 1,200 offences in 2015/16, 20 per cent "
        "more than the 1,000 of 2014/15."
    )
    told = with_cautions(text, judge_against(check_text(text), [], {}))
    assert next(one for one in told if "20 per cent" in one.verified.claim.text).caution is None


@pytest.mark.parametrize(
    "behind", [" (between 1.4 and 3.2 times), allowing for chance", ", range 1.4 to 3.2", " (range 1.4 to 3.2)"]
)
def test_the_range_told_right_behind_a_change_is_its_caution(behind: str) -> None:
    text = "Offences rose from 34 in 2021/22 to 71 in 2022/23. That is about twice as many{}."
    for said, verdict in ((behind, LedgerVerdict.CONFIRMED), ("", LedgerVerdict.COUNT_ONLY)):
        filled = text.format(said)
        found = next(one for one in check_text(filled) if one.claim.text == "about twice as many")
        count_only = CheckedClaim(found, LedgerVerdict.COUNT_ONLY, "", caution=Caution.COUNT_ONLY, confidence=Confidence.HIGH)
        assert with_cautions(filled, [count_only])[0].verdict is verdict
