"""Rates of many areas, the unsure ones drawn towards what they have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array, counts, exposures
from faircount.errors import NotComparable

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
    common, between_area_variance = _moments(events, people)
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


def _moments(events: Array, people: Array) -> tuple[float, float]:
    """The common rate, and by how much the spread of the areas is more than chance makes it."""
    everyone = float(people.sum())
    common = float(events.sum()) / everyone
    spread = float(np.sum(people * (events / people - common) ** 2)) / everyone
    return common, max(0.0, spread - common / float(people.mean()))
