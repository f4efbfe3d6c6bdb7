"""What was published before, as pages tell it: versions, corrections, and the notice on a page whose figures changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faircount.briefing.briefing import PlainPage, Section
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.parts import Link, Notice, Prose


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


LISTED = 200
"""So many changes stand on the page; beyond that the page says so, and the file holds all."""
_SEEN = Link("Who saw this version before it was published", "seen-before.html")
_FILES = (
    Link("All changes of this version, by cell (JSON)", "changes.json"),
    Link("All corrections so far (JSON)", "corrections.json"),
    Link("All versions (JSON)", "versions.json"),
)


def corrections_page(history: History, version: str, published: str, reach: Prose) -> PlainPage:
    """The page, for this version and those before; ``reach`` says how to tell of a mistake."""
    versions = history.versions or (VersionEntry(version, published, "This version. Nothing has been corrected in it."),)
    return PlainPage(
        path="corrections.html",
        title="Versions and corrections",
        lede="What was published, when, and what has been changed since",
        sections=(
            _versions(versions, history.feed),
            *_changes("Corrections", "A correction puts a mistake right, of ours or of a source.", history.corrections),
            *_changes("Revisions", "A revision replaces a figure that was expected to change.", history.revisions),
            *_articles(history.articles),
            Section(
                "Tell us of a mistake",
                (
                    "A correction names the old figure, the new one and the reason, and the old version stays reachable with a "
                    "notice on it.",
                    reach,
                ),
                links=_FILES if history.feed else (),
            ),
        ),
    )


def _versions(versions: Sequence[VersionEntry], feed: str) -> Section:
    rows = tuple((one.version, one.published, one.words) for one in versions)
    older = tuple(Link(f"Version {one.version}, as published {one.published}", one.target) for one in versions if one.target)
    news = (Link("Feed of releases and corrections, for newsrooms (Atom)", feed), _SEEN) if feed else ()
    return Section(
        "Versions",
        table=ChartTable(("Version", "Published", "What changed"), rows, words=(0, 1, 2)),
        links=(*older, *news),
        anchor="versions",
    )


def _changes(title: str, meaning: str, entries: Sequence[ChangeEntry]) -> tuple[Section, ...]:
    """The section, where there is anything to list."""
    if not entries:
        return ()
    more = len(entries) - LISTED
    left = (f"{more:,} more are in the file below.",) if more > 0 else ()
    rows = tuple((f"{one.area}: {one.what}", _from_to(one), f"{one.reason}. Version {one.version}.") for one in entries[:LISTED])
    table = ChartTable(("What", "Before and now", "Why"), rows, words=(0, 1, 2))
    return (Section(title, (meaning, *left), table=table, anchor=title.lower()),)


def _from_to(entry: ChangeEntry) -> str:
    if not entry.old:
        return f"now {entry.new}" if entry.new and not entry.new.startswith("[") else "no longer shown"
    return f"{entry.old}, now {entry.new}" if entry.new else f"{entry.old}, now withdrawn"


def _articles(told: tuple[str, ...]) -> tuple[Section, ...]:
    if not told:
        return ()
    return (Section("Articles that quoted a number since changed", told, anchor="articles"),)
