"""Cell key perturbation: each count is changed by a little that follows from a secret, the same wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected
from faircount.protect.outcome import Choices, MethodOutcome, Secret
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import Counts, HierarchicalTable

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


KEYS = 1 << 16
"""How many different keys there are."""


def perturb(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> MethodOutcome:
    """A table in which each count is changed by chance, with mean 0, a stated variance and a stated largest change.

    Zeros stay 0, nothing becomes negative, and nothing is shown as a count that the rule would hide. Offices give each record
    a key and sum them; a table of counts has no records, so a key is made for each leaf cell that is not empty, from the
    secret, its codes and its count, and a total has the sum of the keys in it. One cell then shows the same in every table made
    from the same leaf cells, and a total of one such cell shows the same as the cell.

    Each cell is changed by itself, so rows and columns do not add up, and nothing is said of a width: sums of many cells narrow
    what a count can be. Reference: Fraser and Wooton, "A proposed method for confidentialising tabular output to protect against
    differencing", UNECE Work Session (2005). When not to use it: where a width is to be promised; round instead.
    """
    if not choices.secret.is_set:
        raise NotProtected(
            "cell keys follow from a secret, and none is given: whoever has the program could undo them. Give a file with "
            "--secret; make one with: openssl rand -hex 32 > protection.secret"
        )
    rule = PerturbationRule(choices.variance, choices.largest_change, policy.threshold - 1)
    choices.report("making keys", 0.0)
    keys = cell_keys(table, choices.secret)
    choices.report("changing counts", 0.5)
    changes = change_table(rule)[np.minimum(table.flat, rule.rows), keys]
    nothing = np.zeros(len(keys), dtype=np.bool_)
    return MethodOutcome(
        "cell-key", table, policy, table.flat + changes, nothing, width=None, exact=False, additive=False, notes=_notes(rule)
    )


def cell_keys(table: HierarchicalTable, secret: Secret) -> Counts:
    """The key of every cell, from 0 to under ``KEYS``: sums of the keys of the leaf cells in it that are not empty."""
    keys = np.zeros(len(table.flat), dtype=np.int64)
    filled = np.flatnonzero(table.is_leaf & (table.flat > 0))
    order = np.argsort(table.names)
    places = np.unravel_index(filled, table.counts.shape)
    for number, cell in enumerate(filled.tolist()):
        named = (f"{table.names[axis]}={table.hierarchies[axis].codes[int(places[axis][number])]}" for axis in order)
        keys[cell] = secret.number_of("\0".join([*named, str(table.flat[cell])]), KEYS)
    return HierarchicalTable.of_leaves(table.hierarchies, keys.reshape(table.counts.shape)).flat % KEYS


def change_table(rule: PerturbationRule) -> NDArray[np.int64]:
    """For each count (a row; the last one for all larger) and key the change."""
    return np.stack([_row(rule, count) for count in range(rule.rows + 1)])


def _row(rule: PerturbationRule, count: int) -> NDArray[np.int64]:
    changes, chances = chances_of(rule, count)
    ends = np.cumsum(chances) * KEYS
    drawn = np.searchsorted(ends, np.arange(KEYS) + 0.5)
    return changes[np.minimum(drawn, len(changes) - 1)]


def _notes(rule: PerturbationRule) -> tuple[str, ...]:
    return (
        "Every count that is not 0 was changed by chance. The changes have mean 0, and for counts that are not small a standard "
        f"deviation of {rule.variance**0.5:.1f}; none is larger than {rule.largest}. A count may have stayed as it was.",
        f"No count from 1 to {rule.never} is shown: these became 0 or larger. A count shown as 0 may be a small count.",
        "Each cell was changed by itself: rows and columns do not add up to their totals, and shares may not come to 100 %. Use "
        "the total that is shown, and never a sum of parts.",
        "The same cell shows the same count in every table made from the same finest cells. A table with a dimension more or "
        "less is made from others, and shows others: two such tables together say more than each. Nothing is promised of how "
        "closely a count can be worked out from many cells together.",
    )
