"""Ranges of counts: exact, as approximated, by a prior, by the rule of official statistics, and of the next count."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Marks, counts, deviate, exposures, interval
from faircount.compare.intervals.roots import halved_each

_NONE = 1e-300
"""So little is none: the quantile of the gamma curve is no number there."""


def exact_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with the exact range within which the mean of a Poisson count lies.

    >>> found = exact_count(55)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '41.43 to 71.59'
    >>> [round(limit, 2) for limit in exact_count([0, 10, 100]).upper.tolist()]
    [3.69, 18.39, 121.63]

    Reference: Garwood (1936), Biometrika 28, 437-442; the table gives 3.69 for 0 and 18.39 for 10.

    In words: "55 were recorded; were there many such years, their mean would lie between 41 and 72 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not for a count that was hidden or rounded: the limits are one-to-one with it. Not for events that come in groups.
    """
    count = counts(count)
    beyond = tail(confidence)
    some = count > _NONE
    lower = np.where(some, special.gammaincinv(np.where(some, count, 1.0), beyond), 0.0)
    return interval(count, lower, special.gammainccinv(count + 1, beyond))


def byar_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with Byar's approximation to its exact Poisson range; never below 0.

    >>> found = byar_count(100)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '81.36 to 121.63'

    Reference: Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69, where the exact range for 100 is
    81.4 to 121.6.

    In words: "100 were recorded; were there many such years, their mean would lie between 81 and 122 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not under 10 events, where it strays from the exact range: the rule of official health statistics changes there.
    """
    count = counts(count)
    half = deviate(confidence)
    some = np.where(count > 0, count, 1.0)
    lower = np.where(count > 0, some * np.maximum(0.0, 1 - 1 / (9 * some) - half / (3 * np.sqrt(some))) ** 3, 0.0)
    more = count + 1
    return interval(count, lower, more * (1 - 1 / (9 * more) + half / (3 * np.sqrt(more))) ** 3)


def jeffreys_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with the range that the Jeffreys prior gives its mean; from 0 where none was counted.

    >>> found = jeffreys_count(55)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '41.87 to 71.02'

    Reference: Brown, Cai and DasGupta (2003), Statistica Sinica 13, 19-49.

    In words: "55 were recorded; were there many such years, their mean would lie between 42 and 71 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not beside the exact range on one page. For differences of rates, and as a prior where audits are drawn.
    """
    count, beyond = counts(count), tail(confidence)
    lower = np.where(count > 0, special.gammaincinv(count + 0.5, beyond), 0.0)
    return interval(count, lower, special.gammainccinv(count + 0.5, beyond))


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


_HALVINGS = 64


def predicted_count(
    count: ArrayLike, exposure: ArrayLike = 1.0, exposure_next: ArrayLike = 1.0, confidence: float = 0.95
) -> Interval:
    """The next count that is to be expected, with the whole numbers between which it lies if only chance moves it.

    >>> found = predicted_count([0, 10, 55, 820])
    >>> [f"{low:.0f} to {high:.0f}" for low, high in zip(found.lower, found.upper)]
    ['0 to 5', '3 to 22', '36 to 78', '742 to 902']

    Reference: Thatcher (1964), Journal of the Royal Statistical Society B 26, 176-192; Nelson (1970), IEEE Transactions on
    Reliability 19, 42-49. Given both counts the next one is binomial, so these are just the counts that the exact test
    calls no clear change: from 0, five in a row have a chance of 1 in 32 by then and six of 1 in 64, which is under 2.5%.

    In words: "55 were recorded; if nothing changes, a further year will count between 36 and 78 (95%)".

    Not for the mean beneath, whose range is the confidence interval and narrower. Not where counts vary more than by
    chance from year to year: take the outlook, which learns that from a series.
    """
    known, over, ahead = np.broadcast_arrays(counts(count), exposures(exposure), exposures(exposure_next))
    beyond, share = tail(confidence), ahead / (over + ahead)

    def too_high(following: Array) -> Marks:
        found: Marks = special.betainc(np.maximum(following, 0.5), known + 1, share) <= beyond
        return found & (following > 0)

    def too_low(following: Array) -> Marks:
        found: Marks = special.betainc(np.maximum(known, 0.5), following + 1, 1 - share) <= beyond
        return found & (known > 0)

    expected = known * ahead / over
    most = 100 * (expected + (1 + ahead / over) * (10 + np.sqrt(known)))
    highest = _first(too_high, np.zeros(known.shape), most) - 1
    lowest = _first(lambda following: (following >= 0) & ~too_low(following), np.full(known.shape, -1.0), np.ceil(expected))
    return interval(expected, lowest, highest)


def _first(holds: Callable[[Array], Marks], low: Array, high: Array) -> Array:
    """The first whole number over ``low`` at which the condition holds, by halving; it holds at ``high``."""
    return halved_each(lambda number: ~holds(number), np.floor(low), np.ceil(high), _HALVINGS, whole=True)[1]
