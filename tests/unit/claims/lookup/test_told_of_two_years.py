"""One year's count told against another's, without a size."""

from random import Random

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from tests.unit.claims.lookup.test_answer import SOURCES

KENT, EARLY, LATE = "E23000032", 2017, 2021
WHAT = "sexual activity involving a child under 16"
TOLD = (
    "Recorded {what} in Kent was {higher} in {own} than in {base}.",
    "In {own} Kent's count of {what} was {higher} than in {base}.",
    "The Kent total for {what} was still {above} its {base} level in {own}.",
    "Kent: {what}, {up} in {own} on {base}.",
    "Kent recorded {number} offences of {what} in {own}, {above} its figure for {base}.",
    "Kent's count of {what} was {up} in {own} on the {other} of {base}.",
)
WAYS = ({"higher": "higher", "above": "above", "up": "up"}, {"higher": "lower", "above": "below", "up": "down"})


def verdicts(text: str, counts: dict[int, int]) -> set[LedgerVerdict]:
    """Where the changes of a text stand by the counts of Kent."""
    figures = [
        Figure(KENT, FinancialYear(year).period, Counted.OFFENCES, "22B", number, number, source_id="office")
        for year, number in counts.items()
    ]
    told = judge_against(check_text(text), figures, SOURCES)
    return {one.verdict for one in told if one.verified.claim.kind.value == "change"}


@pytest.mark.parametrize("words", TOLD)
@pytest.mark.parametrize("seed", range(4))
def test_the_way_is_that_from_the_earlier_year_to_the_later(words: str, seed: int) -> None:
    drawn = Random(seed)
    low, high = drawn.randrange(100, 300), drawn.randrange(500, 900)
    counts = dict(zip((EARLY, LATE), drawn.sample((low, high), 2), strict=True))
    own, base = drawn.sample((EARLY, LATE), 2)
    right = WAYS[0] if counts[own] > counts[base] else WAYS[1]
    wrong = WAYS[1] if right is WAYS[0] else WAYS[0]
    when = {"own": FinancialYear(own).period.label, "base": FinancialYear(base).period.label}
    numbers = {"number": counts[own], "other": counts[base], "what": WHAT}
    assert verdicts(words.format(**when, **numbers, **right), counts) == {LedgerVerdict.CONFIRMED}
    assert verdicts(words.format(**when, **numbers, **wrong), counts) == {LedgerVerdict.CONTRADICTED}


@pytest.mark.parametrize(
    "text",
    [
        "Recorded {what} in Kent was no higher in 2021/22 than in 2017/18.",
        "Recorded {what} in Kent was not higher in 2021/22 than in 2017/18.",
        "The rate of {what} in Kent was higher in 2021/22 than in 2017/18.",
        "Only in one division of Kent was {what} higher in 2021/22 than in 2017/18.",
        "In 2021/22 Kent's count of {what} was above the 2017/18 figure for Essex.",
    ],
)
def test_what_is_denied_or_is_of_something_else_is_not_judged(text: str) -> None:
    assert not verdicts(text.format(what=WHAT), {EARLY: 800, LATE: 200}) & {LedgerVerdict.CONFIRMED, LedgerVerdict.CONTRADICTED}
