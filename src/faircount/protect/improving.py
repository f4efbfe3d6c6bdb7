"""A safe pattern made cheaper, sweep by sweep over its secondary cells: any change is looked for that lets one be published."""

from __future__ import annotations

from faircount.protect.effort import Effort
from faircount.protect.pattern.annealing import Pattern, Twins, dearest_first, improve_both, pivots_of, twins_of
from faircount.protect.task import Task

AT_ONCE = 60
"""So many trials are made before the two copies are brought together, the progress is told and a stop is heard."""


def improve_pattern(task: Task, pattern: Pattern, effort: Effort) -> None:
    """Publish secondary cells again as long as the effort lasts and nobody stops it."""
    if effort.sweeps:
        twins = twins_of(pattern)
        for number in range(len(effort.sweeps)):
            _sweep(task, twins, effort, number)


def _sweep(task: Task, twins: Twins, effort: Effort, number: int) -> None:
    """Try to publish the dearest cells, each once, in the sweep of this number."""
    heat, share = effort.sweeps[number]
    cells = dearest_first(twins.own, twins.own_listed, number)
    cells = cells[: round(share * len(cells))]
    for done in range(0, len(cells), AT_ONCE):
        spent = pivots_of(twins) / effort.pivots_for(twins.own.search.width)
        if task.stop.asked or spent >= 1.0:
            return
        task.report("publishing cells again", max(spent, (number + done / len(cells)) / len(effort.sweeps)))
        improve_both(twins, cells[done : done + AT_ONCE], heat, patient=True)
