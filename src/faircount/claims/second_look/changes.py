"""The two figures that a change may lie between, any of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.claims.claim import Form
from faircount.claims.evidence.chance import chance
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.evidence.options import LEAST, Option, about, around, close_fit, nearness, of_one_series
from faircount.claims.evidence.pairs import Pair, years_between
from faircount.claims.judging.change import measure
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.resolving.reading import Base, Read, Told

UNTOLD = 0.2
_MANY = re.compile(
    r"\bas\s+(?:many|high|much|large|big|often)\b|\b(?:the|that)\s+(?:number|figure|total|tally|count|level|rate|of|in)\b|\bmore\s+than\b"
)
_MORE = re.compile(r"\b(?:more|fewer|less|higher|lower)$")
_THAN = re.compile(r"(?:\s+[a-z]+){0,2}\s+than\b")


def changes_told(evidence: Evidence, claim: Read) -> tuple[float, float, Sequence[Option]]:
    """Every two figures that the change may lie between."""
    return chance(claim.found.quantities), UNTOLD, tuple(_options(evidence, close_fit(claim)))


def _options(evidence: Evidence, claim: Read) -> Iterator[Option]:
    exact = [told for told in around(evidence, claim) if told.is_exact]
    across = _sets_areas_side_by_side(evidence, claim)
    told = _is_told_so_far_apart(claim, exact)
    named = [one for one in exact if _is_named_base(claim, one)]
    for before in named or exact:
        for after in exact:
            if before is after or (before.claim == after.claim and before.role != "before") or not before.number:
                continue
            if told and before.period and after.period and not _lie_as_far(claim, before, after):
                continue  # "in five years" may count both its ends, but not where two figures lie five years apart
            weight = nearness(claim, before, after)
            weight *= _between_areas(claim, before, after) if across else _in_one_area(claim, before, after)
            if weight < LEAST:
                continue
            found = measure(claim, Pair(before, after, 1.0), evidence.wording)
            if found is not None:
                yield Option(weight, found)


def _is_named_base(claim: Read, told: Told) -> bool:
    """Whether a figure is told for the very year that the claim says it is measured from."""
    base, own = claim.base.period, told.period
    dated = base is not None and own is not None and base == own and "year" in told.subject.said
    return dated and claim.base.exact and one_area(told.subject, claim.subject) and one_offence(told.subject, claim.subject)


def _is_told_so_far_apart(claim: Read, exact: Sequence[Told]) -> bool:
    """Whether two figures of one series lie as many years apart as the claim says."""
    if claim.base.years is None or claim.base.period is not None:
        return False
    dated = [told for told in exact if told.period and "year" in told.subject.said and one_area(told.subject, claim.subject)]
    series = ((one, other) for one in dated for other in dated if one.subject.marks == other.subject.marks)
    return any(_lie_as_far(claim, one, other) and of_one_series(one, other) == 1.0 for one, other in series)


def _lie_as_far(claim: Read, before: Told, after: Told) -> bool:
    if before.period is None or after.period is None or claim.base.years is None:
        return False
    return abs(years_between(before.period, after.period) - claim.base.years) < 0.26


def _sets_areas_side_by_side(evidence: Evidence, claim: Read) -> bool:
    """Whether the words may compare two areas: "twice as many as its neighbour", "20 per cent fewer than Kent"."""
    stated, start, end = claim.found.quantities, claim.found.start, claim.found.end
    if stated.form is Form.FACTOR:
        if claim.base.years is not None and _words(evidence, claim).endswith(PERIOD):
            return False  # "twice as many as ten years ago" is one area's
        return _MANY.search(evidence.passage.masked[start : end + 25]) is not None
    if claim.base != Base():
        return False
    return _THAN.match(evidence.passage.masked[end:]) is not None or _has_one_figure(evidence, claim)


def _has_one_figure(evidence: Evidence, claim: Read) -> bool:
    """Whether the figure just told is its area's only one: "Scarborough had 98, 27 more" sets it beside another area's."""
    before = [told for told in evidence.told if told.sentence == claim.sentence and told.at < claim.found.at]
    if not before or "area" not in before[-1].subject.said or _MORE.search(_words(evidence, claim)) is None:
        return False
    return all(told.subject.areas != before[-1].subject.areas for told in evidence.told if told is not before[-1])


def _words(evidence: Evidence, claim: Read) -> str:
    return evidence.passage.masked[claim.found.start : claim.found.end]


def _in_one_area(claim: Read, before: Told, after: Told) -> float:
    return of_one_series(before, after) * about(claim, after) * _in_turn(claim, before, after)


def _between_areas(claim: Read, before: Told, after: Told) -> float:
    """How likely that the figures of two areas are compared; those of one area may still be."""
    if one_area(before.subject, after.subject):
        return _in_one_area(claim, before, after)
    same = replace(before, subject=replace(before.subject, areas=after.subject.areas))
    weight = of_one_series(same, after) * (1.0 if one_offence(claim.subject, after.subject) else 0.1)
    # A part of one place's figure is no match for the whole of another's.
    weight *= 1.0 if ("part" in before.subject.marks) is ("part" in after.subject.marks) else 0.1
    return weight * (1.0 if before.period == after.period or not before.period or not after.period else 0.2)


def _in_turn(claim: Read, before: Told, after: Told) -> float:
    """How likely, by their dates and by what the claim says of its base, that one is the earlier figure."""
    base, early, late = claim.base, before.period, after.period
    if (before.role, after.role) == ("after", "before") and before.sentence == after.sentence:
        return 0.0  # "to 857 from 912" says which came first
    if base.period and early and "year" in before.subject.said and not base.period.overlaps(early):
        return 0.0
    if base.after and late and {"year", "period"} & after.subject.said and not base.after.overlaps(late):
        return 0.0 if base.exact else 0.05
    if early is None or late is None:
        return 0.7
    named = {"year", "period"} if base.exact else {"year"}
    dated = all(named & one.subject.said for one in (before, after))
    if early.start > late.start:
        return 0.0 if dated else 0.2
    if early == late:
        return 0.3
    # "On the previous year" is one year; "in five years" may count both its ends.
    loose = 0.26 if base.exact else 1.01
    if base.years is not None and base.period is None and abs(years_between(early, late) - base.years) > loose:
        return 0.0 if dated else 0.3
    return 1.0
