"""What two counts of one thing differ by, where it can be a count that is hidden: one of the two may leave that one out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import permutations

from faircount.bounds.relations import Tie, lies_in
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.protect.printed_columns import can_make_up
from faircount.tables.figures import Figure

_VERSIONS = 4
"""Where one thing is counted more often, its lines are told apart by something that was not read, and are no versions."""


def told_twice(figures: Sequence[Figure]) -> Iterator[Tie]:
    """Each larger count of two that one answer gives of one thing, as the smaller and what lies in it and makes up the rest.

    "251 in all, fewer than 5 flagged, the other 248 not": whoever took the 248 for another count of all lets everybody subtract.
    """
    answers: dict[Hashable, list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        answers[figure.source_id, figure.area, figure.period, figure.counted].append(place)
    for places in answers.values():
        versions: dict[Hashable, dict[Hashable, int]] = defaultdict(dict)
        for place in places if any(_may_be_small(figures[place]) for place in places) else ():
            figure = figures[place]
            versions[figure.subject].setdefault((figure.lower, figure.upper), place)
        for told in versions.values():
            if 1 < len(told) <= _VERSIONS:
                yield from _differences(figures, list(told.values()), places)


def _differences(figures: Sequence[Figure], versions: Sequence[int], places: Sequence[int]) -> Iterator[Tie]:
    for more, fewer in permutations(versions, 2):
        whole, one = figures[more], figures[fewer]
        for part in places if whole.count else ():
            other = figures[part]
            is_asked = part not in (more, fewer) and (_may_be_small(one) or _may_be_small(other))
            if is_asked and lies_in(other, whole) and _make_up(whole, one, other):
                yield Tie(more, (fewer, part))


def _make_up(whole: Figure, one: Figure, other: Figure) -> bool:
    """Whether two come to their whole; one without limits is taken for a small one."""
    known = [figure.count for figure in (one, other) if figure.count is not None]
    is_open = None in (one.upper, other.upper)
    left = (whole.count or 0) - sum(known)
    return len(known) > 0 and left >= 0 and (not is_open or left < LARGEST_THRESHOLD) and can_make_up(whole, (one, other))


def _may_be_small(figure: Figure) -> bool:
    return figure.count is None or 0 < figure.count < LARGEST_THRESHOLD
