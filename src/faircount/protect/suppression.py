"""Secondary suppression over a full cross of hierarchies, with a stated width for every primary cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected
from faircount.protect.certificates import Certificates
from faircount.protect.pattern.annealing import improve, list_secondary, open_pattern, protect_all
from faircount.protect.pattern.changes import hidden_cells
from faircount.protect.pattern.leaf_program import LeafProgram
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.moves import BANNED, Board
from faircount.protect.pattern.regrowth import Regrowth, regrow
from faircount.protect.pattern.shortcut import Shortcut
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.primary import primary_cells
from faircount.tables.margins import Counts, HierarchicalTable

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to look for a pattern that loses less; the pattern is safe from the first moment on.

    ``trials`` of publishing a secondary cell for each primary one. Tables of up to ``largest`` non-zero cells are improved by
    linear programs, ``work`` of them divided by the cells; those up to ``SMALL`` from two starts. Counts of work and not
    seconds, so that the same table gives the same bytes.
    """

    trials: int
    work: int
    largest: int


SMALL = 1_200
HEAT = 0.05
PROGRAMS_A_CELL = 80
"""No table gets more linear programs than this for each of its cells: a tiny one is finished sooner."""

EFFORTS: Mapping[str, Effort] = MappingProxyType(
    {"quick": Effort(0, 2_000_000, 0), "normal": Effort(3, 20_000_000, 4_000), "best": Effort(20, 100_000_000, 6_000)}
)


@dataclass(frozen=True, eq=False)
class SafePattern:
    """Which cells are primary, which are hidden, and the certificate of each primary cell."""

    table: HierarchicalTable
    policy: ProtectionPolicy
    primary: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    certificates: Certificates

    @property
    def secondary(self) -> NDArray[np.bool_]:
        """The cells that only hide others."""
        mask: NDArray[np.bool_] = self.hidden & ~self.primary
        return mask

    @property
    def secondary_cells(self) -> int:
        """How many cells are lost that were large enough to be shown."""
        return int(self.secondary.sum())

    @property
    def secondary_count(self) -> int:
        """The sum of the counts that are lost though they were large enough to be shown."""
        return int(self.table.flat[self.secondary].sum())


def suppress(
    table: HierarchicalTable,
    policy: ProtectionPolicy,
    *,
    effort: str = "normal",
    keep: NDArray[np.bool_] | None = None,
    progress: Progress | None = None,
) -> SafePattern:
    """A pattern in which every primary cell keeps the width, for a reader of everything published.

    ``keep`` marks cells that must stay published; if a primary cell cannot be protected beside them the wish is refused, with
    the cells that it makes impossible. A cell weighs one, and more the larger its count, so that both few cells and little
    count are lost. The reader sees every published cell and knows that hidden counts are at least 1 where zeros are shown;
    with one mark for both kinds, knowing the rule adds nothing.

    Method: every primary cell is given a change of the true table that keeps all sums (a product of one line in each dimension,
    and combinations of them), which is its certificate; cells are then published again as long as each primary can be given
    another one. Compare Fischetti and Salazar-González, "Models and algorithms for optimizing cell suppression in tabular data
    with linear constraints", JASA 95 (2000). When not to use it: for sparse crosses that would be starred nearly everywhere;
    publish fewer margins or round.
    """
    report = progress or (lambda _what, _share: None)
    chosen = _effort(effort)
    primary = primary_cells(table.flat, policy)
    barred = np.zeros(len(primary), dtype=np.bool_) if keep is None else keep & ~primary
    movable = (table.flat >= policy.least_hidden) & ~barred
    weights = np.where(movable, 1 + table.flat / typical_count(table.flat, primary), BANNED)
    if not primary.any():
        return SafePattern(table, policy, primary, primary, Certificates.of_rooms({}))
    task = _Task(table, policy, primary, movable, weights, chosen, report)
    found, size = _by_moves(task), int(movable.sum())
    if found is None:
        return proved(_by_programs(task, None, 1))
    if size > chosen.largest:
        return proved(found)
    if size > SMALL:
        return proved(_by_programs(task, found, 1))
    return proved(
        min((_by_programs(task, start, 2) for start in (found, None)), key=lambda each: float(weights[each.secondary].sum()))
    )


