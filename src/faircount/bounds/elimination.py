"""The same system with fewer ties: equal columns put together, and a sum inside a sum counted once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from faircount.bounds.system import Quantity, System

NESTED_ROWS = 400
"""Beyond this many sums the search for sums inside sums costs more than the solver does."""


@dataclass(frozen=True, eq=False)
class Condensed:
    """A smaller system with the same ranges, and the asked quantities in its own columns."""

    system: System
    quantities: tuple[Quantity, ...]


def condense(system: System, quantities: Sequence[Quantity]) -> Condensed:
    """The system with columns merged that no sum tells apart, and nested sums chained, so that they often form a tree.

    Every column must have a whole number between its floor and its ceiling: merged, an empty one would no longer show.
    Under 4, under 10 and under 18 share columns; written as under 4, "4 to 9 plus under 4" and "10 to 17 plus under 10" they
    form a chain, on which ``propagate`` is exact.
    """
    merged = _merge(system, quantities)
    return _chain(merged) if merged.system.rows <= NESTED_ROWS else merged


def _merge(system: System, quantities: Sequence[Quantity]) -> Condensed:
    by_column = system.matrix.tocsc()
    asked: list[list[tuple[int, int]]] = [[] for _ in range(system.columns)]
    for number, quantity in enumerate(quantities):
        for column, weight in quantity.items():
            asked[column].append((number, weight))
    groups: dict[Hashable, int] = {}
    place = np.empty(system.columns, dtype=np.int64)
    starts = by_column.indptr
    for column in range(system.columns):
        inside = slice(starts[column], starts[column + 1])
        look = (by_column.indices[inside].tobytes(), by_column.data[inside].tobytes(), tuple(asked[column]))
        place[column] = groups.setdefault(look, len(groups))
    if len(groups) == system.columns:
        return Condensed(system, tuple(quantities))
    first = np.unique(place, return_index=True)[1]
    narrow = System(
        csr_array(system.matrix[:, first]),
        system.lower,
        system.upper,
        _sums(place, np.ceil(system.floor), len(first)),
        _sums(place, np.floor(system.ceiling), len(first)),
        system.labels,
    )
    return Condensed(narrow, tuple({int(place[c]): weight for c, weight in quantity.items()} for quantity in quantities))


def _sums(place: NDArray[np.int64], limits: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    return np.bincount(place, limits, size).astype(np.float64)


def _chain(condensed: Condensed) -> Condensed:
    """Give each plain sum a column of its own, and write larger sums with the columns of the smaller ones inside them."""
    system = condensed.system
    supports = [frozenset(system.matrix.indices[start:end].tolist()) for start, end in pairwise(system.matrix.indptr)]
    plain = [bool(np.all(system.matrix.data[start:end] == 1)) for start, end in pairwise(system.matrix.indptr)]
    owners: dict[frozenset[int], int] = {frozenset((column,)): column for column in range(system.columns)}
    for row, support in enumerate(supports):
        if plain[row] and support:
            owners.setdefault(support, len(owners))
    kept = [row for row in range(system.rows) if not (plain[row] and supports[row])]
    chains = _chained(owners, system.columns)
    matrix = _below_each_other(system.matrix, kept, chains, len(owners))
    floor = np.concatenate([system.floor, np.full(len(owners) - system.columns, -np.inf)])
    ceiling = np.concatenate([system.ceiling, np.full(len(owners) - system.columns, np.inf)])
    for row in range(system.rows):
        if plain[row] and supports[row]:
            column = owners[supports[row]]
            floor[column] = max(floor[column], system.lower[row])
            ceiling[column] = min(ceiling[column], system.upper[row])
    zeros = np.zeros(len(chains))
    labels = (*(system.labels[row] for row in kept), *range(len(chains)))
    lower, upper = (np.concatenate([limits[kept], zeros]) for limits in (system.lower, system.upper))
    chained = System(matrix, lower, upper, floor, ceiling, labels)
    return Condensed(chained, tuple(_as_one(quantity, owners) for quantity in condensed.quantities))


def _chained(owners: Mapping[frozenset[int], int], columns: int) -> list[dict[int, float]]:
    """A row for each sum: its parts, less the sum itself."""
    sums = [(support, column) for support, column in owners.items() if column >= columns]
    return [dict.fromkeys(_parts(support, owners), 1.0) | {column: -1.0} for support, column in sums]


def _below_each_other(matrix: Any, kept: Sequence[int], chains: Sequence[Mapping[int, float]], columns: int) -> Any:
    """These rows of the matrix and the chains below them. Put together here: to let SciPy stack them takes ten times as long."""
    inside = [slice(matrix.indptr[row], matrix.indptr[row + 1]) for row in kept]
    written = [sorted(chain.items()) for chain in chains]
    indices = [matrix.indices[each] for each in inside] + [[column for column, _ in row] for row in written]
    signs = [matrix.data[each] for each in inside] + [[sign for _, sign in row] for row in written]
    starts = np.cumsum([0, *map(len, indices)])
    if not indices:
        return csr_array((0, columns), dtype=np.float64)
    entries = (np.concatenate(signs, dtype=np.float64), np.concatenate(indices, dtype=np.int32), starts.astype(np.int32))
    return csr_array(entries, shape=(len(indices), columns))


def _parts(support: frozenset[int], owners: Mapping[frozenset[int], int]) -> list[int]:
    """Columns that make up the sum: the largest sums inside it first, then single columns for the rest."""
    left, parts = set(support), []
    for inside in sorted((each for each in owners if each < support), key=lambda each: (-len(each), owners[each])):
        if inside <= left:
            left -= inside
            parts.append(owners[inside])
    return parts


def _as_one(quantity: Quantity, owners: Mapping[frozenset[int], int]) -> Quantity:
    weights = set(quantity.values())
    column = owners.get(frozenset(quantity))
    return {column: weights.pop()} if column is not None and len(weights) == 1 else quantity
