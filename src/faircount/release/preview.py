"""Reading before publication: a marked copy for each named reader, each reading noted, until its time is over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from faircount.errors import BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.checklist import require_undisclosing
from faircount.release.history import LISTED, readers, the_draft
from faircount.release.person import require_person
from faircount.release.preview_copy import copy_marked
from faircount.release.preview_place import preview_folder
from faircount.release.recover import recover
from faircount.release.release import Draft, Reader
from faircount.release.release_time import london_time, say_time
from faircount.store.decisions import one_line
from faircount.store.letters import unseen_in
from faircount.store.lock import locked

LONGEST_NAME = 80


def give_preview(project: Project, reader: str, until: datetime | None, who: str, when: datetime, key: str = "") -> Path:
    """A copy of the draft for a named reader, every page marked with the name and the embargo; refused where a check stops it
    because it gives a hidden count away.

    ``until`` is when it ends, at the latest when the version is published. The list of readers is published with the version.
    What cannot say that it is not published is left out. ``key`` is the hash of the secret of a link that opens it, if one is
    given: listed again, a reader's earlier link and whatever it opened are worth nothing.
    """
    require_person(who)
    recover(project, when)
    draft, name = the_draft(project), one_line(reader)
    ends = london_time(until or draft.at).replace(second=0, microsecond=0)
    if unseen := unseen_in(reader):
        raise BadRelease(unseen)
    if not name or len(name) > LONGEST_NAME:
        raise BadRelease(f"name the reader in at most {LONGEST_NAME} characters: who, and of which house")
    if not when < ends <= draft.at:
        raise BadRelease(f"a preview ends after now, and at the latest when the version is published, {say_time(draft.at)}")
    require_undisclosing(project, draft, when)
    places = Places.of(project)
    said = {"reader": name, "until": ends.isoformat(timespec="minutes")} | ({"key": key} if key else {})
    places.trail.append(who, LISTED, draft.version, said, when)
    return _copied(places, draft, name, ends)


def preview_line(draft: Draft, reader: str, until: datetime) -> str:
    """What stands on each page of a preview."""
    ends = "" if until == draft.at else f" This copy ends at {say_time(until)}."
    return f"Preview for {reader}. Not to be published before {say_time(draft.at)}.{ends}"


def listed_readers(project: Project) -> tuple[Reader, ...]:
    """Who may read the draft that waits."""
    return readers(project, the_draft(project))


def made_preview(project: Project, draft: Draft, reader: str, until: datetime, when: datetime) -> Path:
    """The copy of a reader who is on the list, of a draft that was prepared again since."""
    require_undisclosing(project, draft, when)
    return _copied(Places.of(project), draft, reader, until)


def _copied(places: Places, draft: Draft, reader: str, until: datetime) -> Path:
    folder = preview_folder(places, draft, reader)
    with locked(places.lock):
        copy_marked(draft, folder, preview_line(draft, reader, until))
    return folder
