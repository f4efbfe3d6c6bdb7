"""How many cases there are beyond those on two or three lists, from how the lists overlap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from faircount.compare.interval import Array, Interval, deviate, log_poisson
from faircount.compare.trend.poisson_regression import poisson_regression
from faircount.compare.wording import say_level
from faircount.errors import NotComparable

FEWEST_ON_BOTH = 7
"""With fewer on both lists the estimate is said to be none."""


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Chapman's estimate of all cases with its log-normal range, and each list's completeness at most.

    Cases that are easy to see stand on both lists, which makes the estimate too small and the completeness too high.
    ``firm`` is False where fewer than 7 stand on both: then nothing of it is published.
    """

    seen: int
    total: Interval
    variance: float
    wald: Interval
    completeness_first: float
    completeness_second: float
    firm: bool

    @property
    def say(self) -> str:
        """What may be said: a bound, never a total."""
        if not self.firm:
            return f"Too few cases stand on both lists to say how many stand on neither; {self.seen} are on one or the other."
        return (
            f"At least {self.seen} cases, and about {self.total.value:.0f} if the lists were made independently of each other; "
            f"the first list holds at most {self.completeness_first:.0%} of all."
        )


def two_lists(both: int, only_first: int, only_second: int, confidence: float = 0.95) -> TwoLists:
    """Chapman's estimate from the number of cases on both lists, on the first alone, and on the second alone.

    >>> found = two_lists(55, 10, 90)
    >>> f"{found.total.value:.1f} ({found.total.lower:.1f} to {found.total.upper:.1f}), at most {found.completeness_first:.0%}"
    '171.1 (162.1 to 191.2), at most 38%'

    Reference: Chapman (1951), University of California Publications in Statistics 1, 131-160; variance of Seber (1970);
    log-normal range of the unseen, Chao (1987), Biometrics 43, 783-791.

    In words: "at most 38% of the cases that either list would show bear the mark".

    Not as a total of abuse: neither list can hold what nobody reported. Not for lists made from each other.
    """
    if min(both, only_first, only_second) < 0:
        raise NotComparable("a number of cases on a list is below 0; count each case once")
    first, second = both + only_first, both + only_second
    seen = both + only_first + only_second
    if seen == 0:
        raise NotComparable("no case stands on either list")
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * only_first * only_second / ((both + 1) ** 2 * (both + 2))
    half = _wide(confidence) * sqrt(variance)
    return TwoLists(
        seen,
        _log_normal(total, variance, seen, confidence),
        variance,
        Interval(total, total - half, total + half),
        first / total,
        second / total,
        both >= FEWEST_ON_BOTH,
    )


def dependence_bounds(
    both: int, only_first: int, only_second: int, odds_ratios: tuple[float, ...] = (1.0, 2.0, 3.0, 4.0)
) -> dict[float, float]:
    """The total there would be if a case on one list had so many times the odds of standing on the other.

    >>> {odds: round(total) for odds, total in dependence_bounds(55, 10, 90).items()}
    {1.0: 171, 2.0: 188, 3.0: 204, 4.0: 220}

    Reference: Gerritse, van der Heijden and Bakker (2015), Journal of Official Statistics 31, 357-379. 1 is independence.

    In words: "if cases on one list were twice as likely to be on the other, there would be 188".

    Not to pick the one that suits: the row is shown whole.
    """
    if both == 0:
        raise NotComparable("no case stands on both lists, so nothing is known of those on neither")
    seen = both + only_first + only_second
    return {odds: seen + odds * only_first * only_second / both for odds in odds_ratios}


def _log_normal(total: float, variance: float, seen: int, confidence: float) -> Interval:
    unseen = total - seen
    if unseen <= 0 or variance <= 0:
        return Interval(total, float(seen), max(total, float(seen)))
    wide = exp(_wide(confidence) * sqrt(log(1 + variance / unseen**2)))
    return Interval(total, seen + unseen / wide, seen + unseen * wide)


def _wide(confidence: float) -> float:
    # Chao's paper, and the programs that follow it, write 1.96: two decimals are kept so that the digits agree with theirs.
    return round(deviate(confidence), 2)


