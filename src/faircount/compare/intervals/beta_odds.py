"""The odds at quantiles of beta distributions, for a million rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.polynomial.chebyshev import chebvander

from faircount.compare import special
from faircount.compare.interval import Array

MANY = 5_000
"""For fewer rows than this the library's own search takes no longer than drawing up the surfaces."""
EDGES = (0.0, 0.2, 0.6, float(np.sqrt(2)))
"""From which width to which one surface reaches. The width is the root of 1/a + 1/b, about the spread of the log odds."""
TERMS = (13, 15, 21)
CLOSE = 2e-12
"""A surface that misses by more than this between its own points is not used, as may be at levels beyond 99.9%."""
_ROWS = 4096
"""So many rows at a time stay near the processor."""


@dataclass(frozen=True, slots=True)
class Surface:
    """How many widths the log odds at the quantile lie from log(a / b), over the width and the share a / (a + b) up to a half."""

    low: float
    high: float
    weights: Array

    def at(self, width: Array, share: Array) -> Array:
        """The height at each place."""
        terms = len(self.weights) - 1
        along = chebvander(2 * (width - self.low) / (self.high - self.low) - 1, terms).T
        found: Array = np.sum(np.einsum("ij,ir->jr", self.weights, along) * chebvander(4 * share - 1, terms).T, axis=0)
        return found


def beta_odds(a: Array, b: Array, probability: float) -> Array:
    """The quantile of each beta distribution over 1 less it, for flat arrays.

    Over many rows a smooth surface is drawn once, from a few hundred quantiles, and read off at each row: as close as the
    search for each quantile, in a fifth of the time. Rows with a below 1 or above b are searched for all the same.

    >>> found = beta_odds(np.array([2.0, 5000.0]), np.array([3.0, 7000.0]), 0.025)
    >>> [f"{odds / (1 + odds):.10f}" for odds in found]
    ['0.0675859865', '0.4078595051']
    """
    if a.size < MANY:
        return _searched(a, b, probability)
    surfaces = [_drawn(low, high, terms, probability) for (low, high), terms in zip(pairwise(EDGES), TERMS, strict=True)]
    rows = (slice(start, start + _ROWS) for start in range(0, a.size, _ROWS))
    return np.concatenate([_read_off(a[some], b[some], probability, surfaces) for some in rows])


def _searched(a: Array, b: Array, probability: float) -> Array:
    share: Array = special.betaincinv(a, b, probability)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if probability > 0.5:
            # The search looks at the lower tail, which says too little of the upper one where a and b lie far apart.
            slope = beta_density(a, b, share)
            step = (special.betaincc(a, b, share) - (1 - probability)) / slope
            share = np.where(np.isfinite(step), share + step, share)
        return share / (1 - share)


def beta_density(a: Array, b: Array, share: Array) -> Array:
    """The height of each beta distribution there."""
    found: Array = np.exp(special.xlogy(a - 1, share) + special.xlog1py(b - 1, -share) - special.betaln(a, b))
    return found


def _read_off(a: Array, b: Array, probability: float, surfaces: list[Surface | None]) -> Array:
    width, share = np.sqrt(1 / a + 1 / b), a / (a + b)
    odds = np.full(a.shape, np.nan)
    inside = (a >= 1) & (a <= b)
    for (low, high), surface in zip(pairwise(EDGES), surfaces, strict=True):
        here = inside & (low < width) & (width <= high)
        if surface is not None and bool(here.any()):
            odds[here] = share[here] / (1 - share[here]) * np.exp(width[here] * surface.at(width[here], share[here]))
    left = np.isnan(odds)
    odds[left] = _searched(a[left], b[left], probability)
    return odds


def _drawn(low: float, high: float, terms: int, probability: float) -> Surface | None:
    """The surface through the heights at Chebyshev's points; None where it is not close between them."""
    turn = np.pi * np.arange(terms)
    along, across = np.cos(turn / (terms - 1)), np.cos((turn + np.pi / 2) / terms)
    heights = _heights((low + (1 + along) * (high - low) / 2)[:, None], ((1 + across) / 4)[None, :], probability)
    inverse = np.linalg.inv(chebvander(across, terms - 1))
    surface = Surface(low, high, np.linalg.solve(chebvander(along, terms - 1), heights) @ inverse.T)
    between = low + (1 + np.cos((turn + np.pi / 2) / terms)) * (high - low) / 2, (1 + np.cos(turn / terms)) / 4
    missed = (surface.at(*between) - _heights(*between, probability)) * between[0]
    return surface if float(np.max(np.abs(missed))) < CLOSE else None


def _heights(width: Array, share: Array, probability: float) -> Array:
    """As wide as nothing the distribution of the log odds is normal; else by the library's own search."""
    some = np.where(width > 0, width, 1.0)
    odds = _searched(1 / (some**2 * (1 - share)), 1 / (some**2 * share), probability)
    return np.where(width > 0, np.log(odds * (1 - share) / share) / some, special.ndtri(probability))
