"""The tracking sheet: one row a force, kept by a person and by the program side by side."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from faircount.errors import BadProject
from faircount.inputs import sized
from faircount.requests.asking.acts import ACTS, InformationAct
from faircount.tables.inert import bare, inert_csv
from faircount.vocabulary.areas import AREAS

TRACKING = "tracking.csv"
BY_A_PERSON = ("sent", "received", "answered", "chased", "note")
"""What a person may write in; everything else is worked out anew."""
COLUMNS = (
    "force", "code", "act", "reference", "sent", "received", "due", "answered", "chased", "chase_due",
    "on", "state", "days_overdue", "letter", "form", "chase_letter", "note",
)  # fmt: skip


class RequestState(StrEnum):
    """Where a request stands on a day."""

    NOT_SENT = "not sent"
    WAITING = "waiting"
    DUE_TODAY = "due today"
    OVERDUE = "overdue"
    CHASED = "chased"
    HELD = "not to be chased yet"
    COMMISSIONER = "for the commissioner"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Tracked:
    """One force's request.

    ``answer`` names what lies among the answers and answers it, ``held`` says why a force that is late is not chased, ``came``
    what else it sent; ``extra`` are columns of a person's own.
    """

    code: str
    reference: str
    sent: date | None
    received: date | None = None
    answered: date | None = None
    chased: date | None = None
    note: str = ""
    letter: str = ""
    form: str = ""
    chase_letter: str = ""
    answer: str = ""
    held: str = ""
    came: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    act_key: str = "FOIA"

    @property
    def act(self) -> InformationAct:
        """The Act that binds the force."""
        return ACTS[self.act_key]

    @property
    def due(self) -> date | None:
        """The last day for an answer, counted from the day of receipt, or of sending where that is not known."""
        started = self.received or self.sent
        return self.act.due(started) if started else None

    @property
    def chase_due(self) -> date | None:
        """The last day that the chase letter gave."""
        return self.act.chase_due(self.chased) if self.chased else None

    def state(self, today: date) -> RequestState:
        """Where the request stands on a day."""
        if self.answer or (self.answered is not None and self.answered <= today):
            return RequestState.ANSWERED
        if self.due is None or self.sent is None or self.sent > today:
            return RequestState.NOT_SENT
        if self.held and today > self.due:
            return RequestState.HELD
        if self.chase_due is not None:
            return RequestState.CHASED if today <= self.chase_due else RequestState.COMMISSIONER
        return RequestState.WAITING if today < self.due else RequestState.DUE_TODAY if today == self.due else RequestState.OVERDUE

    def days_overdue(self, today: date) -> int:
        """Working days since the last day for an answer; 0 before, and once it is answered."""
        if self.due is None or self.state(today) in (RequestState.ANSWERED, RequestState.NOT_SENT):
            return 0
        return self.act.late(self.due, today)


def read_tracking(path: Path) -> dict[str, Tracked]:
    """The tracking sheet by force, with what a person wrote into it; empty where there is none yet."""
    if not path.exists():
        return {}
    try:
        with sized(path).open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadProject(f"{path}: cannot be read as CSV in UTF-8; save it as 'CSV UTF-8' and try again") from error
    found: dict[str, Tracked] = {}
    for number, row in enumerate(rows, 2):
        tracked = _tracked(row, path, number)
        if tracked.code in found:
            raise BadProject(f"{path}, line {number}: {AREAS[tracked.code].name} stands twice; keep one line")
        found[tracked.code] = tracked
    return found


def _tracked(row: Mapping[str | None, str | None], path: Path, number: int) -> Tracked:
    said = {name: text or "" for name, text in row.items() if name is not None and not isinstance(text, list)}
    cells = {bare(name): bare(text.strip()) for name, text in said.items()}
    missing = [name for name in ("code", "reference", *BY_A_PERSON) if name not in cells]
    if missing or cells["code"] not in AREAS:
        what = f"the columns {', '.join(missing)} are missing" if missing else "the code of the force is not known"
        raise BadProject(f"{path}, line {number}: {what}; put them back, or take {path.name} away to have it written anew")
    sent, received, answered, chased = (
        _day(cells[name], f"{path}, line {number}, {name}") for name in ("sent", "received", "answered", "chased")
    )
    return Tracked(
        code=cells["code"],
        reference=cells["reference"],
        note=cells["note"],
        letter=cells.get("letter", ""),
        form=cells.get("form", ""),
        chase_letter=cells.get("chase_letter", ""),
        extra={name: text for name, text in cells.items() if name not in COLUMNS},
        act_key=cells["act"] if cells.get("act") in ACTS else "FOIA",
        sent=sent,
        received=received,
        answered=answered,
        chased=chased,
    )


def _day(text: str, place: str) -> date | None:
    """A date as a person or a spreadsheet writes it: 2026-11-25 or 25/11/2026."""
    if not text:
        return None
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise BadProject(f"{place}: not a date; write it as 2026-11-25 or 25/11/2026") from None


def write_tracking(rows: Iterable[Tracked], path: Path, today: date | None) -> None:
    """Write the sheet; the state is of the day that was given, and left empty where none was: never of the clock."""
    rows = list(rows)
    extra = list(dict.fromkeys(name for row in rows for name in row.extra))
    cells = ((*_cells(row, today), *(row.extra.get(name, "") for name in extra)) for row in rows)
    path.write_text(inert_csv([(*COLUMNS, *extra), *cells]), encoding="utf-8", newline="")


def _cells(row: Tracked, today: date | None) -> tuple[str, ...]:
    stated = ("", "", "") if today is None else (today.isoformat(), str(row.state(today)), str(row.days_overdue(today)))
    return (
        AREAS[row.code].police or AREAS[row.code].name, row.code, row.act_key, row.reference, _iso(row.sent), _iso(row.received),
        _iso(row.due), _iso(row.answered), _iso(row.chased), _iso(row.chase_due), *stated, row.letter, row.form, row.chase_letter,
        row.note,
    )  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
