"""The disclosure audit: what a reader of a published table can work out about its hidden cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.bounds.range import Range
from faircount.protect.disclosure.knowledge import Knowledge, WeightedTie, knowledge_of
from faircount.protect.disclosure.pieces import find_witness, parts_around, slabs
from faircount.protect.disclosure.programs import Programs
from faircount.protect.disclosure.proof import WidthProof
from faircount.protect.disclosure.walk import TableWalk
from faircount.protect.pattern.compiled import Progress, telling_of_compiling
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import Counts

ROUNDS = 40
ROAMED = 4_000
LITTLE = 0.01
"""When a round of the walk settles a smaller share of what is left than this, programs take over."""


@dataclass(frozen=True, eq=False)
class TableAudit:
    """What the reader of a table can work out: the range of each hidden cell that is narrower than the rule allows.

    ``narrow`` holds the cells that can only be one count, or fewer counts than the width asks for; ``asked`` are all that were
    audited, and ``hidden`` is how many cells are hidden at all. Each asked cell that is not narrow has two tables in the proof
    that lie the width apart. The ranges are for those who mend the release, and are printed nowhere.
    """

    published: PublishedHierarchicalTable
    width: int
    hidden: int
    asked: Counts
    narrow: dict[int, Range]
    proof: WidthProof | None = None

    @property
    def exact(self) -> tuple[int, ...]:
        """The cells whose count can be worked out exactly."""
        return tuple(cell for cell, limits in self.narrow.items() if limits.is_point)

    def small(self, threshold: int) -> tuple[int, ...]:
        """The narrow cells that the reader also knows to be small: what the rule should have hidden. A sure zero is not one."""
        return tuple(cell for cell, limits in self.narrow.items() if limits.upper is not None and 0 < limits.upper < threshold)

    @property
    def is_safe(self) -> bool:
        """Whether every cell that was asked for keeps the width."""
        return not self.narrow


def audit(
    published: PublishedHierarchicalTable,
    width: int,
    *,
    threshold: int | None = None,
    among: NDArray[np.bool_] | None = None,
    ties: Sequence[WeightedTie] = (),
    given: WidthProof | None = None,
    progress: Progress | None = None,
) -> TableAudit:
    """The hidden cells (or those ``among`` them) whose range is narrower than the width, each with its exact range.

    With a ``threshold``, only cells that could be under it are audited. A ``given`` proof is checked, never trusted; what it
    settles is not asked again.

    Method: one whole-number table that agrees with everything published is found first; a walk by product moves, which keep all
    sums, then shows most cells at two counts the width apart; linear programs in random directions and, for what is left, two
    programs a cell settle the rest. Wide is only what two whole tables show, narrow what a bound proves. Nothing of the true
    table is used. Compare Fischetti and Salazar-González, JASA 95 (2000), on the attacker's problem. When not to use it: for
    magnitudes, where no count is whole.
    """
    with telling_of_compiling(progress) as report:
        asked = np.flatnonzero(published.hidden if among is None else published.hidden & among)
        hidden = int(published.hidden.sum())
        report("reading what is known", 0.0)
        knowledge = knowledge_of(published, ties)
        if threshold is not None:
            asked = asked[(knowledge.least[asked] < threshold) & (knowledge.most[asked] > 0)]
        report("finding a table that agrees", 0.02)
        walk = _start(knowledge, asked, width, given)
        left = _by_walking(walk, asked, report)
        narrow = {
            cell: Range(int(knowledge.least[cell]), int(knowledge.least[cell]))
            for cell in left[knowledge.least[left] == knowledge.most[left]].tolist()
        }
        left = left[knowledge.least[left] < knowledge.most[left]]
        narrow.update(_by_programs(knowledge, walk, left, report))
        return TableAudit(
            published, width, hidden, asked, dict(sorted(narrow.items())), walk.trail.proof() if given is None else None
        )


def _start(knowledge: Knowledge, asked: Counts, width: int, given: WidthProof | None) -> TableWalk:
    """The walk at its first table, with what a proof shows already seen."""
    if given is None:
        return TableWalk(knowledge, find_witness(knowledge), asked, width)
    low, high, finest = given.seen(knowledge.published)
    counts = np.zeros_like(low)
    counts[knowledge.published.blank.is_leaf] = finest
    walk = TableWalk(knowledge, counts[knowledge.leaves], asked, width)
    walk.ground.low[:], walk.ground.high[:] = low, high
    return walk


def _by_walking(walk: TableWalk, asked: Counts, report: Progress) -> Counts:
    """The cells that the walk does not settle while it makes headway."""
    report("walking through possible tables", 0.05)
    walk.look(asked)
    walk.search(asked)
    left = walk.left(asked)
    chance = np.random.default_rng(1)
    for done in range(ROUNDS):
        if not len(left):
            break
        report("walking through possible tables", 0.05 + 0.35 * done / ROUNDS)
        walk.roam(left)
        walk.roam(chance.permutation(asked)[: max(ROAMED, len(left))])
        walk.look(left)
        before, left = len(left), walk.left(left)
        if done > 3 and before - len(left) < LITTLE * before:
            break
    walk.search(left)
    return walk.left(left)


def _by_programs(knowledge: Knowledge, walk: TableWalk, left: Counts, report: Progress) -> dict[int, Range]:
    """The narrow cells among those that the walk left open."""
    narrow: dict[int, Range] = {}
    if not len(left):
        return narrow
    size = len(left)

    def told(still: int) -> None:
        report("solving programs", 0.4 + 0.6 * (1 - still / size))

    for part in parts_around(knowledge, left):
        for slab in slabs(knowledge, part, walk):
            Programs(knowledge, slab, walk, told).settle()
        programs = Programs(knowledge, part, walk, told)
        programs.settle()
        narrow.update(programs.narrow)
    return narrow
