"""A reader who asks an integer solver how far counts can go that are not shown, and asks no further once that is far enough."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


def ends(
    goals: Sequence[np.ndarray], limits: LinearConstraint | Sequence[LinearConstraint], far: int, enough: Sequence[float]
) -> list[tuple[int, int]]:
    """The least and the most that each goal can be over all whole numbers up to ``far`` that keep the limits.

    Every answer of the solver is one such table: where two of them lie ``enough`` apart in a goal, these two are given back.
    """
    tables: list[np.ndarray] = []

    def end(goal: np.ndarray, sign: int) -> int:
        found = milp(sign * goal, integrality=np.ones(goal.size), bounds=Bounds(0, far), constraints=limits)
        assert found.fun is not None, "the true table agrees with what is shown of it"
        tables.append(np.round(found.x))
        return round(sign * found.fun)

    told = []
    for goal, wide in zip(goals, enough, strict=True):
        seen = [round(float(goal @ table)) for table in tables]
        apart = bool(seen) and max(seen) - min(seen) >= wide
        told.append((min(seen), max(seen)) if apart else (end(goal, 1), end(goal, -1)))
    return told
