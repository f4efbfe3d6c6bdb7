"""The range in which the effect of one further area lies, where each area has its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.heterogeneity import Effect
from faircount.compare.interval import Array
from faircount.compare.intervals.roots import halved, halved_each

_LEVELS = (np.arange(99) + 0.5) / 99
_HALVINGS = 100
_FAR = 80.0


def predicted_effect(effects: Sequence[Effect], confidence: float = 0.95) -> tuple[float, float]:
    """The ends between which the true effect of one more area lies, allowing for how little few areas tell of their spread.

    Each spread that the areas' Q leaves possible gives a normal range, and these are mixed as likely as Q makes each. Where
    chance is small beside the spread that is Student's t with one degree of freedom fewer than there are areas:

    >>> low, high = predicted_effect([Effect(value, 1e-9) for value in (-1.0, 0.0, 1.0)])
    >>> f"{low:.1f} to {high:.1f}", f"{4.303 * (1 + 1 / 3) ** 0.5:.1f}"
    ('-5.0 to 5.0', '5.0')

    Reference: Nagashima, Noma and Furukawa (2019), Statistical Methods in Medical Research 28, 1689-1702, with the
    distribution of the spread from the Q profile, Viechtbauer (2007), Statistics in Medicine 26, 37-52; the number is the
    range of Higgins, Thompson and Spiegelhalter (2009), Journal of the Royal Statistical Society A 172, 137-159, for areas
    known exactly, with the quantile of t at 2 degrees of freedom from any table.
    """
    values, variances = (np.array(each) for each in zip(*((one.value, one.variance) for one in effects), strict=True))
    tau2 = _spreads(values, variances)
    weights = 1 / (variances + tau2[:, None])
    total = weights.sum(axis=1)
    centre, error = (weights * values).sum(axis=1) / total, np.sqrt(tau2 + 1 / total)
    beyond = tail(confidence)
    return _quantile(centre, error, beyond), _quantile(centre, error, 1 - beyond)


def _spreads(values: Array, variances: Array) -> Array:
    """The variance between areas at each level of its confidence distribution, 0 where chance alone gives so small a Q."""
    wanted = special.chdtri(len(values) - 1, _LEVELS)

    def q_at(tau2: Array) -> Array:
        weights = 1 / (variances + tau2[:, None])
        centre = (weights * values).sum(axis=1) / weights.sum(axis=1)
        found: Array = (weights * (values - centre[:, None]) ** 2).sum(axis=1)
        return found

    low = np.zeros(len(_LEVELS))
    high = np.full(len(_LEVELS), np.sum((values - values.mean()) ** 2) / wanted.min() + 1e-300)
    high[q_at(low) <= wanted] = 0
    low, high = halved_each(lambda spread: q_at(spread) > wanted, low, high, _HALVINGS)
    middle: Array = (low + high) / 2
    return middle


def _quantile(centre: Array, error: Array, probability: float) -> float:
    """The quantile of the even mixture of normal curves."""
    low, high = float(np.min(centre - _FAR * error)), float(np.max(centre + _FAR * error))

    def is_below(place: float) -> bool:
        return float(special.ndtr((place - centre) / error).mean()) < probability

    return sum(halved(is_below, low, high, _HALVINGS)) / 2
