"""Publication: not before its time, not without a second person, and in one stroke."""

from __future__ import annotations

from datetime import datetime

from faircount.errors import BadRelease
from faircount.pipeline.project import Project
from faircount.pipeline.releasing.as_built import show_as_built
from faircount.pipeline.releasing.checklist import require_ready
from faircount.pipeline.releasing.facts import RELEASE, read_facts
from faircount.pipeline.releasing.history import PUBLISHED, draft_of, releases, the_draft
from faircount.pipeline.releasing.london import say_time
from faircount.pipeline.releasing.places import Places
from faircount.pipeline.releasing.recover import recover
from faircount.pipeline.releasing.release import Draft, Release
from faircount.store.lock import locked


def publish(project: Project, version: str, who: str, when: datetime) -> Release:
    """Publish the draft; refused before its time, unsigned, while a check stops it, or where its bytes are not those signed.

    From the moment in which the trail holds the event the version is published. What follows can be interrupted anywhere: the
    next command that has to do with releases ends it.
    """
    recover(project, when)
    draft = the_draft(project, version)
    require_publishable(draft, when)
    require_ready(project, draft, when)
    places = Places.of(project)
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


def publish_due(project: Project, who: str, when: datetime) -> Release | None:
    """Publish the draft if it is signed and its time has come, for a timer that asks again and again; None if not."""
    recover(project, when)
    draft = draft_of(project)
    return publish(project, draft.version, who, when) if draft and draft.is_signed and when >= draft.at else None


def require_publishable(draft: Draft, when: datetime) -> None:
    """Refuse a draft whose time has not come, or that nobody but who prepared it stands for."""
    if when < draft.at:
        raise BadRelease(f"version {draft.version} is under embargo until {say_time(draft.at)}; nothing was published")
    if not draft.is_signed:
        raise BadRelease(
            f"version {draft.version} needs the signature of another person than {draft.prepared_by}, who prepared it: "
            "'faircount release sign'"
        )
