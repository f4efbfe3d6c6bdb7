"""What a reader of an additive rounding can work out: the exact range of every cell, in one pass over the table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import Counts, HierarchicalTable


class Ranges(NamedTuple):
    """The least and the largest count of every cell that a reader cannot rule out."""

    lower: Counts
    upper: Counts

    @property
    def widths(self) -> Counts:
        """The largest less the least."""
        return self.upper - self.lower


def limits_broken(table: HierarchicalTable, shown: Counts, base: int, bound: int) -> int:
    """How many cells break what is said of the rounding, by exact arithmetic: a finest count that is no neighbouring multiple
    of the base, a sum that is not the sum of its parts, an error over the bound."""
    errors = np.abs(shown - table.flat)
    limits = np.where(table.is_leaf, base - 1, bound)
    broken = (errors > limits) | (shown < 0) | (table.is_leaf & (shown % base > 0))
    sums = HierarchicalTable.of_leaves(table.hierarchies, np.where(table.is_leaf, shown, 0).reshape(table.counts.shape)).flat
    return int((broken | (sums != shown)).sum())


def ranges_of_a_reader(table: HierarchicalTable, shown: Counts, base: int, bound: int) -> Ranges:
    """The range of every cell for a reader who knows the rule, the base and the bound, and not how each choice fell.

    A table that the reader must think possible has no finest count further than ``base - 1`` from what is shown, and no sum
    further than ``bound``. The rounded table is such a table. From it, counts can be added to the leaf cells under a cell,
    up to ``base - 1`` in each and ``bound`` in all: no sum then moves by more than was added in all, so each of these tables
    could have been rounded to the very same. Likewise downwards, from leaf cells that are not shown as 0. Neither limit can
    be passed, so the range is exact, and no cell is narrower than ``base - 1``.

    >>> from faircount.tables.margins import Hierarchy
    >>> flat = Hierarchy.of_levels("age", [1, 2, 2], ["T", "0-9", "10-17"])
    >>> table = HierarchicalTable.of_leaves([flat], np.array([0, 2, 9]))
    >>> ranges_of_a_reader(table, np.array([10, 0, 10]), 5, 9)._asdict()
    {'lower': array([6, 0, 6]), 'upper': array([18,  4, 14])}

    When not to use it: for a reader who knows the seed, or that some leaf cells are truly 0.
    """
    if bound < base - 1:
        raise ValueError(f"a bound of {bound} is under what one finest count may be off with base {base}")
    below = _under(table, table.is_leaf)
    positive = _under(table, table.is_leaf & (shown > 0))
    reach = base - 1
    return Ranges(shown - np.minimum(bound, reach * positive), shown + np.minimum(bound, reach * below))


def _under(table: HierarchicalTable, which: NDArray[np.bool_]) -> Counts:
    """How many of the leaf cells lie under each cell."""
    return HierarchicalTable.of_leaves(table.hierarchies, which.astype(np.int64).reshape(table.counts.shape)).flat
