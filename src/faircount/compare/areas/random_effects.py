"""What areas show together where each has its own true effect: the middle of them, how far they differ, and one area more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from faircount.compare.distributions import t_quantile
from faircount.compare.estimate import tail
from faircount.compare.heterogeneity import Effect, Heterogeneity, heterogeneity, restricted_tau2, weighted_mean
from faircount.compare.interval import Interval, deviate
from faircount.compare.predicted_effect import predicted_effect
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class RandomEffects:
    """The middle effect with its normal range and that of Hartung and Knapp, and the range of one further area.

    ``prediction`` holds what it says for few areas too. ``normal_prediction`` is the one that most programs print, which takes
    the variance between areas for known: of 95 in 100 it holds 75 to 93. It is here to be compared with theirs, no more.
    ``tau2`` is the variance between areas by the method asked for; ``spread`` holds Q and its probability.
    """

    middle: Interval
    hartung_knapp: Interval
    prediction: Interval
    normal_prediction: Interval
    error: float
    tau2: float
    spread: Heterogeneity


def random_effects(
    effects: Sequence[float], variances: Sequence[float], method: str = "DL", confidence: float = 0.95
) -> RandomEffects:
    """Effects on a scale where they are about normal, such as log ratios, with the variance that chance gives each.

    ``method`` "DL" finds the variance between areas by moments (DerSimonian and Laird), "REML" by restricted likelihood.

    >>> found = random_effects([0.10, 0.30, 0.50], [0.01, 0.01, 0.01])
    >>> f"{found.middle.value:.2f} ({found.middle.lower:.3f} to {found.middle.upper:.3f})", round(found.tau2, 6)
    ('0.30 (0.074 to 0.526)', 0.03)

    Reference: DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188; Viechtbauer (2005), Journal of
    Educational and Behavioral Statistics 30, 261-293, for REML; Hartung and Knapp (2001), Statistics in Medicine 20, 3875-3889.

    In words: "an area in the middle had 1.5 times as many; one more area like these would lie between 0.9 and 2.5 times".

    Not for fewer than three areas, where the spread between them is a guess. The normal range is too narrow for few areas.
    """
    if method not in BETWEEN:
        raise NotComparable(f"no method is called {method!r}; choose one of {', '.join(BETWEEN)}")
    if len(effects) != len(variances) or len(effects) < 2 or min(variances) <= 0:
        raise NotComparable("two effects at least are needed, each with its own variance above 0")
    known = [Effect(float(value), float(variance)) for value, variance in zip(effects, variances, strict=True)]
    tau2 = BETWEEN[method](known)
    weights = [1 / (effect.variance + tau2) for effect in known]
    centre, error, degrees_of_freedom = weighted_mean(known, tau2), sqrt(1 / sum(weights)), len(known) - 1
    scatter = (
        sum(weight * (effect.value - centre) ** 2 for weight, effect in zip(weights, known, strict=True)) / degrees_of_freedom
    )
    student, normal = t_quantile(1 - tail(confidence), degrees_of_freedom), deviate(confidence)

    def within(half: float) -> Interval:
        return Interval(centre, centre - half, centre + half)

    return RandomEffects(
        within(normal * error),
        within(student * error * sqrt(scatter)),
        Interval(centre, *predicted_effect(known, confidence)),
        within(normal * sqrt(tau2 + error**2)),
        error,
        tau2,
        heterogeneity(known),
    )


def _by_moments(effects: Sequence[Effect]) -> float:
    """The variance between areas that makes Q what it is."""
    return heterogeneity(effects).tau2


BETWEEN: Mapping[str, Callable[[Sequence[Effect]], float]] = {"DL": _by_moments, "REML": restricted_tau2}
"""How the variance between areas is found."""
