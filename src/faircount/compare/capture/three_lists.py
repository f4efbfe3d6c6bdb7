"""The number of cases on none of three lists, by log-linear models of how the lists overlap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array, deviate
from faircount.compare.trend.poisson_regression import poisson_regression
from faircount.compare.wording import say_level
from faircount.errors import NotComparable

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
    likelihood = -2 * float(np.sum(_log_poisson(counted, fit.fitted)))
    return ListModel(
        seen + unseen,
        error,
        fit.deviance,
        fit.degrees_of_freedom,
        likelihood + 2 * terms,
        likelihood + float(np.log(seen)) * terms,
    )


def _log_poisson(counted: Array, mean: Array) -> Array:
    found: Array = special.xlogy(counted, mean) - mean - special.gammaln(counted + 1)
    return found


def _range(model: ListModel, seen: float, confidence: float) -> tuple[float, float]:
    unseen = model.total - seen
    wide = exp(deviate(confidence) * sqrt(float(np.log1p((model.error / unseen) ** 2)))) if unseen > 0 else 1.0
    return seen + unseen / wide, seen + unseen * wide
