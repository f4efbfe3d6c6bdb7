"""Where falling curves cross a level, for a whole array at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from faircount.compare.interval import Array

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
