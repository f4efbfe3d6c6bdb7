"""Whether the newest month stands out from the same months of earlier years."""

from __future__ import annotations

from math import sqrt

from numpy.typing import ArrayLike

from faircount.compare.distributions import normal_quantile
from faircount.compare.interval import counts
from faircount.compare.watch.weighted_fit import OutbreakCheck, enough_of_late, expected_at, same_months, trend_probability

_TREND_AT = 0.05
_YEARS_FOR_TREND = 3


def farrington(
    series: ArrayLike, place: int, years: int = 4, half_window: int = 2, season: int = 12, beyond: float = 0.01
) -> OutbreakCheck:
    """The month at ``place`` (from 0) held against the months round it in the ``years`` before.

    >>> months = [8, 5, 7, 5, 9, 6, 7, 8, 6, 7, 9, 5] * 6
    >>> farrington([*months, 8], 72).alarm, farrington([*months, 30], 72).alarm
    (False, True)

    Reference: Farrington, Andrews, Beale and Catchpole (1996), Journal of the Royal Statistical Society A 159, 547-563:
    quasi-Poisson, earlier outbreaks weighted down, limit on the two-thirds power.

    In words: "this month stands out from the same months of earlier years; a person should look".

    Not for publication: of 43 forces watched monthly several stand out by chance. Not in the years round a break.
    """
    events = counts(series)
    past = same_months(place, years, half_window, season, len(events))
    found = expected_at(place, past, events, 1.0, lambda fit: years >= _YEARS_FOR_TREND and trend_probability(fit) < _TREND_AT)
    # The variance of what is counted and that of the mean, carried to the power on which counts are about normal.
    spread = found.dispersion * (1 + found.mean * found.error**2)
    half = -normal_quantile(beyond / 2) * sqrt(4 / 9 * found.mean ** (1 / 3) * spread)
    limit = (found.mean ** (2 / 3) + half) ** 1.5
    shown = limit if enough_of_late(events, place) else None
    return OutbreakCheck(place, float(events[place]), found.mean, shown, found.dispersion, found.with_trend)
