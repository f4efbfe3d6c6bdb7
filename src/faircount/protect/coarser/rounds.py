"""A round of merging in one dimension: in each group of classes the two whose merging leaves the fewest small counts."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from faircount.protect.coarser.merging import Merge, merge, possible_merges
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.primary import primary_cells
from faircount.tables.margins import Counts, HierarchicalTable


def merge_round(
    table: HierarchicalTable, axis: int, policy: ProtectionPolicy, *, neighbours: bool, apart: Collection[str] = ()
) -> tuple[HierarchicalTable, tuple[str, ...]] | None:
    """The table after one merge in each group of finest classes of a dimension, and the merges in words; None if none is left."""
    possible = possible_merges(table, axis, neighbours=neighbours, apart=apart)
    groups = [_lowest(table, pairs, policy) for pairs in possible]
    if not groups:
        return None
    words = tuple(each.named(table) for each in groups)
    for step in sorted(groups, key=lambda each: each.one, reverse=True):  # from the end, so that places before it stay
        table = merge(table, step)
    return table, words


def _lowest(table: HierarchicalTable, pairs: list[Merge], policy: ProtectionPolicy) -> Merge:
    """The merge that leaves the fewest small counts, and of those the one that blurs the fewest counted."""
    return min(pairs, key=lambda step: (_small_counts(table, step, policy), _counted(table, step), step.one))


def _small_counts(table: HierarchicalTable, step: Merge, policy: ProtectionPolicy) -> int:
    """How many more small counts there are among the two merged than among the two apart."""
    one, other = _slices(table, step)
    together = int(primary_cells(one + other, policy).sum())
    return together - int(primary_cells(one, policy).sum()) - int(primary_cells(other, policy).sum())


def _counted(table: HierarchicalTable, step: Merge) -> int:
    one, other = _slices(table, step)
    return int(one.max(initial=0) + other.max(initial=0))


def _slices(table: HierarchicalTable, step: Merge) -> tuple[Counts, Counts]:
    turned = np.moveaxis(table.counts, step.axis, 0)
    return turned[step.one], turned[step.other]
