"""How far the areas differ among themselves beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faircount.compare.distributions import chi_squared_above
from faircount.compare.interval import Array
from faircount.errors import NotComparable

_OTHERS = 1e-9
"""The least share of all weight that the areas beside the heaviest have."""
_LEAST, _SCALES = 1e-4, 300
"""The least variance between areas that is looked for, in terms of the least variance of one, and how many scales are."""
_NARROWINGS, _WITHIN = 12, 33
_STEPS, _CLOSE, _NEAR = 200, 1e-13, 1e-4


@dataclass(frozen=True, slots=True)
class Effect:
    """What one area shows, on a scale where it is about normal, and the variance that chance gives it."""

    value: float
    variance: float


@dataclass(frozen=True, slots=True)
class Heterogeneity:
    """Cochran's Q with its degrees of freedom and probability, and the share of the spread that is not chance (I squared)."""

    q: float
    degrees_of_freedom: int
    p_value: float
    i_squared: float
    tau2: float


def heterogeneity(effects: Sequence[Effect]) -> Heterogeneity:
    """How far the areas differ beyond chance, with the variance between them by DerSimonian and Laird.

    >>> found = heterogeneity([Effect(0.10, 0.01), Effect(0.30, 0.01), Effect(0.50, 0.01)])
    >>> round(found.q, 6), found.degrees_of_freedom, round(found.i_squared, 6), round(found.tau2, 6)
    (8.0, 2, 0.75, 0.03)

    Reference: DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188; Higgins and Thompson (2002).

    Not for fewer than about five areas, where the variance between them is hardly known at all.
    """
    weights = [1 / effect.variance for effect in effects]
    total = sum(weights)
    centre = weighted_mean(effects, 0.0)
    q = sum(weight * (effect.value - centre) ** 2 for weight, effect in zip(weights, effects, strict=True))
    degrees_of_freedom = len(effects) - 1
    if degrees_of_freedom == 0:
        return Heterogeneity(0.0, 0, 1.0, 0.0, 0.0)
    spread = total - sum(weight**2 for weight in weights) / total
    if spread <= _OTHERS * total:
        raise NotComparable(
            "one area outweighs all others, so how far areas differ cannot be seen; give its own change, and theirs"
        )
    beyond = max(0.0, q - degrees_of_freedom)
    return Heterogeneity(
        q, degrees_of_freedom, chi_squared_above(q, degrees_of_freedom), beyond / q if q else 0.0, beyond / spread
    )


def weighted_mean(effects: Sequence[Effect], tau2: float) -> float:
    """The mean of the areas' effects, each weighted by how surely it is known if areas differ with variance tau2."""
    weights = [1 / (effect.variance + tau2) for effect in effects]
    return sum(weight * effect.value for weight, effect in zip(weights, effects, strict=True)) / sum(weights)


def restricted_tau2(effects: Sequence[Effect]) -> float:
    """The variance between the areas by restricted maximum likelihood, as a check on the moment estimate.

    >>> round(restricted_tau2([Effect(0.10, 0.01), Effect(0.30, 0.01), Effect(0.50, 0.01)]), 6)
    0.03

    Reference: Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30, 261-293. Not where it stands
    alone: on few areas it swings widely.
    """
    heterogeneity(effects)  # which refuses where how far areas differ cannot be seen
    value, variance = np.array([[effect.value, effect.variance] for effect in effects]).T

    def unlikely(tau2: Array) -> Array:
        """Minus the restricted log-likelihood of each of these."""
        total = variance + np.asarray(tau2, dtype=np.float64)[:, None]
        weight = 1 / total
        known = weight.sum(axis=1)
        away = value - (weight @ value / known)[:, None]
        found: Array = (np.log(total).sum(axis=1) + np.log(known) + (weight * away**2).sum(axis=1)) / 2
        return found

    # It may have two tops, of which steps from a start find the nearer one: every scale is looked at first.
    most = max(float(np.ptp(value)) ** 2, float(variance.max()))
    tried = np.array([0.0, *np.geomspace(min(float(variance.min()), most) * _LEAST, 10 * most, _SCALES)])
    best = int(np.argmin(unlikely(tried)))
    low, high = tried[max(best - 1, 0)], tried[min(best + 1, _SCALES)]
    for _ in range(_NARROWINGS):
        within = np.linspace(low, high, _WITHIN)
        place = int(np.argmin(unlikely(within)))
        low, high = within[max(place - 1, 0)], within[min(place + 1, _WITHIN - 1)]
    found = _settled(effects, float(within[place]))
    none, some = unlikely(np.array([0.0, found])).tolist()
    return 0.0 if none <= some + _CLOSE * abs(some) else found


def _settled(effects: Sequence[Effect], start: float) -> float:
    """The top that lies near, to the last digit, by steps of Fisher's scoring; the start where they lead away from it."""
    tau2 = start
    for _ in range(_STEPS):
        centre = weighted_mean(effects, tau2)
        squares = [(effect.variance + tau2) ** -2 for effect in effects]
        residual = sum(
            square * ((effect.value - centre) ** 2 - effect.variance) for square, effect in zip(squares, effects, strict=True)
        )
        following = max(0.0, residual / sum(squares) + 1 / sum(1 / (effect.variance + tau2) for effect in effects))
        close, tau2 = abs(following - tau2) <= _CLOSE * tau2, following
        if close:
            break
    return tau2 if abs(tau2 - start) <= _NEAR * start else start
