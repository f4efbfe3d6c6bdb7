"""Which places and groups areas can hold, and how often some area of many leaps by chance alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, counts, exposures, log_poisson
from faircount.errors import NotComparable

_EACH = 64
"""Areas of which each is asked for by itself; of more, so many that stand evenly among them stand for all."""
_POINTS, _WEIGHTS = (half[16:] for half in np.polynomial.hermite_e.hermegauss(32))
"""Over the upper half of the standard normal curve, whose lower half is the same, once the weights sum to one."""
_CLOSE, _STEPS = 1e-8, 60
"""How near the chance asked for is met, and after how many steps it is left at what is known."""


@dataclass(frozen=True, slots=True)
class RankInterval:
    """For each area the highest and the lowest place (1 is the highest rate) that chance leaves open."""

    highest: Array
    lowest: Array

    @property
    def width(self) -> float:
        """How many places wide the range of an area in the middle is."""
        return float(np.median(self.lowest - self.highest + 1))

    @property
    def say(self) -> str:
        """Why there are no places, in a sentence."""
        return (
            f"For an area in the middle no comparison rules out {self.width:.0f} of {len(self.highest)} places, "
            "so none is given a place."
        )


def rank_interval(
    count: ArrayLike, exposure: ArrayLike = 1.0, confidence: float = 0.95, before: ArrayLike | None = None
) -> RankInterval:
    """The places that each area's rate can hold: those that no comparison with any other area rules out.

    Each area is compared with all others at once, so that its true place lies in its range as often as ``confidence`` says,
    wherever it stands. With ``before`` the places are of changes from these earlier counts, in which chance is at work too.

    >>> found = rank_interval([100, 104, 96, 110, 91, 300])
    >>> found.highest.tolist()[-1], found.lowest.tolist()[-1], found.highest.tolist()[0], found.lowest.tolist()[0]
    (1.0, 1.0, 2.0, 6.0)
    >>> rank_interval([100, 104, 96, 110, 91, 140], before=[100] * 6).lowest.tolist()[-1]
    6.0

    Reference: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91, 476-518: a range of one place from
    simultaneous ranges of its differences; Dunnett (1955), Journal of the American Statistical Association 50, 1096-1121:
    how wide those are. Logarithms of rates with half an event more.

    In words: "for an area in the middle no comparison rules out 42 of 43 places, so none is given a place".

    Not to print a place with its range: the range is the reason for printing none. Not for all areas at once: each range
    holds by itself, and in one list some may fail.
    """
    events, over = np.broadcast_arrays(counts(count), exposures(exposure))
    if events.ndim != 1 or len(events) < 2:
        raise NotComparable("two areas at least have places; give all that answered")
    logarithm, variance = np.log((events + 0.5) / over), 1 / (events + 0.5)
    if before is not None:
        earlier = np.broadcast_to(counts(before), events.shape) + 0.5
        logarithm, variance = logarithm - np.log(earlier), variance + 1 / earlier
    above, below = np.zeros(events.shape), np.zeros(events.shape)
    for place, far in enumerate(_reach(variance, 2 * tail(confidence))):
        apart = (logarithm - logarithm[place]) / np.sqrt(variance + variance[place])
        above[place], below[place] = np.count_nonzero(apart > far), np.count_nonzero(apart < -far)
    return RankInterval(1 + above, len(events) - below)


def _reach(variance: Array, beyond: float) -> Array:
    """For each area how many standard errors it has to lie from another one, of all others at once, to be told apart."""
    if len(variance) <= _EACH:
        return np.array([_many_to_one(own, np.delete(variance, place), 1.0, beyond) for place, own in enumerate(variance)])
    among = np.quantile(variance, (np.arange(_EACH) + 0.5) / _EACH)
    weight = (len(variance) - 1) / _EACH
    found = np.array([_many_to_one(own, among, weight, beyond) for own in among])
    each: Array = np.interp(variance, among, found)
    return each


def _many_to_one(own: float, others: Array, weight: float, beyond: float) -> float:
    """How far the greatest of the studentised differences of one from ``weight`` times these others goes in chance alone.

    They share the chance of the one; with that given they are independent, so that one integral over it is enough.
    """
    error = np.sqrt(others)
    shared, together = np.sqrt(own) * _POINTS[:, None] / error, np.sqrt(others + own) / error

    def over(far: float) -> float:
        """By how much the chance that all lie within so far is over what is asked for."""
        within = special.ndtr(far * together + shared) - special.ndtr(shared - far * together)
        holds = _WEIGHTS @ np.exp(weight * np.log(np.maximum(within, 1e-300)).sum(axis=1)) / _WEIGHTS.sum()
        return float(holds) - (1 - beyond)

    # Between what one other alone needs and what so many need that know nothing of each other; a line through both ends, of
    # which one that stays a second time counts half (the Illinois rule), needs a third of the steps that halving would.
    low, high = (float(-special.ndtri(beyond / share)) for share in (2.5, 4 * weight * len(others)))
    at_low, at_high = over(low), over(high)
    if at_low >= 0:
        low, at_low = 0.0, beyond - 1
    middle, last = high, 0
    for _ in range(_STEPS if at_high > 0 else 0):
        middle = high - at_high * (high - low) / (at_high - at_low)
        found = over(middle)
        if abs(found) < _CLOSE:
            break
        if found > 0:
            high, at_high, at_low, last = middle, found, at_low / (2 if last > 0 else 1), 1
        else:
            low, at_low, at_high, last = middle, found, at_high / (2 if last < 0 else 1), -1
    return middle


MANY = 100_000
"""The mean from which on counts are as good as normal, and too many to add up one by one."""


def chance_of_some(mean: float, areas: int = 43, factor: float = 2.0) -> float:
    """The probability that some area's count reaches the factor from one year to the next by chance alone.

    Every area has the same mean in both years; an area that counted none in the first year has no ratio and is not one.

    >>> [round(chance_of_some(mean), 3) for mean in (10, 20, 55)]
    [0.977, 0.607, 0.013]

    Reference: both years Poisson and independent, by direct sums over the earlier count; from a mean of 100,000 on by the normal
    distribution of the difference, which is right there to more digits than are said.

    In words: "with 20 a year and nothing changed, some force of 43 at least doubles in 61 years of a hundred".

    Not to dismiss a force that remains significant after correction for multiple comparisons.
    """
    if mean <= 0 or areas < 1:
        raise NotComparable("the mean lies above 0 and there is one area at least")
    if mean > MANY:
        one = float(special.ndtr((1 - factor) * mean**0.5 / (1 + factor**2) ** 0.5))
        return float(-np.expm1(areas * np.log1p(-one)))
    # What lies further from the mean has no chance that a float could hold beside the rest.
    around = 10 * mean**0.5 + 30
    first = np.arange(max(1, int(mean - around)), int(mean + around), dtype=np.float64)
    needed = np.ceil(factor * first)
    one = min(1.0, float(np.sum(np.exp(log_poisson(first, mean)) * special.gammainc(needed, mean))))
    if one == 1:
        return 1.0
    return float(-np.expm1(areas * np.log1p(-one)))


def quantile_group(values: Sequence[float | None], groups: int, highest_first: bool = True) -> tuple[int | None, ...]:
    """The group, from 1, that each value falls in; None for no value, and for all where there are fewer values than groups.

    >>> quantile_group([14.7, 8.0, 33.5, None, 3.4, 4.3, 8.0], 3)
    (1, 2, 1, None, 3, 3, 2)

    Reference: quantile assignment of Public Health England's indicator methods: equal values share the better place.

    In words: "one of the 9 areas with the highest rates".

    Not for ranking forces, and not printed with an area's name: two areas in different groups need not differ beyond
    chance. It serves to draw a sample of high and low areas, or to split a table.
    """
    if groups < 1:
        raise NotComparable(f"{groups} groups hold nothing; ask for 2 or more")
    known = [value for value in values if value is not None]
    number = len(known)
    if number < groups:
        return tuple(None for _ in values)

    def group(value: float) -> int:
        place = 1 + sum(other > value if highest_first else other < value for other in known)
        return max(1, floor((groups + 1) - ceil(((number + 1) - place) / (number / groups))))

    return tuple(None if value is None else group(value) for value in values)
