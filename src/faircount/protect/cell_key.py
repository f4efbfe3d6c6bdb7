"""Cell key perturbation: each count is changed by a little that follows from a secret, the same wherever it stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected
from faircount.protect.outcome import Choices, MethodOutcome
from faircount.protect.perturbation import PerturbationRule, chances_of
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.secret import Secret
from faircount.tables.margins import Counts, HierarchicalTable

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
