"""Where a change is sought first."""

from __future__ import annotations

import numpy as np

from faircount.protect.first_pattern import Neighbourhoods
from faircount.tables.margins import HierarchicalTable, Hierarchy

AREAS = Hierarchy.of_levels("area", [1, 2, *[3] * 12, 2, 3], ["T", "N", *(f"n{each}" for each in range(12)), "S", "s"])
ONLINE = Hierarchy.of_levels("online", [1, 2, 2], ["all", "yes", "no"])


def test_all_that_a_small_count_counts_is_in_it_though_other_codes_are_fuller():
    leaves = np.zeros((len(AREAS), len(ONLINE)), dtype=np.int64)
    leaves[2:14, 2] = 50 + np.arange(12)
    leaves[2, 1] = leaves[3, 1] = leaves[15, 1] = 1  # the emptiest areas hold all that was counted online
    table = HierarchicalTable.of_leaves((AREAS, ONLINE), leaves)
    cell = int(np.ravel_multi_index((1, 1), table.counts.shape))
    inside = Neighbourhoods(table).around(cell, 2).reshape(table.counts.shape)
    assert table.counts[1, 1] == 2
    assert inside[2, 1]
    assert inside[3, 1]
    assert inside[1, 1]
    assert inside[0, 0]
    assert not inside[13].any()