@dataclass(frozen=True, eq=False)
class _Task:
    table: HierarchicalTable
    policy: ProtectionPolicy
    primary: NDArray[np.bool_]
    movable: NDArray[np.bool_]
    weights: NDArray[np.float64]
    effort: Effort
    report: Progress


def _effort(name: str) -> Effort:
    if name not in EFFORTS:
        raise NotProtected(f"effort {name!r} is not known; use {', '.join(EFFORTS)}")
    return EFFORTS[name]


def typical_count(counts: Counts, primary: NDArray[np.bool_]) -> float:
    """The count of a cell that weighs twice what a tiny one does: nearly twice the median of the others."""
    shown = counts[(counts > 0) & ~primary]
    return 1.75 * float(np.median(shown)) if len(shown) else 1.0


def _by_moves(task: _Task) -> SafePattern | None:
    """A pattern by product moves alone, or None where a primary cell needs more than one of them at once."""
    board = _board(task)
    pattern = open_pattern(lines_of(task.table.hierarchies), board, np.flatnonzero(task.primary), task.policy.width)
    task.report("first safe pattern", 0.0)
    left = protect_all(pattern)
    if len(left):
        return None
    listed, rounds = list_secondary(board), 20
    for done in range(rounds if task.effort.trials else 0):
        task.report("publishing cells again", done / rounds)
        improve(pattern, listed, task.effort.trials * int(task.primary.sum()) // rounds, HEAT, HEAT)
    certificates = Certificates.of_changes(pattern.changes, board.capacity, task.policy.width)
    return SafePattern(task.table, task.policy, task.primary, hidden_cells(board), certificates)


def _board(task: _Task) -> Board:
    """The cells of the table as the search for moves sees them."""
    counts = task.table.flat
    capacity = np.where(task.movable, counts - task.policy.least_hidden, 0)
    price = np.where(task.primary, 0.0, task.weights)
    return Board(capacity, task.weights, price, task.primary, np.zeros_like(counts), np.zeros_like(counts))


def _by_programs(task: _Task, start: SafePattern | None, among: int) -> SafePattern:
    """The start (without one, everything hidden) made smaller, with the work shared among so many attempts."""
    size = int(task.movable.sum())
    programs = min(task.effort.work // size, PROGRAMS_A_CELL * size) // among
    program = LeafProgram(task.table, task.table.flat - task.policy.least_hidden, task.movable)
    before = None if start is None else (start.hidden, dict(start.certificates.rooms()))
    shortcut = (
        None if start is None else Shortcut(lines_of(task.table.hierarchies), program.capacity, task.primary, task.policy.width)
    )
    work = Regrowth(
        program, task.primary, task.primary, task.movable, task.weights, task.policy.width, programs, shortcut, task.report
    )
    found = regrow(work, before)
    if found.impossible:
        raise NotProtected(_impossible(task.table, found.impossible))
    return SafePattern(task.table, task.policy, task.primary, found.hidden, Certificates.of_rooms(found.rooms))


def proved(pattern: SafePattern) -> SafePattern:
    """The same pattern, once every certificate has been checked by exact arithmetic; anything else is a bug."""
    failed = pattern.certificates.unproved(pattern.table, pattern.hidden, pattern.policy.least_hidden, pattern.policy.width)
    assert not len(failed), f"{len(failed)} certificates do not hold"
    assert len(pattern.certificates) == int(pattern.primary.sum()), "a primary cell has no certificate"
    return pattern


def _impossible(table: HierarchicalTable, cells: Sequence[int] | NDArray[np.int64]) -> str:
    named = "; ".join(", ".join(table.codes_of(int(cell))) for cell in cells[:3])
    return (
        f"{len(cells)} small counts cannot be protected beside what must stay published (first: {named}); "
        "keep fewer totals, or publish fewer breakdowns"
    )
