"""Small crosses to protect, and a reader who tries every table there is."""

from __future__ import annotations

from itertools import product

import numpy as np

from faircount.tables.margins import HierarchicalTable, Hierarchy


def flat_hierarchy(name: str, size: int) -> Hierarchy:
    """A whole and so many leaves."""
    return Hierarchy.of_levels(name, [1] + [2] * size, ["T"] + [f"{name}{place}" for place in range(size)])


SHAPES = ((4,), (6,), (3, 4), (2, 3, 2))


def drawn_counts(seed: int) -> tuple[tuple[int, ...], np.ndarray]:
    """The shape of a cross and its finest counts, many of them small, and few of them near a border of the rough sizes."""
    chance = np.random.default_rng(seed)
    shape = SHAPES[seed % len(SHAPES)]
    counts = chance.poisson(chance.gamma(1.0, chance.choice([6, 12, 40]), shape)).reshape(-1)
    counts[chance.integers(len(counts))] = chance.integers(1, 5)
    return shape, counts


def cross(shape: tuple[int, ...], counts: list[int]) -> HierarchicalTable:
    """A cross of flat hierarchies with these finest counts."""
    hierarchies = [flat_hierarchy("abc"[axis], size) for axis, size in enumerate(shape)]
    cube = np.zeros([size + 1 for size in shape], dtype=np.int64)
    cube[tuple(slice(1, None) for _ in shape)] = np.array(counts).reshape(shape)
    return HierarchicalTable.of_leaves(hierarchies, cube)


def possible_ranges(table: HierarchicalTable, hidden: np.ndarray, largest: int) -> dict[int, tuple[int, int]]:
    """The least and largest count of each hidden cell over every table up to ``largest`` that a reader cannot rule out."""
    leaves = np.flatnonzero(table.is_leaf & hidden)
    shown = np.where(hidden, 0, table.flat)
    found: dict[int, tuple[int, int]] = {}
    for guess in product(range(1, largest + 1), repeat=len(leaves)):
        cube = np.where(table.is_leaf, shown, 0)
        cube[leaves] = guess
        candidate = HierarchicalTable.of_leaves(table.hierarchies, cube.reshape(table.counts.shape)).flat
        if (candidate[~hidden] == table.flat[~hidden]).all() and (candidate[hidden] >= 1).all():
            for cell in np.flatnonzero(hidden).tolist():
                least, most = found.get(cell, (candidate[cell], candidate[cell]))
                found[cell] = (min(least, int(candidate[cell])), max(most, int(candidate[cell])))
    return found
