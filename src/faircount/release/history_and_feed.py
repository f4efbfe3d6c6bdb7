"""What the pages and the feed of a version tell of it and of all before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from faircount.briefing.history import ChangeEntry, History, VersionEntry
from faircount.briefing.parts import Link, Notice, Prose
from faircount.compare.facts import Statement, capital, told
from faircount.compare.facts import stated as stated_as
from faircount.language.several import several
from faircount.project.project import Project
from faircount.release.changes import ChangeKind, ChangeNature
from faircount.release.facts import Stated, change_records
from faircount.release.published.changes import ChangeRecord
from faircount.release.quoted import Quoting
from faircount.release.release import VersionStatus
from faircount.release.release_time import say_time
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.writers.feed import NAME, Entry, Feed

IN_A_NOTICE = 5
"""So many corrected figures stand in the notice on a page; the page of corrections has all."""
IN_AN_ENTRY = 10


def history_of(
    stated: Stated, versions: Sequence[Mapping[str, Any]], cells: Sequence[Mapping[str, Any]], articles: Sequence[Quoting]
) -> History:
    """What the pages tell. ``versions`` are the facts of all, this one first; ``cells`` all explained changes, newest first."""
    entries = [(_change_entry(cell), cell["nature"]) for cell in cells]
    return History(
        versions=tuple(_version_entry(one, this=number == 0) for number, one in enumerate(versions)),
        corrections=tuple(entry for entry, nature in entries if nature == ChangeNature.CORRECTION),
        revisions=tuple(entry for entry, nature in entries if nature == ChangeNature.REVISION),
        articles=tuple(one.words for one in articles),
        notices=dict(_notices(stated)),
        state="Corrected" if stated.corrects else "",
        feed=NAME,
        published=say_time(stated.at),
    )


def feed_of(project: Project, versions: Sequence[Mapping[str, Any]], cells: Sequence[Mapping[str, Any]]) -> Feed:
    """The feed: an entry a version, and one more for the corrections that a version makes."""
    said = project.config.project
    newest = versions[0]["version"]
    mine = {one["version"]: [cell for cell in cells if cell["version"] == one["version"]] for one in versions}
    entries = [entry for one in versions for entry in _entries(one, mine[one["version"]], newest)]
    return Feed(said.title, said.publisher, said.address, entries)


def _version_entry(facts: Mapping[str, Any], this: bool) -> VersionEntry:
    published = say_time(datetime.fromisoformat(facts["released"]))
    words = f"This version. {facts['words']}" if this else facts["words"]
    words += " It is withdrawn." if facts.get("now") == VersionStatus.WITHDRAWN else ""
    return VersionEntry(facts["version"], published, words, "" if this else f"versions/{facts['version']}/index.html")


def _change_entry(cell: Mapping[str, Any]) -> ChangeEntry:
    return ChangeEntry(
        version=cell["version"],
        area=cell["area"],
        what=cell["what"],
        old=cell["old"] or "",
        new="" if cell["change"] == ChangeKind.HIDDEN else cell["new"] or "",
        nature=cell["nature"] or "",
        reason=cell["reason"] or "",
    )


def _notices(stated: Stated) -> Iterator[tuple[str, Notice]]:
    """The notice on the page of each area of which a figure was corrected, and on the page of the country."""
    corrected = [one for one in change_records(stated.changes, stated.previous) if one.nature == ChangeNature.CORRECTION]
    for area in dict.fromkeys(change.area_code for change in corrected):
        mine = [change for change in corrected if change.area_code == area]
        yield area, _notice(stated, mine, "index.html" if area == ENGLAND_AND_WALES else f"areas/{AREAS[area].slug}.html")
    areas = list(dict.fromkeys(change.area for change in corrected))
    if areas and ENGLAND_AND_WALES not in {change.area_code for change in corrected}:
        more = told(" and {number} more", number=_further(len(areas))) if len(areas) > IN_A_NOTICE else ""
        named = told("Figures of {areas}{more} were corrected. ", areas=", ".join(areas[:IN_A_NOTICE]), more=more)
        line: Prose = (named, Link("What was corrected, and why", "corrections.html"))
        yield ENGLAND_AND_WALES, Notice(f"Corrected in version {stated.version}", (line,))


def further_corrections(corrected: Sequence[ChangeRecord]) -> Mapping[str, int]:
    """How many corrected cells of each area, and under "" how many areas, are more than a notice lists."""
    cells = Counter(one.area_code for one in corrected)
    return {"": len(cells) - IN_A_NOTICE, **{area: number - IN_A_NOTICE for area, number in cells.items()}}


def _further(number: int, area: str = "") -> Statement:
    return stated_as(str(number - IN_A_NOTICE), "further corrections", about=area)


def _notice(stated: Stated, changes: Sequence[ChangeRecord], page: str) -> Notice:
    lines: list[Prose] = [_line(change) for change in changes[:IN_A_NOTICE]]
    if len(changes) > IN_A_NOTICE:
        number = _further(len(changes), changes[0].area_code)
        lines.append((told("{number} more: ", number=number), Link("all corrections", "corrections.html"), "."))
    lines.append(_before(stated, page))
    return Notice(f"Corrected in version {stated.version}", tuple(lines))


def _before(stated: Stated, page: str) -> Prose:
    if stated.follows_withdrawn:
        return (Link(f"Version {stated.previous}", f"versions/{stated.previous}/index.html"), " is withdrawn.")
    return ("Before: ", Link(f"this page in version {stated.previous}", f"versions/{stated.previous}/{page}"), ".")


def _line(change: ChangeRecord) -> Statement:
    what, reason = (
        stated_as(words or "", name, about=change.id)
        for words, name in ((change.what, "what was corrected"), (change.reason, "reason given"))
    )
    if not change.old and change.change == ChangeKind.CHANGED:
        new = stated_as(change.new or "", "printed now", about=change.id)
        return told("{what}: it is {new} now. {reason}.", what=capital(what), new=new, reason=reason)
    if not change.old:
        return told("{what}: no longer shown. {reason}.", what=capital(what), reason=reason)
    return told(
        "{what}: {old} was printed; it is {new}. {reason}.",
        what=capital(what), old=stated_as(change.old, "printed before", about=change.id), reason=reason,
        new=stated_as(change.new, "printed now", about=change.id) if change.new else "withdrawn",
    )  # fmt: skip


def _entries(facts: Mapping[str, Any], cells: Sequence[Mapping[str, Any]], newest: str) -> Iterator[Entry]:
    version, moment = facts["version"], datetime.fromisoformat(facts["released"])
    corrected = [cell for cell in cells if cell["nature"] == ChangeNature.CORRECTION]
    if corrected:
        lines = [f"{cell['area']}, {cell['what']}: {_from_to(cell)}. {cell['reason']}." for cell in corrected[:IN_AN_ENTRY]]
        more = [f"And {len(corrected) - IN_AN_ENTRY} more."] if len(corrected) > IN_AN_ENTRY else []
        title = f"Correction of {several(len(corrected), 'figure')} in version {version}"
        yield Entry(f"correction/{version}", title, " ".join(lines + more), moment, "corrections.html#corrections", "correction")
    place = "index.html" if version == newest else f"versions/{version}/index.html"
    yield Entry(f"release/{version}", f"Version {version}", facts["words"], moment, place, "release")


def _is_shown(cell: Mapping[str, Any]) -> bool:
    return bool(cell["new"]) and not cell["new"].startswith("[")


def _from_to(cell: Mapping[str, Any]) -> str:
    if cell["old"] is None:
        return f"it is {cell['new']} now" if cell["change"] == ChangeKind.CHANGED and _is_shown(cell) else "no longer shown"
    return f"{cell['old']} was printed; it is {cell['new'] or 'withdrawn'}"
