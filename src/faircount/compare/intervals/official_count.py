"""The range of counts by the rule of official public health statistics."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, counts, exposures, interval
from faircount.compare.intervals.byar_count import byar_count
from faircount.compare.intervals.exact_count import exact_count

FEWEST_FOR_BYAR = 10


def official_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with its exact range under 10 events, and Byar's from 10 on.

    >>> [round(limit, 2) for limit in official_count([9, 10]).lower.tolist()]
    [4.12, 4.79]

    Reference: Public Health England, Technical Guide: Confidence Intervals (2018); the rule of Fingertips.

    In words: "10 were recorded; were there many such years, their mean would lie between 5 and 18 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not where no official rate is set beside it: the exact range is then plainer, and never changes its method.
    """
    count = counts(count)
    exact, byar = exact_count(count, confidence), byar_count(count, confidence)
    few = count < FEWEST_FOR_BYAR
    return interval(count, np.where(few, exact.lower, byar.lower), np.where(few, exact.upper, byar.upper))


def official_rate(count: ArrayLike, population: ArrayLike, per: float = 1_000, confidence: float = 0.95) -> Interval:
    """Events for ``per`` of the population, with the range of official public health statistics.

    >>> found = official_rate(613, 122_500)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '5.00 (4.62 to 5.42)'

    Reference: Public Health England, Technical Guide: Confidence Intervals (2018), crude rates.

    In words: "5.0 recorded for every 1,000 children, and between 4.6 and 5.4 allowing for ordinary chance".

    Not beside a hidden count: a rate and a known population give it back. Not for areas of unlike ages side by side.
    """
    scale = per / exposures(population, "a population")
    found = official_count(count, confidence)
    return interval(found.value * scale, found.lower * scale, found.upper * scale)
