"""Where a condition turns, by halving."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from faircount.compare.interval import Array, Marks


def halved(is_below: Callable[[float], bool], low: float, high: float, times: int) -> tuple[float, float]:
    """The ends between which a condition turns from true to false, halved until they stay as they are, or so many times.

    >>> halved(lambda place: place * place < 2, 0, 2, 200)
    (1.414213562373095, 1.4142135623730951)

    Ends that one more halving leaves as they are no further one would move: two neighbours have no number between them.
    """
    for _ in range(times):
        middle = (low + high) / 2
        ends = (middle, high) if is_below(middle) else (low, middle)
        if ends == (low, high):
            break
        low, high = ends
    return low, high


def halved_each(
    is_below: Callable[[Array], Marks], low: Array, high: Array, times: int, *, whole: bool = False
) -> tuple[Array, Array]:
    """The same for many conditions at once, at whole numbers alone where only these are asked for.

    >>> [ends.tolist() for ends in halved_each(lambda place: place * place < 50, np.zeros(1), np.full(1, 50.0), 200, whole=True)]
    [[7.0], [8.0]]
    """
    for _ in range(times):
        middle = np.floor((low + high) / 2) if whole else (low + high) / 2
        below = is_below(middle)
        ends = np.where(below, middle, low), np.where(below, high, middle)
        if np.array_equal(ends[0], low) and np.array_equal(ends[1], high):
            break
        low, high = ends
    return low, high
