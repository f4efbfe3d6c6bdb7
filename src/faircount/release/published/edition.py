"""An edition: who published what as which version and when, and the checksum of each of its files."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict

from faircount.release.published.figures import TableRecord
from faircount.release.published.record import Record

EXAMPLE: dict[str, Any] = {
    "version": "1.0.0",
    "published": "2026-11-25",
    "state": "provisional",
    "standing": "Not official statistics",
    "title": "Recorded sexual offences against children",
    "publisher": "A charity",
    "contact": "figures@example.org",
    "licence": "Open Government Licence v3.0",
    "licence_address": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "attribution": "Contains public sector information licensed under the Open Government Licence v3.0.",
    "shorthand": {"c": "hidden to protect people"},
    "help": ["If you are a child: Childline 0800 1111"],
    "tables": [],
    "files": {"areas.json": "a" * 64},
}


class Edition(Record):
    """One published version, as a whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

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
