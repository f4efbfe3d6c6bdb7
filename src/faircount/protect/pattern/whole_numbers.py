"""The change that a program found, in whole numbers."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.changes import DraftMove
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.program import FINEST, SUMS, Program

FRACTION = 1e-5
"""A leaf cell that moves by a whole number and so much is taken to move by the whole number."""


@compiled
def in_whole_numbers(into: DraftMove, program: Program) -> int:
    """The change that was found, every sum worked out anew; its size, 0 if it is not whole or there is no room for it."""
    cells, incidence, size = program.cells, program.incidence, 0
    for each in range(program.numbers[SUMS]):
        cells[program.sums[each]].value = 0.0
    for each in range(program.numbers[FINEST]):
        column = program.finest[each]
        whole = np.round(cells[column].value)
        if abs(whole - cells[column].value) > FRACTION:
            return 0
        if whole != 0.0:
            size = _write(column, int(whole), size, into)
            for above in range(incidence.sum_starts[column], incidence.sum_starts[column + 1]):
                cells[incidence.sums[above]].value += whole
    for each in range(program.numbers[SUMS]):
        row = program.sums[each]
        if cells[row].value != 0.0:
            size = _write(row, int(cells[row].value), size, into)
    return size if size < into.cells.shape[0] else 0


@inner
def _write(cell: int, amount: int, size: int, into: DraftMove) -> int:
    """Add a cell to the change where there is room; the size with it."""
    if size < into.cells.shape[0]:
        into.cells[size], into.multiples[size] = cell, amount
    return size + 1
