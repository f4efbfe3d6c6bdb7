"""Rates as they would be if every area had the same ages."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array, Interval, counts, exposures, interval
from faircount.compare.intervals.byar_count import byar_count
from faircount.errors import NotComparable

LEAST_STANDARD = 1e-9
"""A standard may be given in shares, never in nothing."""
MIN_EVENTS = 10
"""Under this many events in all no standardised rate is given."""


def directly_standardised(
    count: ArrayLike, population: ArrayLike, standard: ArrayLike, per: float = 100_000, confidence: float = 0.95
) -> Interval:
    """Events for ``per`` people if each area had the ages of the standard; the last axis runs over the age bands.

    >>> found = directly_standardised([5, 16, 40], [12_000, 9_000, 8_000], [5_500, 6_000, 5_500])
    >>> f"{found.value:.1f} ({found.lower:.1f} to {found.upper:.1f})"
    '238.0 (181.8 to 306.0)'

    Reference: Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10, 457-462, with Byar's range of the
    total; APHO Technical Briefing 3 (2008).

    In words: "238 for every 100,000 children, as if the area had the ages of the standard".

    Not under 10 events in all: a single area is refused, and in an array its place holds no number. Not where one child
    may stand behind many events: use the form for events that come in groups.
    """
    count, population, standard = np.broadcast_arrays(counts(count), exposures(population, "a population"), counts(standard))
    _require_people(standard)
    weights = standard / population
    variance = np.sum(weights**2 * count, axis=-1) / np.sum(standard, axis=-1) ** 2
    value = np.sum(weights * count, axis=-1) / np.sum(standard, axis=-1)
    return dobson(value, variance, np.sum(count, axis=-1), per, confidence)


def _require_people(standard: Array) -> None:
    """A standard with nobody in it gives no age any weight."""
    if bool(np.any(np.sum(standard, axis=-1) < LEAST_STANDARD)):
        raise NotComparable("standard: nobody is in it; give how many people of each age the standard has")


def standardised_for_groups(
    people: ArrayLike,
    events_each: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Interval:
    """The same for events that come in groups: ``people[..., band, k]`` had ``events_each[k]`` events each.

    >>> alone = standardised_for_groups([[30, 0], [40, 0]], [1, 5], [9_000, 8_000], [5_500, 6_000])
    >>> grouped = standardised_for_groups([[25, 1], [30, 2]], [1, 5], [9_000, 8_000], [5_500, 6_000])
    >>> [f"{found.value:.0f} ({found.lower:.0f} to {found.upper:.0f})" for found in (alone, grouped)]
    ['420 (327 to 532)', '420 (292 to 573)']

    Reference: the variance of Dobson et al. (1991) with each person's events squared, after APHO Technical Briefing 3
    (2008) and the health statistics that count admissions.

    In words: "420 for every 100,000 children; the range allows for children who stand behind several offences".

    Not where it is not known how many events each person had: then say that the range is too narrow.
    """
    held, each = counts(people, "people"), counts(events_each)
    population, standard = exposures(population, "a population"), counts(standard)
    _require_people(standard)
    if (
        held.ndim < 2
        or each.ndim != 1
        or population.ndim == 0
        or held.shape[-1] != len(each)
        or held.shape[-2] != population.shape[-1]
    ):
        raise NotComparable("people need a row for each age band, and in it one number for each number of events")
    if bool(np.any(np.sum(held, axis=-1) > population)):
        raise NotComparable("people: there are more of them than the population of their age has; count each person once")
    weights, whole = standard / population, np.sum(standard, axis=-1)
    events, squared = np.sum(held * each, axis=-1), np.sum(held * each**2, axis=-1)
    value = np.sum(weights * events, axis=-1) / whole
    variance = np.sum(weights**2 * squared, axis=-1) / whole**2
    return dobson(value, variance, np.sum(events, axis=-1), per, confidence)


def dobson(value: Array, variance: Array, total: Array, per: float, confidence: float) -> Interval:
    """Byar's range of the total, carried over to a weighted rate by the proportion of their standard errors."""
    if np.ndim(total) == 0 and total < MIN_EVENTS:
        raise NotComparable(f"{total:g} events in all are too few for a standardised rate; publish the counts instead")
    enough = total >= MIN_EVENTS
    byar = byar_count(total, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.sqrt(variance / total)
        ends = (value, value + scale * (byar.lower - total), value + scale * (byar.upper - total))
    return interval(*(np.where(enough, end * per, np.nan) for end in ends))
