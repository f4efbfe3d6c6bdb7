"""How a count that is given away follows: which published cells, and what else the reader uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from faircount.bounds.solver import Model, whole_bound
from faircount.bounds.system import Limits, System
from faircount.protect.disclosure.knowledge import Knowledge
from faircount.protect.disclosure.pieces import MAX_COLUMNS_AT_ONCE, NEAR, SystemPart, near
from faircount.tables.margins import Counts

_NOTHING = 1e-7


@dataclass(frozen=True, slots=True)
class Derivation:
    """The published sums that are added (``plus``) and taken away (``minus``), and the ties and least counts that are used.

    ``parts_inside`` says that published parts of these sums are taken away too, ``uses_least`` that some bound comes from what
    a hidden count is at least, ``said`` names the derived figures in it.
    """

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    parts_inside: bool
    uses_least: bool
    said: tuple[str, ...]


class Derivations:
    """Derivations over one system, each looked for near the cell first."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        system = knowledge.system
        self._whole = SystemPart(np.zeros(0, dtype=np.int64), system, np.arange(system.columns))

    @cached_property
    def _by_column(self) -> Any:
        return self._knowledge.system.matrix.tocsc()

    def of(self, cell: int, width: int) -> Derivation | None:
        """What gives the cell away, or None where it takes more published cells together than can be told."""
        columns = self._knowledge.members(cell)
        if not len(columns):
            return Derivation((), (), parts_inside=True, uses_least=False, said=())
        for size in NEAR:
            found = near(self._whole, self._by_column, columns, size)
            told = None if found is None else self._told(cell, found[0], found[1], width)
            if told is not None:
                return told
        if self._knowledge.system.columns > MAX_COLUMNS_AT_ONCE:
            return None
        return self._told(cell, self._knowledge.system, self._whole.columns, width)

    def _told(self, cell: int, system: System, columns: Counts, width: int) -> Derivation | None:
        weights = np.isin(columns, self._knowledge.members(cell)).astype(float)
        model = Model(system)
        up = model.most(weights)
        shares, edges = model.prices
        down = model.most(-weights)
        if up is None or down is None or whole_bound(up.bound) + whole_bound(down.bound) >= width:
            return None
        lower_shares, lower_edges = model.prices
        return self._in_cells(system, shares, lower_shares, bool((np.abs(edges) + np.abs(lower_edges) > _NOTHING).any()))

    def _in_cells(self, system: System, upper: Limits, lower: Limits, uses_least: bool) -> Derivation:
        """Rows with a price are what the bound follows from; the upper one and the lower one are told together."""
        knowledge = self._knowledge
        used = np.flatnonzero((np.abs(upper) > _NOTHING) | (np.abs(lower) > _NOTHING))
        rows = np.array([int(str(system.labels[row])) for row in used], dtype=np.int64)
        signs = np.where(np.abs(upper[used]) > _NOTHING, -upper[used], lower[used])
        is_sum = rows < len(knowledge.rows)
        cells = np.array([self._closest(int(row)) for row in rows[is_sum]], dtype=np.int64)
        plus, minus = cells[signs[is_sum] > 0], cells[signs[is_sum] <= 0]
        return Derivation(
            tuple(plus.tolist()),
            tuple(minus.tolist()),
            bool((knowledge.known[cells] > 0).any()),
            uses_least,
            tuple(dict.fromkeys(knowledge.ties[row - len(knowledge.rows)].said for row in rows[~is_sum].tolist())),
        )

    def _closest(self, row: int) -> int:
        """The cell of a row, or a finer one whose row says the same: North less its parts, and not the nation less all others."""
        system, knowledge = self._knowledge.system, self._knowledge
        members = system.matrix[[row]].indices
        others = self._by_column[:, [members[0]]].indices if len(members) else np.array([row])
        alike = [
            int(other)
            for other in others
            if other < len(knowledge.rows) and np.array_equal(np.sort(system.matrix[[other]].indices), np.sort(members))
        ]
        return max((int(knowledge.rows[other]) for other in alike), key=self._depth, default=int(knowledge.rows[row]))

    def _depth(self, cell: int) -> int:
        published = self._knowledge.published
        places = np.unravel_index(cell, published.shape)
        return sum(hierarchy.depths[int(place)] for hierarchy, place in zip(published.hierarchies, places, strict=True))
