"""A safe pattern made cheaper, sweep by sweep over its secondary cells: any change is looked for that lets one be published."""

from __future__ import annotations

from faircount.protect.effort import Effort
from faircount.protect.pattern.annealing import Pattern, dearest_first
from faircount.protect.pattern.moves import Whole
from faircount.protect.pattern.side_by_side import Twins, improve_both, twins_of
from faircount.protect.task import Task

AT_ONCE = 60
"""So many trials are made before the two copies are brought together, the progress is told and a stop is heard."""


def improve_pattern(task: Task, pattern: Pattern, effort: Effort) -> None:
    """Publish secondary cells again as long as the effort lasts and nobody stops it."""
    if not effort.sweeps:
        return
    twins, left = twins_of(pattern), effort.most_trials
    for number, (heat, share) in enumerate(effort.sweeps):
        cells = dearest_first(twins.own, twins.own_listed, number)
        cells = cells[: min(left, round(share * len(cells)))]
        _sweep(task, twins, cells, heat, (number, len(effort.sweeps)))
        left -= len(cells)


def _sweep(task: Task, twins: Twins, cells: Whole, heat: float, which: tuple[int, int]) -> None:
    """Try to publish each of these cells once, in the sweep of this number among so many."""
    number, sweeps = which
    for done in range(0, len(cells), AT_ONCE):
        if task.stop.asked:
            return
        task.report("publishing cells again", (number + done / len(cells)) / sweeps)
        improve_both(twins, cells[done : done + AT_ONCE], heat, patient=True)
