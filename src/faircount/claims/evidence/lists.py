"""Figures that the text lists in one sentence, year by year or place by place, and the one among them that words speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.evidence.evidence import Evidence, one_offence
from faircount.claims.resolving.reading import Read, Told

REACH = 3
"""Sentences back to a list."""
FEWEST = 3
"""Figures that a list takes."""
ORDER = ("first", "second", "third", "fourth", "fifth", "sixth")
_NTH = re.compile(
    rf"\b(?:the|that|its)\s+({'|'.join(ORDER)}|last|latest|final)(?:\s+(?:full\s+)?year|\s+of\s+(?:these|them|those))\b"
)


def list_before(evidence: Evidence, claim: Read) -> list[Told]:
    """The figures of the nearest sentence, the claim's own or one before it, that tells three of one kind; empty without one."""
    near = [
        told
        for told in evidence.told
        if told.is_exact and not told.pair and told.at < claim.found.at and 0 <= claim.sentence - told.sentence <= REACH
    ]
    for back in range(REACH + 1):
        here = [told for told in near if told.sentence == claim.sentence - back]
        here = [told for told in here if told.number != _sum_of_others(here, told)]
        if len(here) >= FEWEST and _are_of_one_kind(here):
            return here
    return []


def _sum_of_others(figures: Sequence[Told], total: Told) -> float:
    """What the other figures of a sentence add up to: the one that tells their total is none of the list."""
    return sum(told.number for told in figures if told is not total)


def _are_of_one_kind(figures: Sequence[Told]) -> bool:
    """Whether figures are of one thing at different times, or of different places at one time."""
    first = figures[0].subject
    alike = all(one_offence(first, told.subject) and first.ages == told.subject.ages for told in figures)
    alike = alike and all(first.marks == told.subject.marks and first.counted is told.subject.counted for told in figures)
    return alike and len({(told.subject.areas, told.period) for told in figures}) == len(figures)


def said_of(evidence: Evidence, claim: Read, listed: Sequence[Told]) -> Told | None:
    """The one of a list that the claim's sentence names before the claim: by its order, its year or its place."""
    if not listed:
        return None
    start, _ = evidence.passage.around(claim.found.at)
    nth = _NTH.search(evidence.passage.masked, start, claim.found.start) or _NTH.search(
        evidence.passage.printed.lower(), start, claim.found.start
    )
    if nth is not None:
        turn = ORDER.index(nth[1]) if nth[1] in ORDER else len(listed) - 1
        return listed[turn] if turn < len(listed) else None
    if "year" in claim.subject.said and claim.periods[0] is not None:
        return _only([told for told in listed if told.period == claim.periods[0]])
    if "area" in claim.subject.said:
        return _only([told for told in listed if told.subject.areas == claim.subject.areas])
    return None


def _only(told: Sequence[Told]) -> Told | None:
    return told[0] if len(told) == 1 else None
