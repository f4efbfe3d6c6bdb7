"""An edition: who published what as which version and when, and the checksum of each of its files."""

from __future__ import annotations

from datetime import date

from faircount.release.published.figures import TableRecord
from faircount.release.published.record import Record


class Edition(Record):
    """One published version, as a whole."""

    version: str
    """Major, minor and patch."""
    published: date
    """The day it was published."""
    state: str
    """Provisional or final."""
    standing: str
    """Whether these are official statistics."""
    title: str
    """What it is about."""
    publisher: str
    """Who published it."""
    contact: str
    """Whom to ask; empty where nobody is named."""
    licence: str
    """The licence of the figures."""
    licence_address: str
    """Where the licence can be read."""
    attribution: str
    """What to print with the figures."""
    shorthand: dict[str, str]
    """What the marks mean that stand where a count is not shown."""
    help: tuple[str, ...]
    """Where a reader who is affected by the subject finds somebody to talk to."""
    tables: tuple[TableRecord, ...]
    """The published tables: by which rule their counts are shown or hidden."""
    files: dict[str, str]
    """Every file of this edition, by its place beside this one, with its sha256."""
