"""What an outlook looks like if recording, or the use of a mark, becomes fuller while it lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array, Interval, counts
from faircount.errors import NotComparable

TIMES = (1.1, 1.25, 1.5)
"""How many times as complete recording is taken to become: a little, clearly, by half. None is likelier than another."""


@dataclass(frozen=True, slots=True)
class RecordingScenario:
    """``times`` as complete by the last coming period, in even steps; the range from no fuller recording to that."""

    times: float
    lower: Array
    upper: Array


def recording_scenarios(outlook: Interval, times: Sequence[float] = TIMES) -> tuple[RecordingScenario, ...]:
    """The range of each coming period if recording becomes so many times as complete by the last one, or any less.

    >>> found = recording_scenarios(Interval(0, np.array([80.0, 80.0]), np.array([100.0, 104.0])), (1.5,))
    >>> found[0].lower.tolist(), found[0].upper.tolist()
    ([80.0, 80.0], [123.0, 156.0])

    Reference: quantitative bias analysis, Lash and others (2014): a count is what happened times how completely it is recorded.

    In words: "if marking becomes up to 1.5 times as complete within the year, up to 156 a month, with no more offences".

    Not as a forecast of recording, which nobody has: they say what fuller recording alone would add.
    """
    if any(k < 1 for k in times):
        raise NotComparable("recording that becomes less complete is another question; give 1 or more times as complete")
    upper = counts(outlook.upper)
    steps = np.arange(1, len(upper) + 1) / len(upper)
    return tuple(RecordingScenario(k, counts(outlook.lower), np.ceil(np.round(upper * k**steps, 9))) for k in times)


def recounted(recorded: ArrayLike, times: float) -> float:
    """How many the same offences would have been counted as, had recording been so many times as complete.

    >>> recounted([40, 50, 55], 1.2)
    174.0
    """
    return float(np.ceil(np.round(counts(recorded).sum() * times, 9)))
