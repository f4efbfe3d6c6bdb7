"""Sums over time that a reader sees whatever they are called: a line of years, or quarters, and a count of them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from faircount.bounds.relations import Tie
from faircount.protect.printed_columns import can_make_up
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
    longer: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        cell = cell_of(figure.locator)
        about = (figure.area, figure.counted)
        if cell is not None:
            said = (figure.source_id, cell.table, figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown)
            lines[(*about, *said)].append(place)
        if figure.count:
            longer[about].append(place)
    for line, places in lines.items():
        if any(figures[place].count is None and figures[place].upper is not None for place in places):
            for whole in longer[line[:2]]:
                parts = _tiling(figures[whole].period, places, figures)
                if whole not in parts and _fits(figures[whole], [figures[part] for part in parts]):
                    yield Tie(whole, parts)


def _tiling(period: Period, places: Sequence[int], figures: Sequence[Figure]) -> tuple[int, ...]:
    """The places whose periods follow each other from the first day of a longer one to its last; none where they do not."""
    inside = {figures[place].period: place for place in reversed(places) if period.contains(figures[place].period)}
    ordered = sorted(inside, key=lambda each: each.start)
    follows = all(one.end + timedelta(days=1) == other.start for one, other in pairwise(ordered))
    is_whole = len(ordered) > 1 and follows and (ordered[0].start, ordered[-1].end) == (period.start, period.end)
    return tuple(inside[each] for each in ordered) if is_whole else ()


def _fits(whole: Figure, parts: Sequence[Figure]) -> bool:
    hidden = [part for part in parts if part.count is None]
    width = sum((part.upper or 0) - (part.lower or 0) for part in hidden)
    is_known = bool(hidden) and all(part.upper is not None for part in hidden)
    return is_known and width <= _WIDEST and can_make_up(whole, parts)
