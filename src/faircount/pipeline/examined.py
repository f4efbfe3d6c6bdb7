"""What an examination says of a thing: how it stands, in words, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faircount.project.project import Project


class Health(StrEnum):
    """How a thing stands."""

    WELL = "well"
    NOTE = "note"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked at, how it stands, in words, and how to mend it."""

    what: str
    health: Health
    says: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """The project as it is examined: with the address of its team's database, and the time that this machine has."""

    project: Project
    database: str
    now: datetime


def well(what: str, says: str) -> Examined:
    """That a thing is well."""
    return Examined(what, Health.WELL, says)


def ill(what: str, says: str, mend: str) -> Examined:
    """That a thing is ill."""
    return Examined(what, Health.ILL, says, mend)
