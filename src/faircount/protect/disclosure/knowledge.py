"""What a reader of a published table knows, as one system whose columns are the hidden leaf cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from faircount.bounds.propagate import Narrowed, propagate
from faircount.bounds.system import Limits, System
from faircount.errors import SchemaMismatch
from faircount.protect.pattern.leaf_program import covering
from faircount.protect.release import ENDLESS, PublishedHierarchicalTable
from faircount.tables.margins import Counts, HierarchicalTable

CONTRADICTED = "the published cells do not add up: some wholes are not the sums of their parts; check the tables first"


@dataclass(frozen=True, slots=True)
class WeightedTie:
    """A weighted sum of cells that lies between limits, such as a printed percentage; ``said`` tells where it stands."""

    weights: tuple[tuple[int, int], ...]
    lower: int | None
    upper: int | None
    said: str


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The system of everything that was published.

    ``leaves`` are the hidden leaf cells, one column each; ``sums`` has a row for every cell of the table and counts the
    columns in it; ``known`` is what the published leaf cells add up to there. ``rows`` are the cells whose limits say more
    than the columns' own, in the order of the system; the ties follow them.
    """

    published: PublishedHierarchicalTable
    leaves: Counts
    sums: Any
    known: Counts
    rows: Counts
    ties: tuple[WeightedTie, ...]
    system: System

    def counts_of(self, point: Counts) -> Counts:
        """Every cell of the table, if the hidden leaves are these."""
        counts: Counts = self.known + self.sums @ point
        return counts

    def members(self, cell: int) -> Counts:
        """The columns that count in a cell."""
        found: Counts = self.sums.indices[self.sums.indptr[cell] : self.sums.indptr[cell + 1]]
        return found

    def weights(self, cells: Counts, factors: NDArray[np.float64]) -> Limits:
        """The weighted sum of cells, as one weight a column."""
        found: Limits = self.sums[cells].T @ factors
        return found

    @cached_property
    def narrowed(self) -> Narrowed:
        """What propagation alone says of each column; refused if nothing is possible."""
        found = propagate(self.system)
        if found.is_empty:
            raise SchemaMismatch(CONTRADICTED)
        return found

    @cached_property
    def least(self) -> Counts:
        """The least of every cell, by propagation."""
        return np.maximum(self.published.least, self.counts_of(self.narrowed.floor.astype(np.int64)))

    @cached_property
    def most(self) -> Counts:
        """The most of every cell, by propagation; ``ENDLESS`` or more is no limit."""
        ceiling = self.narrowed.ceiling
        return np.minimum(self.published.most, self.counts_of(np.where(np.isinf(ceiling), ENDLESS, ceiling).astype(np.int64)))

    @cached_property
    def tied(self) -> NDArray[np.bool_]:
        """The cells that stand in a tie, or count a column that does: moves leave them alone."""
        inside = np.zeros(len(self.known), dtype=np.bool_)
        if self.ties:
            columns = np.unique(self.system.matrix[len(self.rows) :].indices)
            inside[np.unique(self.sums.tocsc()[:, columns].indices)] = True
        return inside


def knowledge_of(published: PublishedHierarchicalTable, ties: Sequence[WeightedTie] = ()) -> Knowledge:
    """The system of a published table, with further ties between its cells."""
    is_leaf = published.blank.is_leaf
    leaves = np.flatnonzero(is_leaf & published.hidden)
    filled = np.where(is_leaf & ~published.hidden, published.counts, 0)
    known = HierarchicalTable.of_leaves(published.hierarchies, filled.reshape(published.shape)).flat
    sums = _sums(published, leaves)
    least = known + sums @ published.least[leaves]
    most = known + sums @ published.most[leaves]
    if ((least > published.most) | (most < published.least)).any():
        raise SchemaMismatch(CONTRADICTED)
    rows = np.flatnonzero(((published.least > least) | (published.most < most)) & ~is_leaf)
    limits = ((published.least - known)[rows].astype(float), _endless((published.most - known)[rows], published.most[rows]))
    floor, ceiling = published.least[leaves].astype(float), _endless(published.most[leaves], published.most[leaves])
    bound = [_as_row(tie, sums, known) for tie in ties]
    matrix = vstack([sums[rows], *(row for row, _, _ in bound)], format="csr") if bound else sums[rows]
    lower = np.concatenate([limits[0], [low for _, low, _ in bound]])
    upper = np.concatenate([limits[1], [high for _, _, high in bound]])
    system = System.of(matrix, lower, upper, floor=floor, ceiling=ceiling)
    return Knowledge(published, leaves, sums, known, rows, tuple(ties), system)


def _sums(published: PublishedHierarchicalTable, leaves: Counts) -> Any:
    """For every cell of the table, which of the leaves it counts."""
    numbers, cells = covering(published.hierarchies, leaves)
    found = csr_array((np.ones(len(cells), dtype=np.int64), (cells, numbers)), shape=(len(published.counts), len(leaves)))
    found.sort_indices()
    return found


def _as_row(tie: WeightedTie, sums: Any, known: Counts) -> tuple[Any, float, float]:
    """A tie over the columns, what is known of its cells moved into its limits."""
    cells = np.array([cell for cell, _ in tie.weights], dtype=np.int64)
    factors = np.array([weight for _, weight in tie.weights], dtype=np.int64)
    constant = int(factors @ known[cells])
    lower = -np.inf if tie.lower is None else float(tie.lower - constant)
    upper = np.inf if tie.upper is None else float(tie.upper - constant)
    return csr_array((factors @ sums[cells]).reshape(1, -1)), lower, upper


def _endless(limits: Counts, stated: Counts) -> Limits:
    return np.where(stated >= ENDLESS, np.inf, limits.astype(float))
