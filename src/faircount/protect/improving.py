"""A safe pattern made cheaper: many quick trials with moves alone, then patient ones in which any change is looked for."""

from __future__ import annotations

from faircount.protect.effort import Effort
from faircount.protect.pattern.annealing import Pattern, at_random, dearest_first
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
    left = effort.most_patient
    for sweep in range(len(effort.heats)):
        left -= _sweep(task, twins, sweep, effort, left)


def _sweep(task: Task, twins: Twins, number: int, effort: Effort, most: int) -> int:
    """Try each secondary cell once, the dearest first; how many were tried."""
    cells = dearest_first(twins.own, twins.own_listed, number)[:most]
    for done in range(0, len(cells), PATIENTLY_AT_ONCE):
        if task.stop.asked:
            return done
        spent = (effort.most_patient - most + done) / effort.most_patient
        task.report("publishing cells again by any change", max(spent, (number + done / len(cells)) / len(effort.heats)))
        improve_both(twins, cells[done : done + PATIENTLY_AT_ONCE], effort.heats[number], patient=True)
    return len(cells)
