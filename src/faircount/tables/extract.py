"""An extract: one answer as it was given, each figure with its place, and everything that became no figure, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from faircount.tables.piece import Piece
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that only a person can settle, with the readings that are possible; data for the review queue.

    ``readings`` holds the figure that each alternative would make, where the cell allows one for each.
    """

    question: str
    alternatives: tuple[str, ...]
    place: str
    readings: tuple[AnsweredFigure, ...] = ()


class Weight(StrEnum):
    """How much a finding about a file matters."""

    REFUSED = "refused"
    PARTLY = "partly read"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What was found about a file: which file, where in it, what, and how to mend it."""

    file: str
    place: str
    reason: str
    weight: Weight = Weight.NOTE

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A cell that became no figure, and why. Its words are not repeated."""

    place: str
    reason: str


NOT_HELD = "the information is not held"
"""Why a force gave nothing that refuses nothing: it has not got it."""


@dataclass(frozen=True, slots=True)
class RefusedPart:
    """What a force would not give: the sections of the Act, the question, and whether all of the request is meant."""

    sections: tuple[str, ...]
    question: str
    whole: bool
    place: str
    reason: str = ""


class FigureRole(StrEnum):
    """Whether a figure is one of the parts or a sum that was printed."""

    DETAIL = "detail"
    TOTAL = "total"
    OF_WHICH = "of which"


@dataclass(frozen=True, slots=True)
class AnsweredFigure:
    """One figure as answered.

    ``counted`` may be a unit that is no count ("percent of offences", "median age"): such a figure never enters a sum.
    ``number`` is None where a bound or nothing is known. ``assigned`` says where each part of the meaning was found, ``proven``
    whether a printed total that adds up bears the figure out.
    """

    area: str
    period: Period
    counted: str
    offence: str
    number: float | None
    lower: int | None
    upper: int | None
    locator: str
    status: CellStatus = CellStatus.OBSERVED
    online: Online = Online.ALL
    ages: AgeBand = ALL_AGES
    sex: Sex = Sex.ALL
    breakdown: str = ""
    role: FigureRole = FigureRole.DETAIL
    is_count: bool = True
    note: str = ""
    doubt: str = ""
    assigned: str = ""
    proven: bool = False


class RequestOutcome(StrEnum):
    """What became of a request."""

    ANSWERED = "answered"
    PARTLY = "partly answered"
    REFUSED = "refused"
    WAITING = "waits behind questions"
    NOTHING_USABLE = "nothing usable"
    NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything that one file holds: figures as answered, leftovers, refusals, doubts and findings.

    ``proposals`` are figures behind a question, each in its likeliest reading with the question in its ``doubt``: a person takes
    them in or leaves them out, and until then they are in no table.
    """

    file: str
    sha256: str
    kind: str
    figures: Sequence[AnsweredFigure] = ()
    leftovers: tuple[Leftover, ...] = ()
    refusals: tuple[RefusedPart, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[FileFinding, ...] = ()
    dated: date | None = None
    title: str = ""
    proposals: Sequence[AnsweredFigure] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def outcome(self) -> RequestOutcome:
        """Answered, partly answered, refused, only figures that wait behind questions, or nothing usable."""
        if self.figures:
            return RequestOutcome.PARTLY if self.refusals else RequestOutcome.ANSWERED
        if self.proposals:
            return RequestOutcome.WAITING
        return RequestOutcome.REFUSED if self.refusals else RequestOutcome.NOTHING_USABLE

    @property
    def was_refused(self) -> bool:
        """Whether the file itself could not be read."""
        return any(finding.weight is Weight.REFUSED for finding in self.findings)


def refused(file: str, reason: str) -> Extract:
    """The extract of a file that cannot be read: nothing but the reason."""
    said = reason.removeprefix(f"{file}: ")
    return Extract(file, "", "", findings=(FileFinding(file, "", said, Weight.REFUSED),))


def likeliest(extract: Extract) -> list[AnsweredFigure]:
    """Of each cell of which several figures could be made, the likeliest one, with the question."""
    return [replace(doubt.readings[0], doubt=doubt.question) for doubt in extract.doubts if doubt.readings]
