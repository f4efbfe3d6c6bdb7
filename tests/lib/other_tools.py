"""What other tools hide of a cross, made again from their published descriptions: no code and no output of theirs is here."""

from __future__ import annotations

import numpy as np

from faircount.tables.margins import HierarchicalTable
from tests.lib.patient_reader import sums_of

PRIME = 2**31 - 1


def small_alone(table: HierarchicalTable, threshold: int = 5) -> np.ndarray:
    """Only the small counts, all margins printed: cell-by-cell checkers of research outputs."""
    return (table.flat > 0) & (table.flat < threshold)


def two_in_every_sum(table: HierarchicalTable, threshold: int = 5) -> np.ndarray:
    """No sum with a single hidden count, one sum after the other until nothing changes: heuristics that go table by table."""
    hidden = small_alone(table, threshold)
    sums = [np.array(cells) for cells in _sums(table)]
    changed = True
    while changed:
        changed = False
        for cells in sums:
            if hidden[cells].sum() == 1:
                open_cells = cells[~hidden[cells] & (table.flat[cells] > 0)]
                if len(open_cells):
                    hidden[open_cells[np.argmin(table.flat[open_cells])]] = changed = True
    return hidden


def _sums(table: HierarchicalTable):
    shape = table.counts.shape
    for axis, hierarchy in enumerate(table.hierarchies):
        for place, below in enumerate(hierarchy.children):
            if below:
                for others in np.ndindex(*(size for other, size in enumerate(shape) if other != axis)):
                    yield [np.ravel_multi_index((*others[:axis], each, *others[axis:]), shape) for each in (place, *below)]


def eliminated(table: HierarchicalTable, threshold: int = 5) -> np.ndarray:
    """Every count that leaves no small one a combination of those published, the largest tried first: Gaussian elimination.

    See Langsrud, "Secondary cell suppression by Gaussian elimination" (PSD 2024): linear equations alone are looked at. Vectors
    are kept modulo a prime.
    """
    vectors = sums_of(table).astype(np.int64)
    hidden = small_alone(table, threshold)
    small = vectors[hidden]
    for cell in sorted(np.flatnonzero(~hidden), key=lambda each: (table.flat[each] > 0, -table.flat[each], each)):
        vector = vectors[cell] % PRIME
        if not vector.any():
            continue
        pivot = int(np.argmax(vector > 0))
        unit = vector * pow(int(vector[pivot]), PRIME - 2, PRIME) % PRIME
        left = _less(small, unit, pivot)
        if table.flat[cell] and (small.any(axis=1) & ~left.any(axis=1)).any():
            hidden[cell] = True
            continue
        small, vectors = left, _less(vectors, unit, pivot)
    return hidden


def _less(vectors: np.ndarray, unit: np.ndarray, pivot: int) -> np.ndarray:
    """The vectors without what of them lies along the unit."""
    reduced: np.ndarray = (vectors - vectors[:, pivot : pivot + 1] * unit) % PRIME
    return reduced
