"""Counts as the choice of what is hidden sees them: roughly, so that whoever has this program learns little from the choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from faircount.protect.cell_state import Cells, primary_cells
from faircount.protect.constraints import Weights
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import Counts, HierarchicalTable

LARGER = 8
"""How many times as large a count is that is seen to be larger."""
MOST_GUESSED = 40
"""With more small counts than this nobody tries them all: what is hidden for the least of each would cost half as much again."""
APART = 0.1
"""By how much at most cells that are alike are dearer, so that no two have one price: else a search would choose by its way."""
SEED = 252


def rough_sizes(counts: Counts, threshold: int) -> Counts:
    """How large each count is roughly: 0 under eight thresholds, 1 under 64, and so on.

    >>> rough_sizes(np.array([0, 5, 39, 40, 319, 320]), 5).tolist()
    [0, 0, 0, 1, 1, 2]
    """
    limits = threshold * LARGER ** np.arange(1, 18, dtype=np.int64)
    return np.searchsorted(limits, counts, side="right").astype(np.int64)


def rough_tables(table: HierarchicalTable, primary: Cells, policy: ProtectionPolicy) -> Iterator[HierarchicalTable]:
    """The table as the search for a pattern is to see it, every count as small as any of its size; the roughest first.

    What protects a count there protects it in truth too, since no count is less. In the first one small counts are all alike, so
    that they are hidden in one way whatever they are; in the second they are themselves, which hides less.
    """
    if primary.sum() <= MOST_GUESSED:
        yield replace(table, counts=_alike(table.counts, policy))
    yield replace(table, counts=np.where(table.counts < policy.threshold, table.counts, _alike(table.counts, policy)))


def _alike(counts: Counts, policy: ProtectionPolicy) -> Counts:
    """For each count the least of those that are alike to it."""
    large = policy.threshold * LARGER ** rough_sizes(counts, policy.threshold)
    small = np.where(primary_cells(counts, policy), policy.least_hidden, counts)
    return np.where(counts < policy.threshold, small, large)


def typical_counts(counts: Counts, policy: ProtectionPolicy) -> Counts:
    """For each count one that stands for all that are alike to it: of small ones half the threshold, of others the least.

    For a choice that need protect nothing, since what it chooses is protected afterwards.

    >>> typical_counts(np.array([0, 1, 4, 5, 39, 41]), ProtectionPolicy()).tolist()
    [0, 2, 2, 5, 5, 40]
    """
    small = np.where(primary_cells(counts, policy), max(policy.least_hidden, policy.threshold // 2), counts)
    return np.where(counts < policy.threshold, small, _alike(counts, policy))


def rough_worth(table: HierarchicalTable, policy: ProtectionPolicy) -> Counts:
    """What each cell counts for where it is to be hidden: its rough count, and more of it the more finest classes it holds."""
    under = np.ones(1, dtype=np.int64)
    for hierarchy in table.hierarchies:
        held = np.bincount([code for leaf in hierarchy.leaves for code in hierarchy.path(leaf)], minlength=len(hierarchy))
        under = np.outer(under, held).reshape(-1)
    return _alike(table.flat, policy) * np.minimum(LARGER, under)


def told_apart(cells: int) -> Weights:
    """A factor a cell, no two alike, the same for all tables of so many cells."""
    return 1 + APART * np.random.default_rng(SEED).random(cells)
