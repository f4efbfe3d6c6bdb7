"""Publication: not before its time, not without a second person, and in one stroke."""

from __future__ import annotations

from datetime import datetime

from faircount.errors import AlreadyPublished, BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.as_built import show_as_built
from faircount.release.checklist import require_ready
from faircount.release.facts import RELEASE, read_facts
from faircount.release.history import PUBLISHED, draft_of, releases, the_draft
from faircount.release.person import require_person
from faircount.release.recover import recover
from faircount.release.release import Draft, Release
from faircount.release.release_time import say_time
from faircount.store.lock import locked

PATIENCE = 900.0
"""Seconds to wait while somebody else signs or publishes: the checks of a draft of the whole country take minutes."""


def publish(project: Project, version: str, who: str, when: datetime) -> Release:
    """Publish the draft; refused before its time, unsigned, while a check stops it, or where its bytes are not those signed.

    From the moment in which the trail holds the event the version is published. What follows can be interrupted anywhere: the
    next command that has to do with releases ends it. Of several who publish at once one does; the others are told who did.
    """
    require_person(who)
    return _publish(project, version, who, when)


def _publish(project: Project, version: str, who: str, when: datetime) -> Release:
    places, seen = Places.of(project), draft_of(project)
    with locked(places.deciding_lock, PATIENCE):
        recover(project, when)
        draft = waiting(project, version, seen)
        require_publishable(draft, when)
        require_ready(project, draft, when)
        with locked(places.lock):
            if the_draft(project, draft.version) != draft:
                raise BadRelease(f"version {draft.version} was changed in the meantime; look at it again")
            said = {
                "digest": draft.digest,
                "at": draft.at.isoformat(timespec="minutes"),
                "corrects": bool(read_facts(draft.site, RELEASE)["corrects"]),
            }
            places.trail.append(who, PUBLISHED, draft.version, said, when)
        recover(project, when)
        published = releases(project)[-1]
        show_as_built(project, published)
    return published


def waiting(project: Project, version: str, seen: Draft | None = None) -> Draft:
    """The draft that waits; where the one that is meant, or was ``seen``, is published by now, refused with who did it."""
    draft, known = draft_of(project), releases(project)
    meant = [one for one in known if one.version == version or (seen is not None and one.digest == seen.digest)]
    if not meant and draft is None and not version:
        meant = list(known)
    if meant:
        done = meant[-1]
        raise AlreadyPublished(
            f"version {done.version} was published already, by {done.published_by}, {say_time(done.published_at)}; nothing is "
            f"published twice. The next one: 'faircount release prepare {project.folder} --at TIME'"
        )
    return the_draft(project, version)


def publish_due(project: Project, who: str, when: datetime) -> Release | None:
    """Publish the draft if it is signed and its time has come, for a timer that asks again and again; None if not."""
    require_person(who, or_the_program=True)
    recover(project, when)
    draft = draft_of(project)
    if draft is None or not draft.is_signed or when < draft.at:
        return None
    try:
        return _publish(project, draft.version, who, when)
    except AlreadyPublished:
        return None  # by another timer, or a person, since


def require_publishable(draft: Draft, when: datetime) -> None:
    """Refuse a draft whose time has not come, or that nobody but who prepared it stands for."""
    if when < draft.at:
        raise BadRelease(f"version {draft.version} is under embargo until {say_time(draft.at)}; nothing was published")
    if not draft.is_signed:
        raise BadRelease(
            f"version {draft.version} needs the signature of another person than {draft.prepared_by}, who prepared it: "
            "'faircount release sign'"
        )
