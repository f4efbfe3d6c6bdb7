"""How far the areas differ among themselves beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.compare.distributions import chi_squared_above
from faircount.errors import NotComparable

_OTHERS = 1e-9
"""The least share of all weight that the areas beside the heaviest have."""
_STEPS = 200
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Effect:
    """What one area shows, on a scale where it is about normal, and the variance that chance gives it."""

    value: float
    variance: float


@dataclass(frozen=True, slots=True)
class Heterogeneity:
    """Cochran's Q with its degrees of freedom and probability, and the share of the spread that is not chance (I squared)."""

    q: float
    freedom: int
    p_value: float
    i_squared: float
    tau2: float


def heterogeneity(effects: Sequence[Effect]) -> Heterogeneity:
    """How far the areas differ beyond chance, with the variance between them by DerSimonian and Laird.

    >>> found = heterogeneity([Effect(0.10, 0.01), Effect(0.30, 0.01), Effect(0.50, 0.01)])
    >>> round(found.q, 6), found.freedom, round(found.i_squared, 6), round(found.tau2, 6)
    (8.0, 2, 0.75, 0.03)

    Reference: DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188; Higgins and Thompson (2002).

    Not for fewer than about five areas, where the variance between them is hardly known at all.
    """
    weights = [1 / effect.variance for effect in effects]
    total = sum(weights)
    centre = weighted_mean(effects, 0.0)
    q = sum(weight * (effect.value - centre) ** 2 for weight, effect in zip(weights, effects, strict=True))
    freedom = len(effects) - 1
    if freedom == 0:
        return Heterogeneity(0.0, 0, 1.0, 0.0, 0.0)
    spread = total - sum(weight**2 for weight in weights) / total
    if spread <= _OTHERS * total:
        raise NotComparable(
            "one area outweighs all others, so how far areas differ cannot be seen; give its own change, and theirs"
        )
    beyond = max(0.0, q - freedom)
    return Heterogeneity(q, freedom, chi_squared_above(q, freedom), beyond / q if q else 0.0, beyond / spread)


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
    tau2 = heterogeneity(effects).tau2
    for _ in range(_STEPS):
        centre = weighted_mean(effects, tau2)
        squares = [(effect.variance + tau2) ** -2 for effect in effects]
        residual = sum(
            square * ((effect.value - centre) ** 2 - effect.variance) for square, effect in zip(squares, effects, strict=True)
        )
        following = max(0.0, residual / sum(squares) + 1 / sum(1 / (effect.variance + tau2) for effect in effects))
        close, tau2 = abs(following - tau2) < _CLOSE, following
        if close:
            break
    return tau2
