"""The asked counts as crosses of what adds up to what, each protected and then attacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from faircount.errors import NotProtected
from faircount.pipeline.answering.counting import Cube
from faircount.pipeline.answering.grid import AXES, Place
from faircount.pipeline.answering.rows import Row, Why
from faircount.protect.attack import attack
from faircount.protect.costs import Cost
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import published, require_safe
from faircount.protect.standing import Standing
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.margins import HierarchicalTable
from faircount.tables.nesting import Tree, grow
from faircount.tables.request import ASKED, AskedCell

WORDS = dict(zip(AXES, (ASKED[0], *ASKED[2:]), strict=True))
COST = Cost(spare_headlines=True)
"""Totals and single breakdowns are what a reader asks for first, so they are given up last."""
PLACES = {"period": 0, "offence": 2, "online": 3, "age": 4, "sex": 5}
"""Which word of an asked cell names its class on an axis."""


@dataclass(frozen=True, eq=False)
class Shield:
    """One cross with the pattern that protects it; nothing that is published ties it to another."""

    trees: tuple[Tree, ...]
    pattern: SafePattern

    @property
    def small(self) -> list[Place]:
        """The atoms of every small count of the cross, also of those that only follow from what was asked for."""
        places = zip(*np.unravel_index(np.flatnonzero(self.pattern.primary), self.pattern.table.counts.shape), strict=True)
        return [tuple(tree.classes[at] for tree, at in zip(self.trees, place, strict=True)) for place in places]

    def why(self, cell: int) -> Why:
        """What becomes of a cell of the cross."""
        if not self.pattern.hidden[cell]:
            return Why.SHOWN
        return Why.SMALL if self.pattern.primary[cell] else Why.HIDES


def crosses(rows: Sequence[Row], cube: Cube) -> list[tuple[tuple[Tree, ...], HierarchicalTable]]:
    """The crosses that the rows lie in. Classes that nothing holds together, such as years asked without their sum, are apart."""
    held = [row for row in rows if row.place]
    forests = [grow(_classes(held, axis)) for axis in range(len(AXES))]
    found = []
    for trees in product(*forests):
        if any(all(mine in tree.classes for mine, tree in zip(row.place, trees, strict=True)) for row in held):
            found.append((trees, _table(trees, cube)))
    return found


def _classes(rows: Sequence[Row], axis: int) -> dict[str, frozenset[int]]:
    return {_word(row.cell, AXES[axis]): row.place[axis] for row in rows}


def _word(cell: AskedCell, axis: str) -> str:
    return cell.words[PLACES[axis]]


def _table(trees: Sequence[Tree], cube: Cube) -> HierarchicalTable:
    counts = cube.atoms.sum(axis=-1)
    for axis, tree in enumerate(trees):
        counts = np.moveaxis(np.tensordot(tree.sums(counts.shape[axis]), counts, axes=(1, axis)), 0, axis)
    hierarchies = tuple(tree.hierarchy(name) for tree, name in zip(trees, AXES, strict=True))
    table = HierarchicalTable(hierarchies, np.ascontiguousarray(counts))
    assert table.is_additive(table.flat), "a class is not the sum of its parts"
    return table


def shield(rows: Sequence[Row], cube: Cube, policy: ProtectionPolicy, effort: str) -> tuple[tuple[Row, ...], tuple[Shield, ...]]:
    """The rows with what must be hidden, and the crosses that say why; refused where protection or the attack on it fails."""
    shields = tuple(_shielded(rows, trees, table, policy, effort) for trees, table in crosses(rows, cube))
    return tuple(_decided(row, shields) for row in rows), shields


def _shielded(
    rows: Sequence[Row], trees: tuple[Tree, ...], table: HierarchicalTable, policy: ProtectionPolicy, effort: str
) -> Shield:
    """Only what was asked for is shown, so hiding the rest of a class costs nothing; what follows from it is protected too."""
    asked = {cell_of(row.place, trees, table) for row in rows if row.place} - {None}
    listed = np.isin(np.arange(table.flat.size), sorted(cell for cell in asked if cell is not None))
    pattern = require_safe(suppress(table, policy, standing=Standing.of(listed), cost=COST, effort=effort))
    return Shield(trees, attacked(pattern))


def cell_of(place: Place, trees: Sequence[Tree], table: HierarchicalTable) -> int | None:
    """The cell of the cross that holds these atoms, or None where it lies in another cross."""
    if not all(held in tree.classes for held, tree in zip(place, trees, strict=True)):
        return None
    places = tuple(tree.classes.index(held) for held, tree in zip(place, trees, strict=True))
    return int(np.ravel_multi_index(places, table.counts.shape))


def _decided(row: Row, shields: Sequence[Shield]) -> Row:
    if not row.place:
        return row
    for each in shields:
        cell = cell_of(row.place, each.trees, each.pattern.table)
        if cell is not None:
            return row.hidden(each.why(cell))
    raise AssertionError(f"{row.cell.key} lies in no cross")


def attacked(pattern: SafePattern) -> SafePattern:
    """The pattern, once a reader of the whole cross has tried it: nothing of the certificates is believed here."""
    found = attack(published(pattern), pattern.policy.width, among=pattern.primary)
    if found.narrow:
        raise NotProtected(f"{len(found.narrow)} small counts could be worked out from the tables; nothing is answered")
    return pattern
