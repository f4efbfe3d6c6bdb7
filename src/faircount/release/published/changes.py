"""Published changes: every cell that a version shows otherwise than the one before it, and of a hidden one no number."""

from __future__ import annotations

from datetime import date

from faircount.release.published.record import Record


class ChangeRecord(Record):
    """One cell that is not as the version before printed it."""

    id: str
    """A name that says what the cell is about, and nothing of its counts."""
    previous: str
    """The version that it is compared with."""
    area_code: str
    """Code of the area."""
    area: str
    """Name of the area."""
    period: str
    """The period in words."""
    period_start: date
    """First day of the period."""
    period_end: date
    """Last day of the period, included."""
    counted: str
    """What is counted: offences are not victims."""
    offence_code: str
    """Home Office code, or the name of a set of codes."""
    offence: str
    """The offence, or the set of offences, in words."""
    online: str
    """Whether the force put the online mark on the offence: yes, no, or all of them."""
    age: str
    """Age at the offence in completed years, in words."""
    sex: str
    """Sex as recorded."""
    breakdown: str
    """Further dimensions as name=value."""
    source: str
    """The document, as named in the list of sources."""
    what: str
    """What it is a figure of, in words."""
    change: str
    """What became of it: changed, added, removed, now hidden, now shown, or marked otherwise."""
    old: str | None
    """As the version before printed it: a count, a range or a mark; null where it was not there, or is not told again."""
    new: str | None
    """As this version prints it; null where it is not there."""
    nature: str | None
    """Revision or correction; null where nothing has to be explained."""
    reason: str | None
    """Why it changed; null where nothing has to be explained."""
