"""Where a condition turns, by halving, and where a curve crosses a level, by Newton's steps; for whole arrays too."""

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


_STEPS = 100
_CLOSE = 1e-14

Curve = Callable[[Array], tuple[Array, Array]]
"""Gives the height of the curve at each place, and its slope there."""


def crossing(curve: Curve, level: float, low: Array, high: Array) -> Array:
    """The places between ``low`` and ``high`` at which a monotone curve has this level, to the last digit or two.

    Newton's steps on the logarithm of the height, which for tail probabilities is nearly straight, and halving where a
    step would leave what is known to hold the root. A loose root is what spoils the mid-p limits of other programs.
    """
    low, high = low.copy(), high.copy()
    rising = curve(high)[0] >= curve(low)[0]
    place = (low + high) / 2
    for _ in range(_STEPS):
        height, slope = curve(place)
        above = (height > level) == rising
        high = np.where(above, place, high)
        low = np.where(above, low, place)
        with np.errstate(divide="ignore", invalid="ignore"):
            newton = place - np.log(height / level) * height / slope
        # A step of nothing stays where it is, on an end of what holds the root: there it is found.
        inside = (newton >= low) & (newton <= high)
        following = np.where(inside, newton, (low + high) / 2)
        moved = np.abs(following - place)
        place = following
        if bool(np.all(moved <= _CLOSE * np.abs(place))):
            break
    return place
