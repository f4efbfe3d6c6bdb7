"""What two counts of one thing differ by, where it can be a count that is hidden: one of the two may leave that one out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import permutations

from faircount.bounds.relations import Tie, lies_in
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.protect.printed_columns import can_make_up, may_be_small
from faircount.tables.figures import Figure

_Limits = tuple[int | None, int | None]
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
        versions: dict[Hashable, dict[_Limits, int]] = defaultdict(dict)
        alike: dict[_Limits, list[int]] = defaultdict(list)
        for place in places if any(may_be_small(figures[place]) for place in places) else ():
            figure = figures[place]
            versions[figure.subject].setdefault((figure.lower, figure.upper), place)
            alike[figure.lower, figure.upper].append(place)
        hidden = [limits for limits in alike if limits[0] != limits[1] or None in limits]
        for told in versions.values():
            if 1 < len(told) <= _VERSIONS:
                yield from _differences(figures, list(told.values()), alike, hidden)


def _differences(
    figures: Sequence[Figure], versions: Sequence[int], alike: Mapping[_Limits, Sequence[int]], hidden: Sequence[_Limits]
) -> Iterator[Tie]:
    """The differences that some figure can be: looked up by its limits, so that a long list is not gone through for each."""
    for more, fewer in permutations(versions, 2):
        whole, one = figures[more], figures[fewer]
        counts = ((count, count) for count in _left(whole, one))
        for limits in (*counts, *(hidden if one.count is not None else ())) if whole.count else ():
            parts = sorted(alike.get(limits, ()))
            if not parts or not _make_up(whole, one, figures[parts[0]]):
                continue
            for part in parts if may_be_small(one) or may_be_small(figures[parts[0]]) else ():
                if part not in (more, fewer) and lies_in(figures[part], whole):
                    yield Tie(more, (fewer, part))


def _left(whole: Figure, one: Figure) -> range:
    """The counts that can be what the smaller leaves of the larger."""
    most = whole.count or 0
    fewest = 1 if one.lower is None else one.lower
    return range(max(0, most - (LARGEST_THRESHOLD if one.upper is None else one.upper)), most - fewest + 1)


def _make_up(whole: Figure, one: Figure, other: Figure) -> bool:
    """Whether two come to their whole; one without limits is taken for a small one."""
    known = [figure.count for figure in (one, other) if figure.count is not None]
    is_open = None in (one.upper, other.upper)
    left = (whole.count or 0) - sum(known)
    return len(known) > 0 and left >= 0 and (not is_open or left < LARGEST_THRESHOLD) and can_make_up(whole, (one, other))
