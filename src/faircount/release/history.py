"""The state of the releases, as the audit trail tells it: what is published, what waits, who signed, who may read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from faircount.errors import BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.release import Draft, Reader, Release, Signature, VersionStatus
from faircount.store.audit_trail import Event
from faircount.store.people import same_person

PREPARED, SIGNED, PUBLISHED = "release.prepared", "release.signed", "release.published"
LISTED, OPENED = "release.reader", "release.opened"
WITHDRAWN = "release.withdrawn"
EXPLAINED = "change.explained"


def releases(project: Project) -> tuple[Release, ...]:
    """Every published version, the oldest first."""
    places, events = Places.of(project), Places.of(project).trail.events()
    published = [event for event in events if event.act == PUBLISHED]
    return tuple(_release(places, event, events, published[number + 1 :]) for number, event in enumerate(published))


def draft_of(project: Project) -> Draft | None:
    """The draft that waits, None where there is none: one at a time, since its number follows from what it changes."""
    places, events = Places.of(project), Places.of(project).trail.events()
    for event in reversed(events):
        if event.act == PUBLISHED:
            return None
        if event.act == PREPARED:
            return _draft(places, event, events)
    return None


def the_draft(project: Project, version: str = "") -> Draft:
    """The draft that waits, refused where there is none, or it has another number."""
    draft = draft_of(project)
    if draft is None:
        raise BadRelease(f"{project.folder}: nothing is prepared; run 'faircount release prepare {project.folder} --at TIME'")
    if version not in ("", draft.version):
        raise BadRelease(f"version {version} does not wait; what waits is {draft.version}")
    return draft


def readers(project: Project, draft: Draft) -> tuple[Reader, ...]:
    """Who may read the draft before it is published."""
    return _readers(draft.version, Places.of(project).trail.events())


def _draft(places: Places, event: Event, events: Sequence[Event]) -> Draft:
    digest = event.said["digest"]
    return Draft(
        version=event.about,
        previous=event.said["previous"],
        at=datetime.fromisoformat(event.said["at"]),
        digest=digest,
        prepared_by=event.who,
        prepared_at=event.when,
        signatures=_signatures(event, events),
        folder=places.draft(event.about, digest),
    )


def _release(places: Places, event: Event, events: Sequence[Event], later: Sequence[Event]) -> Release:
    version, digest = event.about, event.said["digest"]
    prepared = next(one for one in reversed(events) if one.act == PREPARED and one.said["digest"] == digest)
    gone = next((one for one in events if one.act == WITHDRAWN and one.about == version), None)
    return Release(
        version=version,
        previous=prepared.said["previous"],
        at=datetime.fromisoformat(event.said["at"]),
        digest=digest,
        standing=_standing(gone is not None, later),
        prepared_by=prepared.who,
        signatures=_signatures(prepared, events),
        published_by=event.who,
        published_at=event.when,
        readers=_readers(version, events),
        folder=places.version(version),
        withdrawn_for="" if gone is None else str(gone.said["why"]),
    )


def _standing(gone: bool, later: Sequence[Event]) -> VersionStatus:
    if gone:
        return VersionStatus.WITHDRAWN
    if any(event.said.get("corrects") for event in later):
        return VersionStatus.CORRECTED
    return VersionStatus.SUPERSEDED if later else VersionStatus.CURRENT


def _signatures(prepared: Event, events: Sequence[Event]) -> tuple[Signature, ...]:
    """Signatures on these bytes by somebody else than who prepared them, given after they were prepared."""
    digest = prepared.said["digest"]
    return tuple(
        Signature(event.who, event.when, digest, str(event.said.get("account", "")))
        for event in events
        if event.act == SIGNED
        and event.about == prepared.about
        and event.number > prepared.number
        and event.said["digest"] == digest
        and not same_person(event.who, prepared.who)
    )


def _readers(version: str, events: Sequence[Event]) -> tuple[Reader, ...]:
    asked = [event for event in events if event.act == LISTED and event.about == version]
    listed = {event.said["reader"].casefold(): event for event in asked}
    return tuple(
        Reader(
            name=event.said["reader"],
            until=datetime.fromisoformat(event.said["until"]),
            given_by=event.who,
            opened=tuple(
                one.when for one in events if one.act == OPENED and one.about == version and same_person(one.said["reader"], name)
            ),
        )
        for name, event in listed.items()
    )
