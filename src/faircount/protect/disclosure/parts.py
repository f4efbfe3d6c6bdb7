"""The system of an audit in parts that nothing ties together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import connected_components

from faircount.bounds.system import System
from faircount.protect.disclosure.knowledge import Knowledge
from faircount.tables.margins import Counts


@dataclass(frozen=True, eq=False)
class SystemPart:
    """Cells and the part of the system that says anything of them; not ``is_whole`` where some of what may move is held still."""

    cells: Counts
    system: System
    columns: Counts
    is_whole: bool = True


def parts_around(knowledge: Knowledge, cells: Counts) -> Iterator[SystemPart]:
    """The cells in groups that no row ties together, each with its part of the system; columns that are settled are left out."""
    narrowed = knowledge.narrowed
    system = knowledge.system.within(narrowed.floor, narrowed.ceiling)
    left, _, columns = system.fixed(narrowed.floor == narrowed.ceiling, narrowed.floor)
    asked = knowledge.sums[cells][:, columns]
    both = vstack([left.matrix, asked], format="csr")
    size = both.shape[0] + both.shape[1]
    edges = both.tocoo()
    graph = csr_array((np.ones(edges.nnz, dtype=np.int8), (edges.row, both.shape[0] + edges.col)), shape=(size, size))
    _, owner = connected_components(graph, directed=False)
    row_owner, cell_owner, column_owner = np.split(owner, [left.rows, both.shape[0]])
    for group in np.unique(cell_owner):
        rows, inside = np.flatnonzero(row_owner == group), np.flatnonzero(column_owner == group)
        part = left.keep(rows.tolist())
        own = System(
            csr_array(part.matrix[:, inside]), part.lower, part.upper, part.floor[inside], part.ceiling[inside], part.labels
        )
        yield SystemPart(cells[cell_owner == group], own, columns[inside])
