"""What was published before, as a page tells it: versions, corrections, and the notice on a page whose figures changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faircount.briefing.parts import Notice


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version: its number, when it was published as printed, what it changed, and where it can be read ("" for this one)."""

    version: str
    published: str
    words: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A published number that was changed: in which version, where, what, from what to what, and why."""

    version: str
    area: str
    what: str
    old: str
    new: str
    nature: str
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """The versions, newest first; the corrections and revisions, newest first; the notice on the page of each area code.

    ``articles`` are sentences on checked articles that had quoted a number since changed. ``state`` stands in the status line
    in place of final or provisional, ``published`` in place of the day, where they are not empty. ``feed`` is the address of
    the feed from the root, "" for none.
    """

    versions: tuple[VersionEntry, ...] = ()
    corrections: tuple[ChangeEntry, ...] = ()
    revisions: tuple[ChangeEntry, ...] = ()
    articles: tuple[str, ...] = ()
    notices: Mapping[str, Notice] = field(default_factory=dict)
    state: str = ""
    published: str = ""
    feed: str = ""
