"""What areas show where each has its own true effect: the middle of them, how far they differ, and one area more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from faircount.compare import special
from faircount.compare.distributions import t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, deviate
from faircount.compare.intervals.roots import halved, halved_each
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
        q, degrees_of_freedom, float(special.chdtrc(degrees_of_freedom, q)), beyond / q if q else 0.0, beyond / spread
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
    return (low + high) / 2


def _quantile(centre: Array, error: Array, probability: float) -> float:
    """The quantile of the even mixture of normal curves."""
    low, high = float(np.min(centre - _FAR * error)), float(np.max(centre + _FAR * error))

    def is_below(place: float) -> bool:
        return float(special.ndtr((place - centre) / error).mean()) < probability

    return sum(halved(is_below, low, high, _HALVINGS)) / 2


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


BETWEEN: Mapping[str, Callable[[Sequence[Effect]], float]] = {
    "DL": lambda effects: heterogeneity(effects).tau2,
    "REML": restricted_tau2,
}
"""How the variance between areas is found."""
