"""A stated range is one claim, judged by whether the change of the counts lies within it."""

from datetime import date

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import ClaimKind, Direction, Form, Verdict, VerifiedClaim
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period


def _counts(before: int, after: int) -> str:
    return f"Kent Police recorded {before:,} sexual offences against under-18s in 2015/16 and {after:,} in 2016/17."


def _range(text: str) -> VerifiedClaim:
    found = [one for one in check_text(text) if one.claim.stated.word == "range"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("said", "kind", "form", "lower", "upper"),
    [
        ("between 32% and 55% more", ClaimKind.CHANGE, Form.PERCENT, 31.5, 55.5),
        ("between 32 and 55 per cent more", ClaimKind.CHANGE, Form.PERCENT, 31.5, 55.5),
        ("from 32 to 55 per cent more", ClaimKind.CHANGE, Form.PERCENT, 31.5, 55.5),
        ("39% to 51% more", ClaimKind.CHANGE, Form.PERCENT, 38.5, 51.5),
        ("between 29% and 50.2% more", ClaimKind.CHANGE, Form.PERCENT, 28.5, 50.25),
        ("between 10% and 34% fewer", ClaimKind.CHANGE, Form.PERCENT, -34.5, -9.5),
        ("between 15% fewer and 4% more", ClaimKind.CHANGE, Form.PERCENT, -15.5, 4.5),
        ("a rise of between 10% and 15%", ClaimKind.CHANGE, Form.PERCENT, 9.5, 15.5),
        ("somewhere between a third and a half more", ClaimKind.CHANGE, Form.FRACTION, 100 / 3 - 2, 52),
        ("between 30 and 50 more", ClaimKind.CHANGE, Form.DIFFERENCE, 30, 50),
        ("between 1.9 and 3.7 times", ClaimKind.RATIO, Form.FACTOR, 1.85, 3.75),
        ("between 1.9 and 3.7 times as many", ClaimKind.RATIO, Form.FACTOR, 1.85, 3.75),
        ("1.9 to 3.7 times", ClaimKind.RATIO, Form.FACTOR, 1.85, 3.75),
        ("between 40 and 50 offences", ClaimKind.LEVEL, Form.COUNT, 40, 50),
    ],
)
def test_the_whole_wording_is_one_claim_and_no_end_is_another(
    said: str, kind: ClaimKind, form: Form, lower: float, upper: float
) -> None:
    found = check_text(f"That is {said}, allowing for ordinary year-to-year chance.")
    assert [one.claim.text for one in found] == [said]
    stated = found[0].claim.stated
    assert (found[0].claim.kind, stated.form) == (kind, form)
    assert stated.amount is not None
    assert (stated.amount.lower, stated.amount.upper) == pytest.approx((lower, upper))
    assert found[0].verification.verdict is Verdict.UNVERIFIABLE


@pytest.mark.parametrize(
    ("before", "after", "said", "call"),
    [
        (1040, 1483, "between 32% and 55% more", Verdict.CONSISTENT),
        (1040, 1883, "between 32% and 55% more", Verdict.INCONSISTENT),
        (1040, 1240, "between 32% and 55% more", Verdict.INCONSISTENT),
        (363, 280, "between 10% and 34% fewer", Verdict.CONSISTENT),
        (280, 363, "between 10% and 34% fewer", Verdict.INCONSISTENT),
        (820, 772, "between 15% fewer and 4% more", Verdict.CONSISTENT),
        (820, 872, "between 15% fewer and 4% more", Verdict.INCONSISTENT),
        (55, 145, "between 1.9 and 3.7 times as many", Verdict.CONSISTENT),
        (55, 245, "between 1.9 and 3.7 times as many", Verdict.INCONSISTENT),
    ],
)
def test_a_range_is_consistent_where_it_holds_the_change_of_the_counts(before: int, after: int, said: str, call: Verdict) -> None:
    assert _range(f"{_counts(before, after)} That is {said}.").verification.verdict is call


def test_a_range_goes_the_way_of_both_its_ends_or_neither() -> None:
    ways = [
        _range(f"That is {said}.").claim.stated.direction
        for said in ("between 2% and 4% more", "between 2% and 4% fewer", "between 2% fewer and 4% more")
    ]
    assert ways == [Direction.UP, Direction.DOWN, Direction.SAME]


@pytest.mark.parametrize(
    "text",
    [
        "The child was abused between 10 and 20 times.",
        "The difference between 820 and 772 is small.",
        "Offences against girls rose from 10 and three times as many boys were hurt.",
        "Both happened between 2015/16 and 2016/17.",
    ],
)
def test_two_numbers_that_are_no_range_are_left_apart(text: str) -> None:
    assert not [one for one in check_text(text) if one.claim.stated.word == "range"]


def _figures(before: int, after: int, online: Online = Online.ALL) -> list[Figure]:
    years = (Period(date(2015, 4, 1), date(2016, 3, 31)), Period(date(2016, 4, 1), date(2017, 3, 31)))
    counts = zip(years, (before, after), strict=True)
    return [Figure("E23000032", year, Counted.OFFENCES, "sexual_under_18", n, n, online, source_id="s") for year, n in counts]


@pytest.mark.parametrize(
    ("before", "after", "said", "standing"),
    [
        (1040, 1483, "between 32% and 55% more", LedgerVerdict.CONFIRMED),
        (1040, 1483, "between 40% and 45% more", LedgerVerdict.CONFIRMED),
        (1040, 1483, "between 10% and 20% more", LedgerVerdict.CONTRADICTED),
        (820, 772, "between 15% fewer and 4% more", LedgerVerdict.CONFIRMED),
        (820, 772, "between 2% and 4% more", LedgerVerdict.CONTRADICTED),
    ],
)
def test_a_range_is_confirmed_by_a_ledger_whose_change_lies_within_it(
    before: int, after: int, said: str, standing: LedgerVerdict
) -> None:
    judged = check_text(f"{_counts(before, after)} That is {said}.")
    checked = {one.verified.claim.text: one for one in judge_against(judged, _figures(before, after), {})}
    assert checked[said].verdict is standing


def test_a_range_says_whether_it_holds_all_that_chance_leaves() -> None:
    reasons = []
    for said in ("between 32% and 55% more", "between 40% and 45% more"):
        judged = check_text(f"{_counts(1040, 1483)} That is {said}.")
        reasons += [one.reason for one in judge_against(judged, _figures(1040, 1483), {}) if one.verified.claim.text == said]
    assert reasons[0].startswith("What chance alone leaves lies within it.")
    assert reasons[1].startswith("The change lies within it, though chance leaves more.")
