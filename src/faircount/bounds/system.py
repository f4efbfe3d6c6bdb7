"""A set of figures as one system: whole numbers whose sums lie between limits."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Limits = NDArray[np.float64]
Quantity = Mapping[int, int]
"""A sum to be known: how often each column counts in it."""


@dataclass(frozen=True, eq=False)
class System:
    """Whole numbers ``x`` with ``lower <= matrix x <= upper`` and ``floor <= x <= ceiling``; infinite is no limit.

    One row a figure, and ``labels`` says which; the figures' own cells, or the atoms they are sums of, are the columns.
    """

    matrix: Any
    lower: Limits
    upper: Limits
    floor: Limits
    ceiling: Limits
    labels: tuple[Hashable, ...]

    def __post_init__(self) -> None:
        rows, columns = self.matrix.shape
        assert len(self.lower) == len(self.upper) == len(self.labels) == rows, "one lower, upper and label a row"
        assert len(self.floor) == len(self.ceiling) == columns, "one floor and ceiling a column"

    @classmethod
    def of(
        cls,
        matrix: Any,
        lower: Iterable[float | None],
        upper: Iterable[float | None],
        *,
        floor: Iterable[float | None] | None = None,
        ceiling: Iterable[float | None] | None = None,
        labels: Sequence[Hashable] | None = None,
    ) -> System:
        """A system from any matrix and limits, where None is no limit; without a floor, nothing is less than zero.

        >>> System.of([[1, 1]], [7], [7]).columns
        2
        """
        sums = csr_array(matrix, dtype=np.float64)
        sums.eliminate_zeros()
        rows, columns = sums.shape
        return cls(
            sums,
            _limits(lower, -np.inf),
            _limits(upper, np.inf),
            np.zeros(columns) if floor is None else _limits(floor, -np.inf),
            np.full(columns, np.inf) if ceiling is None else _limits(ceiling, np.inf),
            tuple(range(rows)) if labels is None else tuple(labels),
        )

    @property
    def rows(self) -> int:
        """How many sums are limited."""
        return int(self.matrix.shape[0])

    @property
    def columns(self) -> int:
        """How many whole numbers are sought."""
        return int(self.matrix.shape[1])

    def keep(self, rows: Sequence[int]) -> System:
        """The same whole numbers under some of the rows only."""
        chosen = np.asarray(rows, dtype=np.int64)
        return replace(
            self,
            matrix=self.matrix[chosen],
            lower=self.lower[chosen],
            upper=self.upper[chosen],
            labels=tuple(self.labels[row] for row in rows),
        )

    def within(self, floor: Limits, ceiling: Limits) -> System:
        """The same sums over narrower columns."""
        return replace(self, floor=floor, ceiling=ceiling)

    def fixed(self, columns: NDArray[np.bool_], point: Limits) -> tuple[System, NDArray[np.int64], NDArray[np.int64]]:
        """The system over the other columns where these have their counts in the point; the rows and columns that are left."""
        free = np.flatnonzero(~columns)
        settled = self.matrix @ np.where(columns, point, 0.0)
        part = self.matrix[:, free]
        rows = np.flatnonzero(np.diff(part.indptr))
        left = System(
            csr_array(part[rows]),
            (self.lower - settled)[rows],
            (self.upper - settled)[rows],
            self.floor[free],
            self.ceiling[free],
            tuple(self.labels[row] for row in rows),
        )
        return left, rows, free

    def holds(self, point: NDArray[np.int64]) -> bool:
        """Whether the whole numbers satisfy every limit, in exact arithmetic."""
        sums = self.matrix.astype(np.int64) @ point
        return bool(
            np.all(sums >= self.lower)
            and np.all(sums <= self.upper)
            and np.all(point >= self.floor)
            and np.all(point <= self.ceiling)
        )


@dataclass(frozen=True, eq=False)
class Block:
    """The rows and columns of a system that nothing ties to the others."""

    system: System
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]


PLAIN_PYTHON_UP_TO = 2_000
"""Up to so many entries a system is walked in plain Python: to hand it to SciPy takes longer than that."""


def parts_of(system: System) -> tuple[int, NDArray[np.int32]]:
    """How many parts the system falls into, and the part that each row and then each column belongs to."""
    rows, columns = system.matrix.shape
    starts, inside = system.matrix.indptr, system.matrix.indices
    if len(inside) <= PLAIN_PYTHON_UP_TO:
        return _walked(rows, columns, starts.tolist(), inside.tolist())
    ends = np.concatenate([starts, np.full(columns, starts[-1])])
    graph = csr_array((np.ones(len(inside)), inside + rows, ends), shape=(rows + columns, rows + columns))
    count, owner = connected_components(graph, directed=False)
    return int(count), owner


def _walked(rows: int, columns: int, starts: list[int], inside: list[int]) -> tuple[int, NDArray[np.int32]]:
    """The same, numbered in the same way: by the first row or column of each part."""
    leads = list(range(rows + columns))

    def first(node: int) -> int:
        while leads[node] != node:
            leads[node] = node = leads[leads[node]]
        return node

    for row in range(rows):
        for column in inside[starts[row] : starts[row + 1]]:
            one, other = first(row), first(rows + column)
            leads[max(one, other)] = min(one, other)
    owner, count = [0] * (rows + columns), 0
    for node in range(rows + columns):
        lead = first(node)
        if lead == node:
            owner[node], count = count, count + 1
        else:
            owner[node] = owner[lead]
    return count, np.array(owner, dtype=np.int32)


def blocks(system: System) -> list[Block]:
    """The parts of a system that can be solved one by one, and that hold at least one row; see ``loose_columns`` for the rest."""
    count, owner = parts_of(system)
    if count == 1 and system.rows and system.matrix.has_canonical_format:
        return [Block(system, np.arange(system.rows), np.arange(system.columns))]
    order = np.argsort(owner, kind="stable")
    nodes = np.split(order, np.searchsorted(owner[order], np.arange(1, count)))
    edges = system.matrix.tocoo()
    by_part = np.argsort(owner[edges.row], kind="stable")
    cuts = np.searchsorted(owner[edges.row][by_part], np.arange(1, count))
    parts = zip(nodes, np.split(by_part, cuts), strict=True)
    return [_block(system, edges, own, within) for own, within in parts if own[0] < system.rows]


def loose_columns(system: System) -> NDArray[np.int64]:
    """The columns that are in no row, so that only their own floor and ceiling limit them."""
    used = np.zeros(system.columns, dtype=np.bool_)
    used[system.matrix.indices] = True
    return np.flatnonzero(~used)


def _block(system: System, edges: Any, nodes: NDArray[np.int64], within: NDArray[np.int64]) -> Block:
    rows, columns = nodes[nodes < system.rows], nodes[nodes >= system.rows] - system.rows
    places = (np.searchsorted(rows, edges.row[within]), np.searchsorted(columns, edges.col[within]))
    part = System(
        csr_array((edges.data[within], places), shape=(len(rows), len(columns))),
        system.lower[rows],
        system.upper[rows],
        system.floor[columns],
        system.ceiling[columns],
        tuple(system.labels[row] for row in rows),
    )
    return Block(part, rows, columns)


def _limits(limits: Iterable[float | None], missing: float) -> Limits:
    return np.array([missing if limit is None else limit for limit in limits], dtype=np.float64)
