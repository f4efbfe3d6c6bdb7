"""How a count is changed by chance: for each count the chances of each change, as spread out as its limits allow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected

Chances = NDArray[np.float64]
ENOUGH = 1e-12
STEPS = 200


@dataclass(frozen=True, slots=True)
class PerturbationRule:
    """What may become of a count: no change larger than ``largest``, none below 0, none to 1 up to ``never``.

    ``variance`` is that of the change wherever the limits allow it; where they ask for more or for less, the nearest to it.
    """

    variance: float
    largest: int
    never: int

    def __post_init__(self) -> None:
        if self.largest < max(self.never, 1):
            raise NotProtected(
                f"no change may be larger than {self.largest}, and 1 has to become 0 or {self.never + 1}: "
                f"allow {self.never} or more"
            )
        if not 0 < self.variance < self.largest**2:
            raise NotProtected(
                f"variance {self.variance} is not possible with changes up to {self.largest}; use one under {self.largest**2}"
            )

    def changes_of(self, count: int) -> NDArray[np.int64]:
        """The changes that the count may suffer."""
        if count == 0:
            return np.zeros(1, dtype=np.int64)
        changes = np.arange(max(-self.largest, -count), self.largest + 1)
        after = count + changes
        allowed: NDArray[np.int64] = changes[(after == 0) | (after > self.never)]
        return allowed

    @property
    def rows(self) -> int:
        """From this count on, the chances are the same for every count."""
        return self.largest + self.never + 1


def chances_of(rule: PerturbationRule, count: int) -> tuple[NDArray[np.int64], Chances]:
    """The changes of a count and the chance of each: mean 0, the variance of the rule, and the largest entropy there is.

    >>> changes, chances = chances_of(PerturbationRule(4.0, 9, 4), 1)
    >>> [(int(change), round(float(chance), 2)) for change, chance in zip(changes, chances) if chance > 0]
    [(-1, 0.8), (4, 0.2)]

    Reference: Marley and Leaver, "A method for confidentialising user-defined tables: statistical properties and a risk-utility
    analysis", ISI World Statistics Congress (2011); Giessing, "Computational issues in the design of transition probabilities and
    disclosure risk estimation for additive noise", Privacy in Statistical Databases (2016).
    """
    changes = rule.changes_of(count)
    if len(changes) == 1:
        return changes, np.ones(1)
    below, above = changes[changes <= 0].max(), changes[changes >= 0].min()
    least, most = float(-below * above), float(-changes.min() * changes.max())
    if rule.variance <= least + 1e-9:
        chances = np.zeros(len(changes))
        chances[changes == below] = above / (above - below)
        chances[changes == above] = -below / (above - below)
        return changes, chances
    if rule.variance >= most:
        chances = np.zeros(len(changes))
        chances[[0, -1]] = np.array([changes[-1], -changes[0]]) / (changes[-1] - changes[0])
        return changes, chances
    return changes, _spread_out(changes.astype(np.float64), rule.variance)


def _spread_out(changes: Chances, variance: float) -> Chances:
    """The chances of the largest entropy with mean 0 and the variance: exp(a v + b v^2), found by Newton's method."""
    features = np.stack([changes, changes**2])
    target = np.array([0.0, variance])
    scale = np.array([np.abs(changes).max(), (changes**2).max()])
    features, target = features / scale[:, None], target / scale
    weights = np.zeros(2)
    for _ in range(STEPS):
        chances = _normal(weights @ features)
        gap = target - features @ chances
        if np.abs(gap).max() < ENOUGH:
            break
        spread = (features * chances) @ features.T - np.outer(features @ chances, features @ chances)
        step = np.linalg.solve(spread + 1e-14 * np.eye(2), gap)
        weights = weights + _shortened(weights, step, features, target)
    return _normal(weights @ features)


def _shortened(weights: Chances, step: Chances, features: Chances, target: Chances) -> Chances:
    """The step, halved until the dual falls."""
    before = _dual(weights, features, target)
    while _dual(weights + step, features, target) > before + 1e-15 and np.abs(step).max() > 1e-13:
        step = step / 2
    return step


def _dual(weights: Chances, features: Chances, target: Chances) -> float:
    exponents = weights @ features
    top = exponents.max()
    return float(np.log(np.exp(exponents - top).sum()) + top - weights @ target)


def _normal(exponents: Chances) -> Chances:
    powers = np.exp(exponents - exponents.max())
    chances: Chances = powers / powers.sum()
    return chances
