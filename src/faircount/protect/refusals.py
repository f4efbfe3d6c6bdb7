"""What is said when small counts cannot be protected: which ones, and the least that would have to give way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from faircount.errors import NotProtected
from faircount.protect.cell_state import Cells
from faircount.protect.first_pattern import Impossible, first_pattern, unprotectable
from faircount.protect.pattern.leaf_program import NO_CHANGE, Room, find_room
from faircount.protect.task import Effort, Task, everywhere
from faircount.tables.margins import HierarchicalTable

HEAVY = 1e6
"""A kept cell weighs as much as this many others: it is given up only where nothing else is left."""
BRIEFLY = Effort(((1.0, 1.0), (1.0, 1.0)), (100_000, 100_000), 0, 0)
"""A refusal should not keep anybody waiting; the kept cells, which weigh most, are tried first."""
NAMED = 12


def kept_from_worse(task: Task, impossible: Impossible, *, despite_earlier: bool) -> Task:
    """The task with the rooms that earlier releases have left to cells which they had narrowed; refused where there are none.

    Two things are told apart: what earlier releases give away by themselves, and what the zeros of the new tables would give
    away beside them.
    """
    bare = replace(task, kept=np.zeros_like(task.kept))
    stuck = unprotectable(bare, impossible.cells)
    before = task.cell_state
    alone = replace(bare, cell_state=replace(before, listed=np.zeros_like(before.listed)))
    lost = unprotectable(alone, stuck)
    worse = sorted(set(stuck) - set(lost))
    if worse:
        raise _narrowed_now(task.table, worse)
    if lost and not despite_earlier:
        raise _given_away(task.table, lost)
    return replace(task, narrowed=_left_to(bare, alone, lost))


def _left_to(bare: Task, alone: Task, cells: Sequence[int]) -> dict[int, Room]:
    """For each cell the two changes that keep it as wide as earlier releases left it, within what the new tables allow."""
    if not cells:
        return {}
    then, now = everywhere(alone), everywhere(bare)
    found: dict[int, Room] = {}
    for cell in cells:
        wide = next((each for each in range(bare.policy.width - 1, 0, -1) if find_room(then, cell, each, thorough=True)), 0)
        room = find_room(now, cell, wide, thorough=True) if wide else (NO_CHANGE, NO_CHANGE)
        if room is None:
            raise _narrowed_now(bare.table, [cell])
        found[cell] = room
    return found


def _given_away(table: HierarchicalTable, cells: Sequence[int]) -> NotProtected:
    return NotProtected(
        f"the earlier releases together already narrow {len(cells)} small counts to less than the rule: {named(table, cells)}. "
        "That cannot be undone. To publish nothing that narrows them further, and keep the full width for all others, run again "
        "with --despite-earlier"
    )


def _narrowed_now(table: HierarchicalTable, cells: Sequence[int]) -> NotProtected:
    return NotProtected(
        f"beside the earlier releases, {len(cells)} small counts would be narrower than the rule once the zeros of the tables "
        f"asked for now are shown, whatever else is hidden: {named(table, cells)}. Leave the breakdowns that hold them out "
        "(--table); and where finer tables are to follow a first one, protect it with --more-to-come"
    )


def impossible_wish(task: Task, impossible: Impossible) -> NotProtected:
    """The refusal where what must stay published gives small counts away, with the cheapest wish found to give up."""
    table, freed = task.table, given_up(task)
    by_margin = Counter(" x ".join(_broken_down(table, int(cell))) or "total" for cell in freed)
    counted = "; ".join(f"{margin}: {cells}" for margin, cells in sorted(by_margin.items()))
    return NotProtected(
        f"{len(impossible.cells)} small counts cannot be protected beside what must stay published: "
        f"{named(table, impossible.cells)}. The fewest kept cells found to give up are {len(freed)} ({counted}): "
        f"{named(table, freed)}. Keep less (--keep one-way or total, or single cells), or publish fewer breakdowns (--table)"
    )


def given_up(task: Task) -> tuple[int, ...]:
    """The kept cells that a pattern hides in which they weigh more than everything else together."""
    weights = np.where(task.kept, HEAVY * (1 + task.weights), task.weights)
    soft = replace(task, kept=np.zeros_like(task.kept), weights=weights)
    found = first_pattern(soft, BRIEFLY)
    assert not isinstance(found, Impossible), "with nothing kept there is a pattern"
    freed: Cells = found.hidden & task.kept & ~task.always
    return tuple(np.flatnonzero(freed).tolist())


def named(table: HierarchicalTable, cells: Iterable[int]) -> str:
    """The codes of the first cells, and how many more there are."""
    listed = list(cells)
    codes = "; ".join(", ".join(table.codes_of(int(cell))) for cell in listed[:NAMED])
    return codes + (f"; and {len(listed) - NAMED} more" if len(listed) > NAMED else "")


def _broken_down(table: HierarchicalTable, cell: int) -> list[str]:
    codes = table.codes_of(cell)
    return [own.name for own, code in zip(table.hierarchies, codes, strict=True) if code != own.codes[0]]
