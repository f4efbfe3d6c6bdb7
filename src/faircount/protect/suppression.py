"""Secondary suppression over a full cross of hierarchies, with a stated width for every primary cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected
from faircount.protect.annealing import improve, list_secondary, open_pattern, protect_all
from faircount.protect.certificates import Certificates
from faircount.protect.changes import hidden_cells
from faircount.protect.leaf_program import LeafProgram
from faircount.protect.lines import lines_of
from faircount.protect.moves import BANNED, Board
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.primary import primary_cells
from faircount.protect.regrowth import Regrowth, regrow
from faircount.tables.margins import Counts, HierarchicalTable

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to look for a pattern that loses less; the pattern is safe from the first moment on.

    ``trials`` of publishing a secondary cell for each primary one; in a table of up to ``largest`` non-zero cells instead linear
    programs, ``work`` of them divided by the cells. Counts of work and not seconds, so that the same table gives the same bytes.
    """

    trials: int
    work: int
    largest: int


PROGRAMS_A_CELL = 80
"""No table gets more linear programs than this for each of its cells: a tiny one is finished sooner."""

EFFORTS: Mapping[str, Effort] = MappingProxyType(
    {"quick": Effort(0, 0, 0), "normal": Effort(3, 20_000_000, 4_000), "best": Effort(20, 100_000_000, 6_000)}
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
    if movable.sum() <= chosen.largest:
        return _by_programs(table, policy, primary, movable, weights, chosen, report)
    return _by_moves(table, policy, primary, movable, weights, chosen, report)


def _effort(name: str) -> Effort:
    if name not in EFFORTS:
        raise NotProtected(f"effort {name!r} is not known; use {', '.join(EFFORTS)}")
    return EFFORTS[name]


def typical_count(counts: Counts, primary: NDArray[np.bool_]) -> float:
    """The count of a cell that weighs twice what a tiny one does: the median of those that need not be hidden."""
    shown = counts[(counts > 0) & ~primary]
    return float(np.median(shown)) if len(shown) else 1.0


def _by_moves(
    table: HierarchicalTable,
    policy: ProtectionPolicy,
    primary: NDArray[np.bool_],
    movable: NDArray[np.bool_],
    weights: NDArray[np.float64],
    effort: Effort,
    report: Progress,
) -> SafePattern:
    board = board_for(table, policy, primary, movable, weights)
    pattern = open_pattern(lines_of(table.hierarchies), board, policy.width)
    report("first safe pattern", 0.0)
    left = protect_all(pattern)
    if len(left):
        raise NotProtected(_impossible(table, left))
    listed, rounds = list_secondary(board), 20
    for done in range(rounds if effort.trials else 0):
        report("publishing cells again", done / rounds)
        improve(pattern, listed, effort.trials * int(primary.sum()) // rounds, 0.05, 0.05)
    capacity = board.capacity
    certificates = Certificates.of_changes(pattern.changes, capacity, policy.width)
    return proved(SafePattern(table, policy, primary, hidden_cells(board), certificates))


def board_for(
    table: HierarchicalTable,
    policy: ProtectionPolicy,
    primary: NDArray[np.bool_],
    movable: NDArray[np.bool_],
    weights: NDArray[np.float64],
) -> Board:
    """The cells of a table as the search for moves sees them."""
    capacity = np.where(movable, table.flat - policy.least_hidden, 0)
    price = np.where(primary, 0.0, weights)
    return Board(capacity, weights, price, primary, np.zeros_like(table.flat), np.zeros_like(table.flat))


def _by_programs(
    table: HierarchicalTable,
    policy: ProtectionPolicy,
    primary: NDArray[np.bool_],
    movable: NDArray[np.bool_],
    weights: NDArray[np.float64],
    effort: Effort,
    report: Progress,
) -> SafePattern:
    size = int(movable.sum())
    programs = min(effort.work // size, PROGRAMS_A_CELL * size)
    program = LeafProgram(table, table.flat - policy.least_hidden, movable)
    found = regrow(Regrowth(program, primary, movable, weights, policy.width, programs, report))
    if found.impossible:
        raise NotProtected(_impossible(table, np.array(found.impossible)))
    certificates = Certificates.of_rooms(found.rooms)
    return proved(SafePattern(table, policy, primary, found.hidden, certificates))


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