Pattern = tuple[int, int, int]
PATTERNS: tuple[Pattern, ...] = ((0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1))
"""Which lists a case stands on; a case on none is what is looked for."""
MODELS: Mapping[str, tuple[tuple[int, ...], ...]] = {
    "[1,2,3]": (),
    "[12,3]": ((0, 1),),
    "[13,2]": ((0, 2),),
    "[23,1]": ((1, 2),),
    "[12,13]": ((0, 1), (0, 2)),
    "[12,23]": ((0, 1), (1, 2)),
    "[13,23]": ((0, 2), (1, 2)),
    "[12,13,23]": ((0, 1), (0, 2), (1, 2)),
}
"""The pairs of lists that each model lets depend on each other."""


@dataclass(frozen=True, slots=True)
class ListModel:
    """All cases by one model with its standard error, and how well the model meets the counts (AIC and BIC: less is better)."""

    total: float
    error: float
    deviance: float
    degrees_of_freedom: int
    aic: float
    bic: float


@dataclass(frozen=True, slots=True)
class ThreeLists:
    """Every model, the one that AIC prefers, and the lowest and highest total of the models that it hardly tells apart."""

    seen: int
    models: Mapping[str, ListModel]
    preferred: str
    lowest: float
    highest: float
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The span of the models, in a sentence."""
        return (
            f"{self.seen} cases stand on one list or more; models that fit about as well as each other give between "
            f"{self.lowest:.0f} and {self.highest:.0f} in all{say_level(self.confidence)}."
        )


CLOSE_AIC = 2.0


def three_lists(frequencies: Mapping[Pattern, int], confidence: float = 0.95) -> ThreeLists:
    """All cases from how many stand on each combination of three lists, (1, 0, 0) being the first alone.

    >>> counted = (60, 40, 35, 30, 25, 20, 18)
    >>> lists = ((1, 0, 0), (0, 1, 0), (1, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1))
    >>> found = three_lists(dict(zip(lists, counted)))
    >>> f"{found.models['[1,2,3]'].total:.1f} ({found.models['[1,2,3]'].error:.1f})", found.preferred
    ('293.0 (13.9)', '[1,2,3]')

    Reference: Fienberg (1972), Biometrika 59, 591-603; Rivest and Baillargeon (2007), Biometrics 63, 999-1006.

    In words: "models that fit about as well as each other give between 265 and 377 in all".

    Not as one number: which lists depend on each other is not known, and the span of the models is the answer. Not where a
    combination that should be possible holds none.
    """
    missing = [pattern for pattern in PATTERNS if pattern not in frequencies]
    if missing or any(frequencies[pattern] < 0 for pattern in PATTERNS):
        raise NotComparable("give the number of cases for each of the seven combinations of three lists, 0 where there is none")
    counted = np.array([frequencies[pattern] for pattern in PATTERNS], dtype=np.float64)
    if not counted.any():
        raise NotComparable("no case stands on any list")
    models = {name: _model(counted, pairs) for name, pairs in MODELS.items()}
    preferred = min(models, key=lambda name: models[name].aic)
    close = [model for model in models.values() if model.aic <= models[preferred].aic + CLOSE_AIC]
    ends = [_range(model, float(counted.sum()), confidence) for model in close]
    lowest, highest = min(low for low, _ in ends), max(high for _, high in ends)
    return ThreeLists(int(counted.sum()), models, preferred, lowest, highest, confidence)


def _model(counted: Array, pairs: tuple[tuple[int, ...], ...]) -> ListModel:
    lists = np.array(PATTERNS, dtype=np.float64)
    columns = [np.ones(len(lists)), *lists.T, *(lists[:, first] * lists[:, second] for first, second in pairs)]
    design = np.column_stack(columns)
    fit = poisson_regression(design, counted)
    unseen = exp(float(fit.coefficients[0]))
    seen, terms = float(counted.sum()), design.shape[1]
    # The unseen are Poisson round a mean that is itself estimated.
    error = sqrt(unseen + unseen**2 * float(fit.covariance[0, 0]))
    likelihood = -2 * float(np.sum(log_poisson(counted, fit.fitted)))
    return ListModel(
        seen + unseen,
        error,
        fit.deviance,
        fit.degrees_of_freedom,
        likelihood + 2 * terms,
        likelihood + float(np.log(seen)) * terms,
    )


def _range(model: ListModel, seen: float, confidence: float) -> tuple[float, float]:
    unseen = model.total - seen
    wide = exp(deviate(confidence) * sqrt(float(np.log1p((model.error / unseen) ** 2)))) if unseen > 0 else 1.0
    return seen + unseen / wide, seen + unseen * wide
