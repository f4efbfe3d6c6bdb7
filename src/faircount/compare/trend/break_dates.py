"""How well the date of a break in a mean is known."""

from __future__ import annotations

from math import ceil, exp, floor, inf, log, pi, sqrt

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.compare.intervals.roots import halved

_HALVINGS = 80


def break_range(rates: Array, places: tuple[int, ...], number: int, confidence: float = 0.95) -> tuple[int, int] | None:
    """The range of the place of a break, or None where a segment does not vary, so that no range can be had.

    >>> break_range(np.array([1.0, 2, 3, 2, 1, 9, 8, 9, 7, 8]), (5,), 0)
    (4, 6)

    Reference: Bai (1997), Econometric Theory 13, 315-352, with the spread of each side taken on its own. Not for breaks
    that lie close together.
    """
    edges = (0, *places, len(rates))
    before, after = rates[edges[number] : edges[number + 1]], rates[edges[number + 1] : edges[number + 2]]
    first, second = float(np.var(before)), float(np.var(after))
    step = float(after.mean() - before.mean())
    if min(first, second) == 0 or step == 0:
        return None
    beyond, ratio = (1 - confidence) / 2, second / first
    if not beyond <= _at_most(0.0, ratio) <= 1 - beyond:
        return None
    low, high = _quantile(beyond, ratio, -1.0), _quantile(1 - beyond, ratio, 1.0)
    scale = first / step**2
    return places[number] - ceil(high * scale), places[number] - floor(low * scale)


def _quantile(probability: float, ratio: float, direction: float) -> float:
    far = direction
    while (_at_most(far, ratio) - probability) * direction < 0:
        far *= 2
    low, high = sorted((0.0, far))
    return halved(lambda place: _at_most(place, ratio) < probability, low, high, _HALVINGS)[1]


def _at_most(place: float, ratio: float) -> float:
    """The distribution of where a Brownian motion with drift on both sides is highest, its variance ``ratio`` on the right."""
    if place < 0:
        return _side(-place, ratio)
    # The right side is the left one with the sides exchanged and time measured in its own variance.
    return 1 - _side(place / ratio, 1 / ratio)


def _side(away: float, ratio: float) -> float:
    if away == 0:
        away = 1e-300
    odds = (ratio + 2) ** 2 / (ratio + 1)
    near = -sqrt(away / (2 * pi)) * exp(-away / 8)
    steep = (1 + 1 / ratio) / ratio * away / 2 + float(special.log_ndtr(-(0.5 + 1 / ratio) * sqrt(away)))
    middle = ratio * (ratio + 2) / (ratio + 1) * exp(steep)
    height = away / 2 - 2 + odds
    outer = exp(log(height) + float(special.log_ndtr(-sqrt(away) / 2))) if height > 0 else -inf
    return near - middle + outer
