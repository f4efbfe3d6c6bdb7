"""Whether neighbouring areas are more alike than chance would have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.distributions import normal_quantile
from faircount.compare.interval import Array, counts, exposures
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Moran:
    """Moran's I with its expectation and variance if areas were shuffled."""

    statistic: float
    expected: float
    variance: float

    @property
    def score(self) -> float:
        """How many standard errors it lies from what shuffling gives."""
        return (self.statistic - self.expected) / sqrt(self.variance)

    @property
    def say(self) -> str:
        """Whether neighbours are alike, in a sentence; that it cannot be told is not to say that they are not."""
        if abs(self.score) <= normal_quantile(0.975):
            return "Whether neighbouring areas are alike cannot be told: this much could be chance."
        return f"Neighbouring areas are {'more' if self.score > 0 else 'less'} alike than chance would make them."


def moran(values: ArrayLike, neighbours: Mapping[int, Sequence[int]]) -> Moran:
    """Moran's I of the values over areas, each neighbour of an area having the same weight.

    >>> line = {place: [other for other in (place - 1, place + 1) if 0 <= other < 6] for place in range(6)}
    >>> found = moran([1, 2, 3, 4, 5, 6], line)
    >>> round(found.statistic, 3), round(found.expected, 3)
    (0.714, -0.2)

    Reference: Moran (1950), Biometrika 37, 17-23; variance under randomisation, Cliff and Ord (1981), Spatial Processes.

    In words: "whether neighbouring areas are alike cannot be told: this much could be chance".

    Not for rates of very unequal populations: use the form for rates. Not as evidence of anything moving between areas.
    """
    return _moran(np.asarray(values, dtype=np.float64), neighbours)


def moran_of_rates(count: ArrayLike, population: ArrayLike, neighbours: Mapping[int, Sequence[int]]) -> float:
    """Moran's I of rates whose populations differ, each standardised by how far chance alone would move it.

    >>> line = {place: [other for other in (place - 1, place + 1) if 0 <= other < 6] for place in range(6)}
    >>> round(moran_of_rates([5, 9, 14, 21, 24, 33], [1000] * 6, line), 3)
    0.656

    Reference: Assunção and Reis (1999), Statistics in Medicine 18, 2147-2162.

    In words: "whether neighbouring areas are alike cannot be told: this much could be chance".

    Not for fewer than about 20 areas.
    """
    events, people = counts(count), exposures(population, "a population")
    if not events.any():
        raise NotComparable("nothing was counted in any area, so none is more alike than others")
    rates, everyone = events / people, float(people.sum())
    common = float(events.sum()) / everyone
    spread = float(np.sum(people * (rates - common) ** 2)) / everyone - common / float(people.mean())
    variance = spread + common / people
    variance = np.where(variance > 0, variance, common / people)
    return _moran((rates - common) / np.sqrt(variance), neighbours).statistic


def _moran(values: Array, neighbours: Mapping[int, Sequence[int]]) -> Moran:
    areas = len(values)
    weights = np.zeros((areas, areas))
    for place, near in neighbours.items():
        weights[place, list(near)] = 1 / len(near) if near else 0.0
    if areas < 4 or not weights.any():
        raise NotComparable("four areas at least, with neighbours among them, are needed")
    away = values - values.mean()
    whole, squares = float(weights.sum()), float(np.sum(away**2))
    if squares == 0:
        raise NotComparable("all areas have one value, so none is more alike than others")
    statistic = areas / whole * float(away @ weights @ away) / squares
    expected = -1 / (areas - 1)
    first = float(np.sum((weights + weights.T) ** 2)) / 2
    second = float(np.sum((weights.sum(axis=0) + weights.sum(axis=1)) ** 2))
    peaked = areas * float(np.sum(away**4)) / squares**2
    upper = areas * ((areas**2 - 3 * areas + 3) * first - areas * second + 3 * whole**2)
    upper -= peaked * (areas * (areas - 1) * first - 2 * areas * second + 6 * whole**2)
    variance = upper / ((areas - 1) * (areas - 2) * (areas - 3) * whole**2) - expected**2
    return Moran(statistic, expected, variance)
