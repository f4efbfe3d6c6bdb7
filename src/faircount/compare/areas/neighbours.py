"""Whether neighbouring areas are alike, and rates of unsure ones drawn towards what they have in common."""

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


FEWEST_AREAS = 10


@dataclass(frozen=True, slots=True)
class Shrunk:
    """Each area's rate drawn towards the common one; ``between_area_variance`` is 0 where chance explains all."""

    rates: Array
    common: float
    between_area_variance: float

    @property
    def say(self) -> str:
        """How far areas differ beyond chance, in a sentence."""
        if self.between_area_variance == 0:
            return "That areas differ by more than chance cannot be seen in these counts, so each is shown at the common rate."
        return "The rates of small areas are drawn towards the common rate, since chance moves them most."


def shrunk_rates(count: ArrayLike, population: ArrayLike) -> Shrunk:
    """Each area's rate, drawn towards the common rate by how little its own count tells (empirical Bayes, global).

    >>> found = shrunk_rates([9, 40, 25, 30, 0, 22, 31, 28, 35, 80], [100, 2000, 1000, 1500, 100, 1200, 1500, 1400, 1600, 2000])
    >>> [f"{rate:.4f}" for rate in found.rates[:2]], f"{found.common:.4f}"
    (['0.0394', '0.0206'], '0.0242')

    Reference: Marshall (1991), Journal of the Royal Statistical Society C 40, 283-294.

    In words: "the rates of small areas are drawn towards the common rate, since chance moves them most".

    Not as an area's own figure: the count it recorded is what is printed. Not for ranking, and not for fewer than 10 areas.
    """
    events, people = np.broadcast_arrays(counts(count), exposures(population, "a population"))
    if len(events) < FEWEST_AREAS:
        raise NotComparable(f"{len(events)} areas are too few to borrow between; {FEWEST_AREAS} or more are needed")
    common, between_area_variance = _common_and_spread(events, people)
    rates = events / people
    # A common rate of 0 leaves nothing to draw towards, and nothing to draw.
    weight = between_area_variance / (between_area_variance + common / people) if common > 0 else np.ones(len(rates))
    return Shrunk(common + weight * (rates - common), common, between_area_variance)


def locally_shrunk_rates(count: ArrayLike, population: ArrayLike, neighbours: Mapping[int, Sequence[int]]) -> Array:
    """Each area's rate drawn towards the rate of itself and its neighbours; ``neighbours`` holds the places, from 0.

    >>> ring = {place: [(place - 1) % 4, (place + 1) % 4] for place in range(4)}
    >>> [f"{rate:.4f}" for rate in locally_shrunk_rates([2, 40, 25, 30], [100, 2000, 1000, 1500], ring)]
    ['0.0200', '0.0216', '0.0211', '0.0219']

    Reference: Marshall (1991), the local form.

    In words: "each rate is drawn towards that of the neighbouring areas".

    Not by default: forces that border each other need not record alike, and a map made smooth looks like a finding.
    """
    events, people = np.broadcast_arrays(counts(count), exposures(population, "a population"))
    near = [[place, *neighbours.get(place, ())] for place in range(len(events))]
    common = np.array([events[held].sum() / people[held].sum() for held in near])
    # Each area lies off the mean of its own surroundings, which is how Bailey and Gatrell (1995) read Marshall.
    away = people * (events / people - common) ** 2
    spread = np.array([away[held].sum() / people[held].sum() for held in near])
    between_area_variance = np.maximum(0.0, spread - common / np.array([people[held].mean() for held in near]))
    chance = common / people
    weight = np.where(common > 0, between_area_variance / np.where(common > 0, between_area_variance + chance, 1.0), 1.0)
    found: Array = common + weight * (events / people - common)
    return found


def _common_and_spread(events: Array, people: Array) -> tuple[float, float]:
    """The common rate, and by how much the spread of the areas is more than chance makes it."""
    everyone = float(people.sum())
    common = float(events.sum()) / everyone
    spread = float(np.sum(people * (events / people - common) ** 2)) / everyone
    return common, max(0.0, spread - common / float(people.mean()))
