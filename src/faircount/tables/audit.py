"""What an audit of a flag hands from one step to the next: strata, records drawn from them, and what reviewers decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

REVIEWERS = (1, 2)
THIRD = 3
"""Decides where the first two did not decide alike."""
HOUSE, HANDED_OUT, LOOKUP = "house", "reviewers", "lookup.csv"
"""What stays in the folder of an audit, what is handed out, and where the house finds which record a reference is."""


class AuditDecision(StrEnum):
    """What a reviewer may write beside a record."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


MEANINGS: Mapping[AuditDecision, str] = {
    AuditDecision.YES: "The record belongs under the mark, whether it bears it or not.",
    AuditDecision.NO: "The record does not belong under the mark.",
    AuditDecision.CANNOT_TELL: "The record was read and does not say. This is not the same as no.",
}

REVIEWER, REFERENCE, DECISION = "Reviewer", "Reference", "Decision"
"""The columns of the workfile."""
WORKFILE_SHEET, HIDDEN_SHEET = "Decisions", "faircount"
ONLINE_QUESTION = (
    "Was the offence committed, in full or in part, through a computer, a computer network or another computer-enabled device?"
)


@dataclass(frozen=True, slots=True)
class AuditStratum:
    """Records of one period that are alike in their mark: how many there are, and which share is guessed to belong under it."""

    period: str
    name: str
    is_flagged: bool
    size: int
    guess: float

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others."""
        return self.period, self.name

    @property
    def label(self) -> str:
        """Its name with its period, where it has one."""
        return f"{self.period}, {self.name}" if self.period else self.name


@dataclass(frozen=True, slots=True)
class PlannedStratum:
    """A stratum with the number of its records to read, and why so many."""

    stratum: AuditStratum
    read: int
    why: str


@dataclass(frozen=True, slots=True)
class AuditDesign:
    """What an audit asks, how it was drawn, and its strata in order."""

    question: str
    seed: str
    keyed_by: str
    margin: float
    confidence: float
    strata: tuple[PlannedStratum, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that are audited, in order."""
        return tuple(dict.fromkeys(planned.stratum.period for planned in self.strata))


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """A design with the stratum of each reference that was drawn."""

    design: AuditDesign
    strata_of: Mapping[str, PlannedStratum]


@dataclass(frozen=True, slots=True)
class DrawnRecord:
    """A record that is read: the reference that reviewers see, what it is in the house, and its stratum."""

    reference: str
    record: str
    period: str
    stratum: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of a filled-in workfile: what stood there, the decision if it is one, and the place of the row."""

    reference: str
    decision: AuditDecision | None
    is_empty: bool
    place: str


@dataclass(frozen=True, slots=True)
class FilledWorkfile:
    """A workfile as it came back: whose it is, and its rows in order."""

    name: str
    reviewer: int
    rows: tuple[Judgement, ...]
