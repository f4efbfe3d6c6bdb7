"""A link for somebody outside the house: it opens the preview once, in one browser, and the trail says when."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from faircount.errors import BadRelease, NotProtected
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.history import LISTED, OPENED, draft_of
from faircount.release.preview import give_preview, made_preview
from faircount.release.preview_place import preview_folder
from faircount.release.release import Draft
from faircount.store.audit_trail import Event
from faircount.store.lock import locked

OVER = "this link was used already, or is over; ask whoever gave it to you for another"


@dataclass(frozen=True, slots=True)
class PreviewVisit:
    """A reader whose link was followed: who, of which draft, and until when. ``is_used`` once the link has opened it."""

    name: str
    draft: Draft
    until: datetime
    is_used: bool


def give_link(project: Project, reader: str, until: datetime | None, who: str, when: datetime) -> str:
    """The secret of a link for a named reader, of which only the hash is kept; an earlier one of the same reader ends."""
    secret = secrets.token_urlsafe(32)
    give_preview(project, reader, until, who, when, key=_hash(secret))
    return secret


def invited(project: Project, secret: str, when: datetime) -> PreviewVisit | None:
    """Whom a link is for; None where it was used, is over, or never was one."""
    found = _reading(project, "key", _hash(secret), when)
    return None if found is None or found.is_used else found


def open_link(project: Project, secret: str, when: datetime) -> str:
    """Use the link up: the secret of what it opened, for the browser that asked. Two at once cannot both have it."""
    places, session = Places.of(project), secrets.token_urlsafe(32)
    with locked(places.lock):
        found = invited(project, secret, when)
        if found is None:
            raise BadRelease(OVER)
        said = {"reader": found.name, "key": _hash(secret), "session": _hash(session)}
        places.trail.append(found.name, OPENED, found.draft.version, said, when)
    return session


def reading(project: Project, session: str, when: datetime) -> PreviewVisit | None:
    """Who reads with what a link opened; None where that is over, and where the reader was given another link since."""
    return _reading(project, "session", _hash(session), when)


def pages_of(project: Project, found: PreviewVisit, when: datetime) -> Path | None:
    """The marked copy of the reader, made again where the draft was prepared again since.

    None where nobody outside may read it as it is now: why is said to whoever prepares it, and to no reader.
    """
    folder = preview_folder(Places.of(project), found.draft, found.name)
    try:
        return folder if folder.is_dir() else made_preview(project, found.draft, found.name, found.until, when)
    except NotProtected:
        return None


def _reading(project: Project, kind: str, key: str, when: datetime) -> PreviewVisit | None:
    draft = draft_of(project)
    if draft is None:
        return None
    events = Places.of(project).trail.events(about=draft.version)
    opened = [one for one in events if one.act == OPENED and key in (one.said.get("key"), one.said.get("session"))]
    known = key if kind == "key" else next((one.said["key"] for one in opened if one.said.get("session") == key), "")
    listed = next((one for one in events if one.act == LISTED and known and one.said.get("key") == known), None)
    if listed is None or not _stands(listed, events) or when >= (until := datetime.fromisoformat(listed.said["until"])):
        return None
    return PreviewVisit(listed.said["reader"], draft, until, is_used=bool(opened))


def _stands(listed: Event, events: tuple[Event, ...]) -> bool:
    """Whether the reader was not listed again since."""
    name = listed.said["reader"].casefold()
    return not any(one.act == LISTED and one.number > listed.number and one.said["reader"].casefold() == name for one in events)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
