"""What people say about changes of published numbers: revision or correction, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from faircount.errors import BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.changes import TO_EXPLAIN, CellChange, ChangeNature
from faircount.release.history import EXPLAINED, PUBLISHED, releases
from faircount.release.person import require_person
from faircount.release.published.figures import FigureRecord
from faircount.store.audit_trail import Event
from faircount.store.decisions import one_line
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.periods import parse_period

LONGEST_REASON = 600


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cells are meant: all that agree with each word that is given. An area is a code, a period its label."""

    area: str = ""
    period: str = ""
    offence: str = ""
    source: str = ""

    @classmethod
    def said(cls, area: str = "", period: str = "", offence: str = "", source: str = "") -> Chosen:
        """The same from what a person typed; refused where a place or a period is not known.

        >>> Chosen.said("Cleveland Police", "2015-16").area
        'E23000013'
        """
        code = parse_area(area).code if area else ""
        label = parse_period(period).label if period else ""
        return cls(code, label, offence, source)

    def means(self, figure: FigureRecord) -> bool:
        """Whether the cell is one of them."""
        told = (figure.area_code, figure.period, figure.offence_code, figure.source)
        return all(
            word in ("", held) for word, held in zip((self.area, self.period, self.offence, self.source), told, strict=True)
        )


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What a person said about the cells that are meant."""

    chosen: Chosen
    nature: ChangeNature
    why: str


def explain(project: Project, chosen: Chosen, nature: ChangeNature, why: str, who: str, when: datetime) -> CorrectionNote:
    """Say of changed cells whether they were revised or corrected, and why; the next draft carries it.

    A later word on the same cell replaces an earlier one. What is said counts for the next version alone.
    """
    require_person(who)
    reason = reason_of(why)
    if not releases(project):
        raise BadRelease("nothing is published yet, so nothing that is published changes")
    said = {"chosen": asdict(chosen), "nature": str(nature), "why": reason}
    Places.of(project).trail.append(who, EXPLAINED, " ".join(filter(None, asdict(chosen).values())) or "every cell", said, when)
    return CorrectionNote(chosen, nature, reason)


def explanations(project: Project) -> tuple[CorrectionNote, ...]:
    """What was said since the last version was published, the oldest first."""
    events = Places.of(project).trail.events()
    last = max((event.number for event in events if event.act == PUBLISHED), default=0)
    return tuple(_explanation(event) for event in events if event.act == EXPLAINED and event.number > last)


def explained(changes: Iterable[CellChange], said: Sequence[CorrectionNote]) -> tuple[CellChange, ...]:
    """The changes, each with the last that was said of it."""
    return tuple(_with_reason(change, said) for change in changes)


def _with_reason(change: CellChange, said: Sequence[CorrectionNote]) -> CellChange:
    if change.kind not in TO_EXPLAIN:
        return change
    last = next((one for one in reversed(said) if one.chosen.means(change.figure)), None)
    return change if last is None else replace(change, nature=last.nature, reason=last.why)


def _explanation(event: Event) -> CorrectionNote:
    return CorrectionNote(Chosen(**event.said["chosen"]), ChangeNature(event.said["nature"]), event.said["why"])


def reason_of(why: str) -> str:
    """The reason as it is printed, refused where it says too little or too much."""
    reason = re.sub(r"\.$", "", one_line(why))
    if not 8 <= len(reason) <= LONGEST_REASON:
        raise BadRelease(f"say why in 8 to {LONGEST_REASON} characters: it is printed beside the figures")
    return reason
