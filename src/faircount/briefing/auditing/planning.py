"""How many records of each stratum are read, and why so many; and what the audit will be worth if the guesses are off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.compare.audit.plan import CENSUS, MIN_READ, audit_plan, expected_completeness
from faircount.compare.interval import Interval
from faircount.tables.audit import AuditStratum, PlannedStratum

OFF_BY = (0.25, 0.5, 2.0)
"""How many times as many may be missed as was guessed: nobody knows before the audit, so several are worked out."""


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """The strata of a period with what is read of each, and the completeness to expect under the guess and under others.

    ``otherwise`` holds the share of the unflagged that would have been missed, with the completeness and range to expect then.
    """

    period: str
    strata: tuple[PlannedStratum, ...]
    expected: Interval
    otherwise: tuple[tuple[float, Interval], ...]

    @property
    def read(self) -> int:
        """How many records are read."""
        return sum(planned.read for planned in self.strata)


def plan_period(period: str, strata: Sequence[AuditStratum], margin: float, confidence: float) -> PlannedPeriod:
    """The strata of a period, planned so that its completeness comes out to plus or minus the margin."""
    flagged, unflagged = ([each for each in strata if each.is_flagged is kind] for kind in (True, False))
    guessed = [[(each.size, each.guess) for each in kind] for kind in (flagged, unflagged)]
    plan = audit_plan(guessed[0], guessed[1], margin, confidence)
    read = (*plan.marked, *plan.unmarked)
    planned = tuple(
        PlannedStratum(each, number, _why(each, number)) for each, number in zip((*flagged, *unflagged), read, strict=True)
    )
    otherwise = tuple(
        (share, expected_completeness(guessed[0], [(size, guess * times) for size, guess in guessed[1]], read, confidence))
        for times in OFF_BY
        if (share := _missed(guessed[1]) * times) < 1 and all(guess * times < 1 for _, guess in guessed[1])
    )
    return PlannedPeriod(period, planned, plan.expected, otherwise)


def _missed(unflagged: Sequence[tuple[int, float]]) -> float:
    return sum(size * guess for size, guess in unflagged) / sum(size for size, _ in unflagged)


def _why(stratum: AuditStratum, read: int) -> str:
    if stratum.size <= CENSUS:
        return f"all of them: a stratum of {CENSUS} or fewer is read whole"
    if read == stratum.size:
        return "all of them: the margin asks for it"
    if read == MIN_READ:
        return f"{MIN_READ}, the fewest with which a stratum says something of its own"
    return "by its size, by how unsure its share is, and by how much that moves completeness"
