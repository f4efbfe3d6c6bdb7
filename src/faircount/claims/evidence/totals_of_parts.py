"""The areas and the kinds of offence that a total is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, wider_area, within_offence
from faircount.claims.evidence.totals import Group
from faircount.claims.resolving.calendar import is_dated
from faircount.claims.resolving.reading import Told
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import PARTITIONS

REACH = 3
"""Sentences between a total and the figures of all the areas that it is made of."""


def joint(evidence: Evidence, total: Told) -> Iterator[Group]:
    """One figure for each of several areas put together."""
    if len(total.subject.areas) < 2:
        return
    each: list[list[Told]] = []
    for area in total.subject.areas:
        own = [told for told in evidence.told if told.subject.areas == (area,) and told.number <= total.number]
        fit = [told for told in own if _alike(told, total) and _same_time(told, total)]
        # Where the earlier figures are said to be earlier, a total is of them or of the later ones, not of both.
        each.append(([told for told in fit if _is_earlier(told, own) == _is_earlier(total)] or fit)[:4])
    only = all(len(fit) == 1 for fit in each)
    for parts in product(*each):
        yield Group(parts, complete=only)


def areas(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The areas that a region or a country is made of, as far as the text lists them; all of them may be told further off."""
    for reach in (REACH, 1):
        parts = _inside(evidence, total, reach)
        covered = {force for told in parts for area in told.subject.areas for force in PARTITIONS.get(area, (area,))}
        whole = set(PARTITIONS.get(total.subject.areas[0], ())) if total.subject.areas else set()
        complete = bool(whole) and covered >= whole
        if len(parts) > 1 and (complete or reach == 1):
            yield Group(tuple(parts), complete=complete, inside=not _is_earlier(total))
            return


def _inside(evidence: Evidence, total: Told, reach: int) -> Sequence[Told]:
    """One figure of each area in the total's, told within so many sentences."""
    inside: dict[tuple[str, ...], Told] = {}
    for told in evidence.told:
        if (
            abs(told.sentence - total.sentence) <= reach
            and wider_area(total.subject, told.subject)
            and _alike(told, total)
            and (_same_time(told, total) or _is_undated_in(told, total))
            and told.number <= total.number
        ):
            inside.setdefault(told.subject.areas, told)
    return _apart(list(inside.values()))


def kinds(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The kinds of offence that make up the total's."""
    inside: dict[str, Told] = {}
    for told in evidence.told:
        kind = told.subject.offence
        if kind and told.claim != total.claim and _is_kind(told, total):
            inside.setdefault(kind, told)
    if len(inside) > 1:
        yield Group(tuple(inside.values()), complete=set(inside) == {"rape", "other_sexual"})


def _same_time(told: Told, total: Told) -> bool:
    if told.role and total.role and total.pair and told.pair:
        return told.role == total.role
    return told.period is None or total.period is None or told.period == total.period or _are_both_undated(told, total)


def _are_both_undated(told: Told, total: Told) -> bool:
    """Whether the text names no year at all, and the figure says no time of its own beside "the first year" of the total."""
    named = any(period is not None and is_dated(period) for period in (told.period, total.period))
    return not named and not told.subject.said & {"year", "period"}


def _is_undated_in(told: Told, total: Told) -> bool:
    """Whether a figure says no time of its own, and the total one that holds whichever it was given."""
    holds = told.period is not None and total.period is not None and total.period.contains(told.period)
    return holds and not told.subject.said & {"year", "period"}


def _is_earlier(told: Told, series: Sequence[Told] = ()) -> bool:
    """Whether a figure is told as the earlier one of two, or a later one of its series is told."""
    later = (other for other in series if told.period and other.period and other.period.start > told.period.start)
    return told.role == "before" or next(later, None) is not None


def _alike(told: Told, total: Told) -> bool:
    subject = told.subject
    # Ages that were said of the whole are not said again of each part.
    ages = subject.ages == total.subject.ages or (subject.ages.is_all and told.at > total.at)
    same = subject.counted == total.subject.counted and ages
    return told.claim != total.claim and same and one_offence(subject, total.subject)


def _apart(parts: Sequence[Told]) -> list[Told]:
    """Without areas that lie in others of the list."""
    return [told for told in parts if not any(told is not other and wider_area(other.subject, told.subject) for other in parts)]


def _is_kind(told: Told, total: Told) -> bool:
    of_it = "offence" in told.subject.said and within_offence(total.subject, told.subject)
    there = one_area(told.subject, total.subject) and _same_time(told, total)
    return of_it and there and told.subject.ages == ALL_AGES == total.subject.ages
