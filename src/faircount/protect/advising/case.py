"""What advice is asked about: a table, what is to be published of it and beside what, and how long to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from faircount.errors import NotProtected
from faircount.protect.cell_state import Cells
from faircount.protect.hiding import outcome_of
from faircount.protect.linked import listed_cells
from faircount.protect.measures import Measures, measure
from faircount.protect.outcome import Choices, MethodOutcome
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.tables.margins import HierarchicalTable

FULL_EFFORT_UP_TO = 300
"""Over so many cells a pattern is looked for one step less long than was asked, since many are looked for."""
SHORTER = {"quick": "quick", "normal": "quick", "best": "normal"}


@dataclass(frozen=True, eq=False)
class Option:
    """One way to protect the table: its name, the words for the command line, what it leaves."""

    name: str
    command: str
    measures: Measures


@dataclass(frozen=True, eq=False)
class AdviceCase:
    """A table to advise on; ``part`` says which part of a larger table it is, if it is one."""

    table: HierarchicalTable
    policy: ProtectionPolicy
    choices: Choices
    constraints: PublicationConstraints
    part: str = ""

    @property
    def effort(self) -> str:
        """How long to look for each pattern."""
        return SHORTER[self.choices.effort] if self.table.flat.size > FULL_EFFORT_UP_TO else self.choices.effort

    @property
    def every_breakdown(self) -> bool:
        """Whether all of the table is to be published."""
        return not self.constraints.tables

    def listed(self, table: HierarchicalTable) -> Cells:
        """The cells of a table over the same dimensions that are to be published."""
        return listed_cells(table, self.constraints.breakdowns(table.names))

    def hidden(
        self, table: HierarchicalTable, effort: str, *, keep: Sequence[str] = (), tables: Sequence[str] = ()
    ) -> MethodOutcome:
        """What suppression leaves of the breakdowns asked for (or of those named here), beside what was published before."""
        asked = replace(self.constraints, keep=keep or self.constraints.keep, tables=tables or self.constraints.tables)
        return outcome_of(protect_counts(table, self.policy, asked, effort=effort, progress=self.choices.report))

    def hidden_if_possible(self, effort: str, *, keep: Sequence[str] = (), tables: Sequence[str] = ()) -> MethodOutcome | None:
        """The same of the table itself, or None where some small count cannot be protected so."""
        try:
            return self.hidden(self.table, effort, keep=keep, tables=tables)
        except NotProtected:
            return None

    def changed(self, outcome: MethodOutcome) -> MethodOutcome:
        """What a method that changes counts leaves, of the breakdowns asked for."""
        return replace(outcome, listed=None if self.every_breakdown else self.listed(outcome.table))

    def option(self, name: str, command: str, outcome: MethodOutcome) -> Option:
        """The way that led to the outcome, measured; a part of a table is named as one."""
        return Option(f"{name} ({self.part})" if self.part else name, command, measure(outcome, self.table))

    def within(self, most: int) -> AdviceCase:
        """The same case, or one about a part of the table with no more cells than so many, drawn without regard to counts."""
        if self.table.flat.size <= most:
            return self
        table, part = part_of(self.table, most)
        return replace(self, table=table, part=part)


def part_of(table: HierarchicalTable, most: int) -> tuple[HierarchicalTable, str]:
    """A part of the table with at most so many cells, and which: half of the classes under a whole at a time, drawn by lot.

    The dimension with most codes is halved first, and none is left with less than two classes.
    """
    chance, drawn = np.random.default_rng(1), dict.fromkeys(table.names, 0)
    while table.flat.size > most:
        axes = [axis for axis, each in enumerate(table.hierarchies) if len(each.children[0]) > 3]
        if not axes:
            break
        axis = max(axes, key=lambda each: len(table.hierarchies[each]))
        under = table.hierarchies[axis].children[0]
        drawn[table.names[axis]] = drawn[table.names[axis]] or len(under)
        table = table.within(axis, sorted(chance.choice(under, len(under) // 2, replace=False).tolist()))
    said = [
        f"{len(each.children[0])} of {drawn[each.name]} classes of {each.name}" for each in table.hierarchies if drawn[each.name]
    ]
    return table, f"measured on {', '.join(said)}"
