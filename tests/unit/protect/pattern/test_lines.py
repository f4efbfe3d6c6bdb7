"""Lines and moves keep every sum, and pass through the cell that was asked for."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.leaf_program import LeafProgram
from faircount.protect.pattern.lines import lines_of, longest_support, most_choices
from faircount.protect.pattern.moves import BANNED, Board, find_move, scratch_for
from faircount.tables.margins import HierarchicalTable, Hierarchy

AREAS = Hierarchy.of_levels("area", [1, 2, 3, 3, 2, 3], ["T", "R1", "A", "B", "R2", "C"])
ONLINE = Hierarchy.of_levels("online", [1, 2, 2], ["all", "yes", "no"])


def table() -> HierarchicalTable:
    leaves = np.zeros((6, 3), dtype=np.int64)
    leaves[2], leaves[3], leaves[5] = [0, 9, 2], [0, 3, 8], [0, 5, 7]
    return HierarchicalTable.of_leaves((AREAS, ONLINE), leaves)


def test_every_line_through_every_place_adds_up():
    lines = lines_of([AREAS])
    blank = HierarchicalTable.of_leaves((AREAS,), np.zeros(6, dtype=np.int64))
    for place in range(6):
        assert lines.first[place + 1] > lines.first[place]
        for line in range(lines.first[place], lines.first[place + 1]):
            change = np.zeros(6, dtype=np.int64)
            change[place] = 1
            for entry in range(lines.starts[line], lines.starts[line + 1]):
                change[place + lines.offsets[entry]] += lines.signs[entry]
            assert blank.is_additive(change)
    assert longest_support(lines) == 4
    assert most_choices(lines) == 4


def test_the_cheapest_move_adds_up_and_has_the_room_it_was_asked_for():
    cross = table()
    counts = cross.flat
    primary = (counts > 0) & (counts < 5)
    weights = np.where(counts > 0, 1.0 + counts, BANNED)
    board = Board(counts - 1, weights, np.where(primary, 0, weights), primary, np.zeros_like(counts), np.zeros_like(counts))
    lines = lines_of(cross.hierarchies)
    room = scratch_for(lines, 1)
    cell = int(np.flatnonzero(primary)[0])
    cost, size = find_move(cell, -1, cell, 3, 1e6, 1000, np.zeros(1, dtype=np.int64), 0, 0.0, lines, board, room)
    change = np.zeros_like(counts)
    change[room.found[:size]] = room.found_signs[:size]
    assert cross.is_additive(change)
    assert change[cell] == 1
    assert round(cost) == sum(weights[place] for place in np.flatnonzero(change) if not primary[place])
    assert (counts[change < 0] - 1).min() + (counts[change > 0] - 1).min() >= 3


def test_a_program_changes_hidden_cells_only_and_adds_up():
    cross = table()
    program = LeafProgram(cross, cross.flat - 1, cross.flat > 0)
    hidden = [7, 8, 10, 11]  # the four finest cells of one region
    program.hide(hidden)
    found = program.change(8, 2)
    assert found is not None
    change = np.zeros_like(cross.flat)
    change[found.cells] = found.amounts
    assert cross.is_additive(change)
    assert found.of(8) == 2
    assert set(np.flatnonzero(change).tolist()) <= set(hidden)
    assert program.change(8, 8) is None
    assert program.change(0, 1) is None
