"""A safe pattern made cheaper: many quick trials with moves alone, then patient ones in which any change is looked for."""

from __future__ import annotations

from faircount.protect.effort import Effort
from faircount.protect.pattern.annealing import Pattern, at_random, dearest_first
from faircount.protect.pattern.moves import Whole
from faircount.protect.pattern.side_by_side import Twins, improve_both, twins_of
from faircount.protect.task import Task

HEAT = 0.05
"""How much dearer, on average, a pattern may become in one quick trial."""
AT_ONCE, PATIENTLY_AT_ONCE = 500, 60
"""So many trials are made before the two copies are brought together, the progress is told and a stop is heard."""


def improve_pattern(task: Task, pattern: Pattern, effort: Effort) -> None:
    """Publish secondary cells again as long as the effort lasts and nobody stops it."""
    trials = min(effort.trials * len(task.targets), effort.most_trials)
    if not trials:
        return
    twins = twins_of(pattern)
    for done in range(0, trials, AT_ONCE):
        if task.stop.asked:
            return
        task.report("publishing cells again", done / trials)
        improve_both(twins, at_random(twins.own_listed, min(AT_ONCE, trials - done), done), HEAT, patient=False)
    most = min(effort.most_patient, int(effort.share * task.movable.sum()))
    tried = 0
    for sweep, heat in enumerate(effort.heats):
        cells = dearest_first(twins.own, twins.own_listed, sweep)[: most - tried]
        _sweep(task, twins, cells, heat, (sweep, len(effort.heats)))
        tried += len(cells)


def _sweep(task: Task, twins: Twins, cells: Whole, heat: float, sweep: tuple[int, int]) -> None:
    """Try to publish each of these cells once, in the sweep of this number among so many."""
    number, sweeps = sweep
    for done in range(0, len(cells), PATIENTLY_AT_ONCE):
        if task.stop.asked:
            return
        task.report("publishing cells again by any change", (number + done / len(cells)) / sweeps)
        improve_both(twins, cells[done : done + PATIENTLY_AT_ONCE], heat, patient=True)
