"""The asked counts as crosses of what adds up to what, each protected and then attacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

import numpy as np

from faircount.errors import NotProtected
from faircount.pipeline.answering.counting import Cube
from faircount.pipeline.answering.grid import AXES, Place
from faircount.pipeline.answering.rows import Row, Why
from faircount.protect.attack import attack
from faircount.protect.costs import Cost
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import PublishedCross, published, require_safe
from faircount.protect.standing import Cells, Standing
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.margins import HierarchicalTable
from faircount.tables.nesting import Grove, grow
from faircount.tables.request import AskedCell

COST = Cost(spare_headlines=True)
"""Totals and single breakdowns are what a reader asks for first, so they are given up last."""
PLACES = {"period": 0, "offence": 2, "online": 3, "age": 4, "sex": 5}
"""Which word of an asked cell names its class on an axis."""
LARGEST = 100_000
"""The most cells of one cross: classes that cross many times over multiply, and nobody asked for most of the cells they make."""


@dataclass(frozen=True, eq=False)
class Cross:
    """The table of what is asked about classes that are tied by sums, a grove an axis; nothing published ties it to another."""

    groves: tuple[Grove, ...]
    table: HierarchicalTable
    impossible: Cells
    """Cells at which no record can be, since two of their classes share nothing: everybody knows that they are empty."""

    def cell(self, place: Place) -> int | None:
        """The cell that holds these atoms, or None where it lies in another cross."""
        found = [grove.places(held) for grove, held in zip(self.groves, place, strict=True)]
        if any(each is None for each in found):
            return None
        return int(np.ravel_multi_index(tuple(chain(*(each for each in found if each))), self.table.counts.shape))

    def place(self, cell: int) -> Place:
        """The atoms that a cell holds."""
        at = iter(np.unravel_index(cell, self.table.counts.shape))
        return tuple(grove.held_at([int(next(at)) for _ in grove.trees]) for grove in self.groves)


@dataclass(frozen=True, eq=False)
class Shield:
    """One cross with the pattern that protects it."""

    cross: Cross
    pattern: SafePattern
    small: Cells
    """Every small count of the cross, also those that nobody asked for."""

    @property
    def guarded(self) -> list[Place]:
        """The atoms of every small count that somebody could reach, were all large ones of the cross shown."""
        return self._places(self.pattern.primary)

    @property
    def every_small(self) -> list[Place]:
        """The atoms of every small count: what this cross leaves out of reach, another table could bring nearer."""
        return self._places(self.small)

    def _places(self, cells: Cells) -> list[Place]:
        return list(dict.fromkeys(self.cross.place(int(cell)) for cell in np.flatnonzero(cells)))

    def why(self, cell: int) -> Why:
        """What becomes of a cell of the cross."""
        if not self.pattern.hidden[cell]:
            return Why.SHOWN
        return Why.SMALL if self.pattern.primary[cell] else Why.HIDES


def crosses(rows: Sequence[Row], cube: Cube) -> list[Cross]:
    """The crosses that the rows lie in. Classes that nothing holds together, such as years asked without their sum, are apart."""
    held = [row for row in rows if row.place]
    forests = [grow({_word(row.cell, name): row.place[axis] for row in held}) for axis, name in enumerate(AXES)]
    asked = [groves for groves in product(*forests) if any(_holds(groves, row.place) for row in held)]
    return [_cross(groves, cube) for groves in asked]


def _holds(groves: Sequence[Grove], place: Place) -> bool:
    return all(grove.places(held) is not None for grove, held in zip(groves, place, strict=True))


def _word(cell: AskedCell, axis: str) -> str:
    return cell.words[PLACES[axis]]


def _cross(groves: Sequence[Grove], cube: Cube) -> Cross:
    size = int(np.prod([*chain(*(grove.shape for grove in groves))]))
    if size > LARGEST:
        raise NotProtected(
            f"the classes that are asked about cross in {size:,} ways, and at most {LARGEST:,} can be protected together; answer "
            "in parts, each beside the replies before it (folder earlier), or ask for classes that lie in one another"
        )
    counts, possible = cube.atoms.sum(axis=-1), np.ones((), dtype=np.bool_)
    for grove in groves:
        # The axis at the head goes, and its classes come in at the end: after all of them the order is that of the axes.
        sums = grove.sums(counts.shape[0])
        counts = np.tensordot(counts, sums, axes=(0, sums.ndim - 1))
        possible = np.multiply.outer(possible, sums.any(axis=-1))
    hierarchies = tuple(chain(*(grove.hierarchies(name) for grove, name in zip(groves, AXES, strict=True))))
    table = HierarchicalTable(hierarchies, np.ascontiguousarray(counts))
    assert table.is_additive(table.flat), "a class is not the sum of its parts"
    return Cross(tuple(groves), table, ~possible.reshape(-1))


def shield(rows: Sequence[Row], cube: Cube, policy: ProtectionPolicy, effort: str) -> tuple[tuple[Row, ...], tuple[Shield, ...]]:
    """The rows with what must be hidden, and the crosses that say why; refused where protection or the attack on it fails."""
    shields = tuple(_shielded(rows, cross, policy, effort) for cross in crosses(rows, cube))
    return tuple(_decided(row, shields) for row in rows), shields


def _shielded(rows: Sequence[Row], cross: Cross, policy: ProtectionPolicy, effort: str) -> Shield:
    """Only what was asked for is shown, so hiding the rest of a class costs nothing; what follows from it is protected too."""
    listed = np.zeros(cross.table.flat.size, dtype=np.bool_)
    listed[[cell for row in rows if row.place and (cell := cross.cell(row.place)) is not None]] = True
    standing = Standing(listed, known=cross.impossible, marked=np.zeros_like(listed))
    small = standing.primary(cross.table.flat, policy)
    if cross.impossible.any():
        standing = within_reach(cross.table, standing, small, policy)
    pattern = require_safe(suppress(cross.table, policy, standing=standing, cost=COST, effort=effort))
    return Shield(cross, attacked(pattern, small), small)


def within_reach(table: HierarchicalTable, standing: Standing, small: Cells, policy: ProtectionPolicy) -> Standing:
    """The standing that knows which small counts nobody can work out, though every large one be shown.

    Classes that cross make many small counts which nobody asked for; most cannot be reached from what was asked for.
    """
    hidden = standing.unseen | (small & standing.listed)
    shown = PublishedCross.of(table.hierarchies, table.flat, hidden, least=standing.least(policy))
    reached = np.zeros_like(small)
    reached[list(attack(shown, policy.width, among=small).narrow)] = True
    return replace(standing, out_of_reach=small & ~reached)


def _decided(row: Row, shields: Sequence[Shield]) -> Row:
    if not row.place:
        return row
    for each in shields:
        cell = each.cross.cell(row.place)
        if cell is not None:
            return row.hidden(each.why(cell))
    raise AssertionError(f"{row.cell.key} lies in no cross")


def attacked(pattern: SafePattern, small: Cells) -> SafePattern:
    """The pattern, once a reader of the whole cross has tried it: nothing of the certificates is believed here."""
    found = attack(published(pattern), pattern.policy.width, among=small)
    if found.narrow:
        raise NotProtected(f"{len(found.narrow)} small counts could be worked out from the tables; nothing is answered")
    return pattern
