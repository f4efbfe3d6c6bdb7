"""The parts of a total whose words say how many there are: "the two forces combined", "that makes 886 in five years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_online
from faircount.claims.evidence.totals import Group
from faircount.claims.evidence.totals_listed import spelt_out
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.measures import Counted

REACH = 3
"""Sentences between a total of areas and the last of their figures."""
EACH = 4
"""Figures of one area that are tried."""
_COUNT = r"(two|three|four|five|six|seven|eight|nine|ten)"
_AREAS = re.compile(
    rf"\b(?:the|these|those|all|together\s+the)\s+{_COUNT}(?:\s+(?:[a-z]+\s+){{0,3}}?(?:forces|counties|areas|regions|countries|nations|"
    r"boroughs|districts|cities|towns|authorities|councils|services))?\s+(?:together|combined|between\s+them|put\s+together|account|"
    r"made|make|had|have|saw|recorded|logged|dealt|took)\b"
)
_TOGETHER = re.compile(r"\b(?:together|between\s+them|combined|jointly)\b")
_TIMES = re.compile(
    rf"\b(?:over|in|across|for|during)\s+(?:(?:the|those|these|all|its|past|last)\s+)*{_COUNT}\s+(?:years|months|quarters|weeks)\b"
    rf"|\b{_COUNT}-(?:year|month)\s+(?:figure|total|tally|count|number)\b"
)


def counted(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """As many of the figures told before as the words say that there are of them."""
    if total.pair or claim.found.quantities.direction is not None:
        return
    start, end = evidence.passage.around(claim.found.at)
    low = max([start, *(told.end for told in evidence.told if told.sentence == total.sentence and told.at < total.at)])
    areas = _AREAS.search(evidence.passage.masked[low : claim.found.at + 1])
    if areas is not None:
        yield from _of_areas(evidence, total, UNITS[areas[1]])
    printed = evidence.passage.printed.lower()
    times = _TIMES.search(printed[low : claim.found.start]) or _TIMES.match(printed[claim.found.end : end].lstrip())
    if times is None:
        times = _TIMES.search(printed[claim.found.start : claim.found.end])
    if times is not None and (times[2] or not _is_of_change(evidence, claim, UNITS[times[1]])):
        count = UNITS[times[1] or times[2]]
        yield from _in_turn(evidence, claim, total, count)
        # "In the four years 551 were recorded: 71, 118, 158 and 204": as many as said, so it leaves none out.
        yield from (Group(one.parts, complete=len(one.parts) == count) for one in spelt_out(evidence, claim, total))


def _is_of_change(evidence: Evidence, claim: Read, years: float) -> bool:
    """Whether "in two years" says how far back a change of the sentence goes."""
    return any(read.base.years == years for read in evidence.claims if read.sentence == claim.sentence and read.id != claim.id)


def _of_areas(evidence: Evidence, total: Told, count: int) -> Iterator[Group]:
    """A figure of each of the areas told before, the latest of each for certain where there are no more of them."""
    before = [told for told in evidence.told if told.at < total.at and total.sentence - told.sentence <= REACH]
    each: dict[tuple[str, ...], list[Told]] = {}
    for told in reversed(before):
        if told.is_exact and len(told.subject.areas) == 1 and told.number < total.number and _is_kind_then(told, total):
            each.setdefault(told.subject.areas, []).append(told)
    if len(each) != count:
        return
    groups = list(product(*(figures[:EACH] for figures in each.values())))
    certain = [tuple(max(own, key=_how_late) for own in each.values())]
    for group in (*certain, *groups):
        yield Group(tuple(reversed(group)), complete=group in certain)


def _how_late(told: Told) -> tuple[bool, int]:
    return told.role != "before", told.ends


def _in_turn(evidence: Evidence, claim: Read, total: Told, count: int) -> Iterator[Group]:
    """The figures of the years or months told last, where there are exactly so many."""
    before = [told for told in evidence.told if told.at < claim.found.start and _is_alike(told, total)]
    for first in (total.sentence, total.sentence - 1, total.sentence - 2):
        run = [told for told in before if told.sentence >= first]
        apart = first >= total.sentence - 1 or len({told.period for told in run}) == count
        if len(run) == count and apart and all(told.is_exact and told.number < total.number for told in run):
            yield Group(tuple(run), complete=True)


def _is_alike(told: Told, total: Told) -> bool:
    one, other = told.subject, total.subject
    return _is_kind(told, total) and (len(other.areas) > 1 or "area" in other.said or one_area(one, other))


def _is_kind_then(told: Told, total: Told) -> bool:
    """Of one kind, and of no other year than the one that the total itself names."""
    named = "year" in total.subject.said and total.period is not None and told.period is not None
    return _is_kind(told, total) and not (named and total.period and told.period and not total.period.contains(told.period))


def _is_kind(told: Told, total: Told) -> bool:
    one, other = told.subject, total.subject
    kind = one_offence(one, other) and one_online(one, other) and one.counted is not Counted.FORCES
    return kind and one.ages == other.ages


def named_together(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """A figure of each place that the sentence names before "together", told behind the total."""
    start, end = evidence.passage.around(claim.found.at)
    if total.pair or _TOGETHER.search(evidence.passage.masked[start:end]) is None:
        return
    named = {place.areas for place in evidence.passage.places if start <= place.start < claim.found.start and place.areas}
    behind = [told for told in evidence.told if told.at > total.at and told.sentence - total.sentence <= 1]
    first: dict[tuple[str, ...], Told] = {}
    for told in behind:
        if told.subject.areas in named and told.is_exact and told.role != "before":
            first.setdefault(told.subject.areas, told)
    if len(named) > 1 and set(first) == named:
        yield Group(tuple(first.values()), complete=True)
