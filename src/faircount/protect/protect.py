"""The door of the protection room for tables of hierarchies: a table in, what may leave the house out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from faircount.protect.cell_state import CellState
from faircount.protect.constraints import Breakdown, Cost, kept_cells, listed_cells, parse_breakdown, read_breakdowns
from faircount.protect.earlier import EarlierRelease, place_earlier
from faircount.protect.guarding.hierarchical_table import with_what_follows
from faircount.protect.impossible import impossible_cells, never_cells
from faircount.protect.pattern.compiled import Progress
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.margins import HierarchicalTable


@dataclass(frozen=True, slots=True)
class PublicationConstraints:
    """What a user asks of a release beside the rule.

    ``tables`` are the breakdowns to publish, each as its dimensions with commas between, or the path of a file that lists them;
    all of the table if none is named. ``keep`` names what must stay published: ``total``, ``one-way``, ``two-way``, or a cell as
    its codes with commas between. ``earlier`` is what was published of the same records before; with ``more_to_come`` finer
    tables can follow later. ``never`` lists classes that can hold nothing together, as every reader knows.
    """

    tables: Sequence[str | Path] = ()
    keep: Sequence[str] = ()
    earlier: Sequence[EarlierRelease] = ()
    despite_earlier: bool = False
    more_to_come: bool = False
    never: Path | None = None
    cost: Cost = field(default_factory=Cost)

    def breakdowns(self, names: Sequence[str]) -> tuple[Breakdown, ...]:
        """The tables to publish, each as a set of these dimensions."""
        found: list[Breakdown] = []
        for each in self.tables:
            found += read_breakdowns(each, names) if isinstance(each, Path) else [parse_breakdown(each, names)]
        return tuple(found)


def protect_counts(
    table: HierarchicalTable,
    policy: ProtectionPolicy,
    constraints: PublicationConstraints,
    *,
    effort: str = "normal",
    progress: Progress | None = None,
) -> SafePattern:
    """A safe pattern for the tables asked for, beside everything that was published of the same records before."""
    listed = listed_cells(table, constraints.breakdowns(table.names))
    kept = kept_cells(table, constraints.keep) & listed if constraints.keep else None
    cell_state = CellState.of(listed)
    if constraints.earlier:
        placed = place_earlier(table, listed, constraints.earlier, policy)
        table, cell_state = placed.wide.table, placed.cell_state
        kept = None if kept is None else placed.wide.spread(kept)
    impossible = impossible_cells(table)
    if constraints.never is not None:
        impossible |= never_cells(constraints.never, table)
    cell_state = cell_state.knowing(impossible)
    pattern = suppress(
        table,
        policy,
        cell_state=replace(cell_state, more_to_come=constraints.more_to_come),
        cost=constraints.cost,
        effort=effort,
        keep=kept,
        despite_earlier=constraints.despite_earlier,
        progress=progress,
    )
    return with_what_follows(pattern, kept)
