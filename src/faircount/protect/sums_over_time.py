"""Sums over time that a reader sees whatever they are called: a line of years, or quarters, and a count of them all."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from faircount.bounds.relations import Tie
from faircount.tables.cells import cell_of
from faircount.tables.figures import Figure
from faircount.vocabulary.periods import Period

_WIDEST = 40
"""A line whose sum is left open by more than this ties nothing: too many counts could be its sum by chance."""


def sums_over_time(figures: Sequence[Figure]) -> Iterator[Tie]:
    """Each count of the whole of a line's periods, of the same force and unit, that the line can make up.

    "61 online flagged offences over the five years" stands above a table of five years that was read as of all offences. Only
    lines in which a count is hidden between limits are looked at.
    """
    lines: dict[tuple[object, ...], list[int]] = defaultdict(list)
    counts: dict[tuple[object, ...], dict[Period, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for place, figure in enumerate(figures):
        cell = cell_of(figure.locator)
        about = (figure.area, figure.counted)
        if cell is not None:
            said = (figure.source_id, cell.table, figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown)
            lines[(*about, *said)].append(place)
        if figure.count:
            counts[about][figure.period].append((figure.count, place))
    for periods in counts.values():
        for told in periods.values():
            told.sort()
    for line, places in lines.items():
        if any(figures[place].count is None and figures[place].upper is not None for place in places):
            for period, told in counts[line[:2]].items():
                parts = _tiling(period, places, figures)
                yield from (Tie(whole, parts) for whole in _sums(parts, told, figures))


def _sums(parts: Sequence[int], told: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> Iterator[int]:
    """The counts, in order, that the parts can make up: looked up between the least and the most that they come to."""
    ends = [(figures[part].lower, figures[part].upper) for part in parts]
    known = [(1 if lower is None else lower, upper) for lower, upper in ends if upper is not None]
    least, most = sum(lower for lower, _ in known), sum(upper for _, upper in known)
    if len(known) == len(parts) and 0 < most - least <= _WIDEST:
        yield from (whole for _, whole in told[bisect_left(told, (least, 0)) : bisect_left(told, (most + 1, 0))])


def _tiling(period: Period, places: Sequence[int], figures: Sequence[Figure]) -> tuple[int, ...]:
    """The places whose periods follow each other from the first day of a longer one to its last; none where they do not."""
    inside = {figures[place].period: place for place in reversed(places) if period.contains(figures[place].period)}
    ordered = sorted(inside, key=lambda each: each.start)
    follows = all(one.end + timedelta(days=1) == other.start for one, other in pairwise(ordered))
    is_whole = len(ordered) > 1 and follows and (ordered[0].start, ordered[-1].end) == (period.start, period.end)
    return tuple(inside[each] for each in ordered) if is_whole else ()
