"""Areas put into a few groups of equal size by their values."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from faircount.errors import NotComparable


def quantile_group(values: Sequence[float | None], groups: int, highest_first: bool = True) -> tuple[int | None, ...]:
    """The group, from 1, that each value falls in; None for no value, and for all where there are fewer values than groups.

    >>> quantile_group([14.7, 8.0, 33.5, None, 3.4, 4.3, 8.0], 3)
    (1, 2, 1, None, 3, 3, 2)

    Reference: quantile assignment of Public Health England's indicator methods: equal values share the better place.

    In words: "one of the 9 areas with the highest rates".

    Not for ranking forces, and not printed with an area's name: two areas in different groups need not differ beyond
    chance. It serves to draw a sample of high and low areas, or to split a table.
    """
    if groups < 1:
        raise NotComparable(f"{groups} groups hold nothing; ask for 2 or more")
    known = [value for value in values if value is not None]
    number = len(known)
    if number < groups:
        return tuple(None for _ in values)

    def group(value: float) -> int:
        place = 1 + sum(other > value if highest_first else other < value for other in known)
        return max(1, floor((groups + 1) - ceil(((number + 1) - place) / (number / groups))))

    return tuple(None if value is None else group(value) for value in values)
