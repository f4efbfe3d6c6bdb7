"""Whether the newest month stands out, by the improved check for small counts."""

from __future__ import annotations

from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import least_count
from faircount.compare.interval import counts
from faircount.compare.watch.weighted_fit import OutbreakCheck, enough_of_late, expected_at, same_months

_OUTBREAK = 2.58
"""Residuals beyond this are past outbreaks; lower ones are ordinary months and keep their weight."""


def noufaily(
    series: ArrayLike, place: int, years: int = 4, half_window: int = 2, season: int = 12, beyond: float = 0.01
) -> OutbreakCheck:
    """The month at ``place`` (from 0) held against the months round it in the years before, by a negative binomial limit.

    A trend is always kept unless it runs beyond anything seen; the newest months do not go into what is expected.

    >>> months = [8, 5, 7, 5, 9, 6, 7, 8, 6, 7, 9, 5] * 6
    >>> noufaily([*months, 8], 72).limit, noufaily([*months, 30], 72).alarm
    (13.0, True)

    Reference: Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013), Statistics in Medicine 32, 1206-1222.

    In words: "this month stands out from the same months of earlier years; a person should look".

    Not for publication, as with the older check. Not where fewer than 5 were counted in four months: no limit is given.
    """
    events = counts(series)
    past = same_months(place, years, half_window, season, len(events))
    found = expected_at(place, past, events, _OUTBREAK, lambda fit: len(fit.fitted) > 2)
    limit = _quantile(1 - beyond, found.mean, found.dispersion) if enough_of_late(events, place) else None
    return OutbreakCheck(place, float(events[place]), found.mean, limit, found.dispersion, found.with_trend)


def _quantile(probability: float, mean: float, dispersion: float) -> float:
    """The least count with at least this chance of not being passed, for counts so many times as wide as Poisson ones."""

    def at_most(count: float) -> float:
        if dispersion <= 1:
            return float(special.gammaincc(count + 1, mean))
        return float(special.betainc(mean / (dispersion - 1), count + 1, 1 / dispersion))

    return float(least_count(lambda count: at_most(count) >= probability))
