"""Secondary suppression over a full table of hierarchies, with a stated width for every primary cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from faircount.protect.cell_state import CellState
from faircount.protect.certificates import Certificates
from faircount.protect.constraints import Cost, headlines
from faircount.protect.first_pattern import CertifiedPattern, Impossible, first_pattern
from faircount.protect.pattern.compiled import Progress, telling_of_compiling
from faircount.protect.pattern.regrowth import regrow
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.refusals import impossible_wish, kept_from_worse
from faircount.protect.rough import rough_tables, rough_worth, told_apart
from faircount.protect.task import Effort, Task, effort_named, until_stopped
from faircount.tables.margins import HierarchicalTable

MAX_CELLS = 1_200
"""Tables of so few cells are improved from more than one start: there chance decides much of what is lost."""
STARTS = 2
"""How many patterns are swept for them, each to be improved by programs with its share of the work."""
MOST_WORK = 160
"""No table gets more work than this times the square of its cells: a tiny one is finished sooner."""


@dataclass(frozen=True, eq=False)
class SafePattern:
    """Which cells are primary, which are hidden, and the certificate of each primary cell.

    ``hidden`` cells are those of which a reader is not told the count: marked ones, and those that no table shows.
    """

    table: HierarchicalTable
    policy: ProtectionPolicy
    primary: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    certificates: Certificates
    cell_state: CellState | None = None
    cost: Cost = field(default_factory=Cost)
    narrowed: int = 0
    """How many small counts earlier releases had narrowed already."""
    stopped: bool = False
    """Whether the search was stopped before its effort was spent."""
    followed: int | None = 0
    """How many small counts still follow from kept cells or earlier releases together; None where that was not looked for."""

    @property
    def listed(self) -> NDArray[np.bool_]:
        """The cells of the tables that are published now, shown or marked."""
        return np.ones_like(self.hidden) if self.cell_state is None else self.cell_state.listed

    @property
    def secondary(self) -> NDArray[np.bool_]:
        """The cells of the tables that only hide others."""
        return self.hidden & self.listed & ~self.primary

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
    cell_state: CellState | None = None,
    cost: Cost | None = None,
    effort: str = "normal",
    keep: NDArray[np.bool_] | None = None,
    despite_earlier: bool = False,
    progress: Progress | None = None,
) -> SafePattern:
    """A pattern in which every primary cell keeps the width, for a reader of everything published.

    ``cell_state`` says which cells are to be published and what was published before; all of the table and nothing, if not given.
    ``keep`` marks cells that must stay published; if a primary cell cannot be protected beside them the wish is refused, with
    the cells that it makes impossible and what could be given up. ``despite_earlier`` goes on where earlier releases have
    narrowed small counts already: these keep what is left to them. The reader sees every published cell and knows that hidden
    counts are at least 1 where zeros are shown; both kinds have one mark, and which cells are hidden follows from rough counts,
    so that knowing the rule, and running this, adds next to nothing (decision 243).

    Method: every primary cell is given a change of the true table that keeps all sums (a product of one line in each dimension,
    and combinations of them), which is its certificate; cells are then published again as long as each primary can be given
    another one. Compare Fischetti and Salazar-González, "Models and algorithms for optimizing cell suppression in tabular data
    with linear constraints", JASA 95 (2000). When not to use it: for sparse tables that would be starred nearly everywhere;
    publish fewer margins or round.
    """
    asked, chosen = cost or Cost(), effort_named(effort)
    state = cell_state or CellState.whole(table)
    primary = state.primary(table.flat, policy)
    weights = asked.weights(rough_worth(table, policy), primary, state, headlines(table), policy.width) * told_apart(len(primary))
    kept = np.zeros(len(primary), dtype=np.bool_) if keep is None else keep
    with until_stopped() as stop, telling_of_compiling(progress) as told:
        task = Task(table, policy, state, kept, weights, told, stop=stop)
        found = _roughly(task, chosen)
        if isinstance(found, Impossible) and task.cell_state.known.any():
            task = kept_from_worse(task, found, despite_earlier=despite_earlier)
            found = _search(task, chosen) if task.narrowed else found
        if isinstance(found, Impossible):
            raise impossible_wish(task, found)
    parts = (table, policy, task.primary, found.hidden, found.certificates, task.cell_state, asked, len(task.narrowed))
    return proved(task, SafePattern(*parts, stopped=stop.asked))


def _roughly(task: Task, effort: Effort) -> CertifiedPattern | Impossible:
    """The best pattern that the effort finds of counts as they are roughly; of the counts themselves where there is none."""
    for seen in rough_tables(task.table, task.primary, task.policy):
        found = _search(replace(task, table=seen), effort)
        if not isinstance(found, Impossible):
            return found
    return _search(task, effort)


def _search(task: Task, effort: Effort) -> CertifiedPattern | Impossible:
    """The best pattern that the effort finds."""
    if not task.primary.any():
        return CertifiedPattern(task.cell_state.unseen, Certificates.of_rooms({}))
    found, size = first_pattern(task, effort), int(task.movable.sum())
    if isinstance(found, Impossible) or size > effort.largest or not (found.hidden & ~task.always).any():
        return found
    if size > MAX_CELLS or task.narrowed:
        return _by_programs(task, effort, found, 1)
    others = [first_pattern(task, effort, seed) for seed in range(2, STARTS + 1) if not task.stop.asked]
    starts = [found, *(each for each in others if isinstance(each, CertifiedPattern))]
    ends = [_by_programs(task, effort, start, STARTS) for start in starts if not task.stop.asked]
    return min(ends or starts, key=lambda each: _weight(task, each))


def _weight(task: Task, found: CertifiedPattern) -> float:
    return float(task.weights[found.hidden & ~task.always].sum())


def _by_programs(task: Task, effort: Effort, start: CertifiedPattern, among: int) -> CertifiedPattern:
    """The start made smaller, with the work shared among so many attempts."""
    size = int(task.movable.sum())
    work = min(effort.work, MOST_WORK * size**2) / among
    hidden, rooms = regrow(task, start.hidden, dict(start.certificates.rooms()), work)
    return CertifiedPattern(hidden, Certificates.of_rooms(rooms))


def proved(task: Task, pattern: SafePattern) -> SafePattern:
    """The same pattern, once every certificate has been checked by exact arithmetic; anything else is a bug.

    Counts that earlier releases had narrowed keep what was left to them.
    """
    unproved = pattern.certificates.unproved(task.table, pattern.hidden, task.least, task.policy.width)
    failed = set(unproved.tolist()) - set(task.narrowed)
    assert not failed, f"{len(failed)} certificates do not hold"
    left = Certificates.of_rooms(task.narrowed).unproved(task.table, pattern.hidden, task.least, 0)
    assert not len(left), f"{len(left)} counts that were narrow before would be narrower"
    assert len(pattern.certificates) == int(pattern.primary.sum()), "a primary cell has no certificate"
    return pattern
