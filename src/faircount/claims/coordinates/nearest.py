"""Which mention of a sentence a number goes with, by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from faircount.claims.coordinates.periods import are_listed
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.resolving.calendar import shifted
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.periods import Period, financial_years

_JOINTS = regex(r",\s|;|\band\b|\bbut\b|\bcompared\b|\bagainst\b")
_BASE = regex(r"\b(?:from|compared with|than|against|after)\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
_WHEN = regex(r",?\s+when\b", re.IGNORECASE)
_MEASURED_FROM = Keyed(r"(?i)\bthan\s+(?:(?:in|for|during|by)\s+)?(?:the\s+)?$", "than")


def nearest(at: int, spans: Sequence[tuple[int, int]], numbers: Sequence[int], here: Sentence) -> tuple[int, bool]:
    """The mention that a number goes with: the one with the fewest other numbers between, the fewest joints, the fewest words.

    And whether it is surely the number's: the only one of its sentence, or one that no other number stands nearer to.
    """

    every = tuple(sorted({at, *numbers}))
    each, costs = _assigned(here.text, here.start, tuple(spans), every)
    chosen = each[at]
    nearer = [other for other in numbers if each[other] == chosen and costs[other] < costs[at]]
    if len(spans) == 1:  # one year behind two numbers is of both, unless it is that of a base: "266, up from 260 in 2021/22"
        return chosen, not any(_BASE.search(here.text[: other - here.start]) for other in nearer)
    return chosen, not nearer


@lru_cache(maxsize=64)
def _assigned(
    text: str, offset: int, spans: tuple[tuple[int, int], ...], numbers: tuple[int, ...]
) -> tuple[Mapping[int, int], Mapping[int, tuple[int, int]]]:
    """For each number of a sentence the mention that costs it least, and that cost; the same for all claims of the sentence."""

    def cost(at: int, number: int) -> tuple[int, int]:
        start, end = spans[number]
        low, high = (at, start) if start >= at else (end, at)
        crossed = bisect_left(numbers, high) - bisect_left(numbers, low) - (low <= at < high)
        is_next = not any(low < other < high for other, _ in spans)
        if end <= at and is_next and _WHEN.match(text, low - offset, high - offset):
            return 0, high - low  # "since 2012/13, when there were 162"
        if end <= at and len(spans) > 1 and _MEASURED_FROM.search(text[: start - offset]):
            return 2 * len(numbers) + len(text), high - low
        joints = sum(1 + (one == ";") for one in _JOINTS.findall(text, low - offset, high - offset)) if high > low else 0
        return 2 * crossed + joints + (start < at), high - low

    each = {at: min((cost(at, number), number) for number in range(len(spans))) for at in numbers}
    each |= {at: ((0, 0), number) for number, at in enumerate(in_turn(text, offset, spans, numbers))}
    return {at: number for at, (_, number) in each.items()}, {at: least for at, (least, _) in each.items()}


_LISTED = regex(r"[\w,.]*\d[\d,]*(?:\s+[a-z]+){0,2}\s*(?:,|,?\s+and(?:\s+then)?)\s+(?:[a-z]+\s+)?", re.IGNORECASE)
"""A number of a list with what stands before the next: "70, ", "123 offences and then "."""


def _place_in_list(at: int, numbers: Sequence[int], here: Sentence) -> tuple[int, int]:
    """The place of a number in the list that it stands in, from 0, and how many are listed: "70, 123 and 184"."""
    ordered = sorted({at, *numbers})
    first = last = ordered.index(at)
    while first and _follows(ordered[first - 1], ordered[first], here):
        first -= 1
    while last + 1 < len(ordered) and _follows(ordered[last], ordered[last + 1], here):
        last += 1
    return ordered.index(at) - first, last - first + 1


def _follows(one: int, other: int, here: Sentence) -> bool:
    return _LISTED.fullmatch(here.text, one - here.start, other - here.start) is not None


_AND_THEN = Keyed(r"(?i)\b(?:before\s+\w+ing|then\s+\w+|only\s+to\s+\w+)\s+(?:[a-z]+\s+){0,2}$", "before", "then", "only")
"""Before a count of a time after the years that were named: "before easing back to 133"."""


def period_in_turn(at: int, here: Sentence, numbers: Sequence[int]) -> tuple[tuple[Period, ...], bool] | None:
    """The year of a count that is one of a list, or that comes after the years named; None where it is neither.

    "Ran at 70, 123 and 184 in the three years to 2014/15", "from 109 to 236 between 2020/21 and 2021/22 before easing to 133".
    """
    first, last = here.periods[0], here.periods[-1]
    is_stretch = len(here.periods) == 1 or (len(here.periods) == 2 and first.joined)
    whole = [Period(first.period.start, last.period.end)] if is_stretch else [said.period for said in here.periods]
    place, listed = _place_in_list(at, numbers, here)
    if listed == len(here.periods) > 1 and are_listed(here.text, here.start, here.periods):
        return (here.periods[place].period,), True  # "255, 386 and 328 in 2016/17, 2017/18 and 2018/19"
    for years in map(financial_years, whole):
        if years and len(years) == listed > 2:
            return (years[place].period,), True
    behind = here.text[last.end - here.start : max(last.end, at) - here.start]
    if is_stretch and numbers and _AND_THEN.search(behind):
        return (shifted(last.period, 1),), False
    if _BRINGS.search(here.text[: at - here.start]):
        return (max(said.period for said in here.periods),), True
    return None


_BRINGS = Keyed(
    r"(?i)\b(?:tak|bring|push|lift|rais|carry|mak)ing\s+(?:it|(?:the|its|their)\s+(?:\w+\s+){0,3})(?:up\s+|down\s+)?to\s+$", "ing"
)
"""Before the count that a change ends in: "an extra 59 compared with 2012/13, taking the total to 69"."""
_PAIR = regex(
    r"[:–—(]\s*(?:just\s+|only\s+)?(?P<one>\d[\d,]*)(?:\s+[a-z]+)?,?\s+(?:against|to|versus|v|as\s+against|compared\s+(?:with|to))\s+"
    r"(?:just\s+|only\s+)?(?P<other>\d[\d,]*)"
)
"""Two numbers that stand behind a comparison: "fewer in Suffolk than in Norfolk: 201 against 350"."""
_THAN = (" than ", " as ", " and ", " outnumbered ", " exceeded ", " overtook ")
"""What stands between two that a sentence compares: "Kent and Essex were almost level: 41 offences against 43"."""


def in_turn(text: str, offset: int, spans: Sequence[tuple[int, int]], numbers: Sequence[int]) -> tuple[int, ...]:
    """The two numbers of a comparison, in the order of the two mentions that it compares, or none."""
    if len(spans) != 2:
        return ()
    for found in _PAIR.finditer(text, spans[1][1] - offset):
        pair = found.start("one") + offset, found.start("other") + offset
        if set(pair) <= set(numbers) and any(word in text[spans[0][1] - offset : spans[1][0] - offset] for word in _THAN):
            return pair
    return ()
