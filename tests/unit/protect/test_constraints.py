"""What it costs to hide cells."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.protect.cell_state import CellState
from faircount.protect.constraints import Cost, typical_count
from tests.lib.small_tables import cross

COUNTS = np.array([0, 2, 8, 10, 30])
PRIMARY = np.array([False, True, False, False, False])


@pytest.mark.parametrize(("width", "typical"), [(1, 10.0), (3, 20.0)])
def test_a_greater_width_counts_large_cells_less_dear(width, typical):
    assert typical_count(COUNTS, PRIMARY, width) == typical


def test_where_nothing_else_is_shown_there_is_no_typical_count():
    assert typical_count(COUNTS[:2], PRIMARY[:2], 3) == 1.0


def test_cells_and_counts_weigh_alike_at_the_typical_count():
    table = cross((2, 2), [6, 6, 6, 6])
    nowhere = np.zeros(len(table.flat), dtype=np.bool_)
    weights = Cost().weights(table.flat, nowhere, CellState.whole(table), nowhere, 1)
    assert weights[table.flat == np.median(table.flat)].tolist() == [2.0] * int((table.flat == np.median(table.flat)).sum())
