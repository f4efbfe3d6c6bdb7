"""What the trail and the folders of a project tell of each other: versions without an event, a ledger short of its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.errors import BrokenTrail, SchemaMismatch
from faircount.patterns import regex
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.history import PREPARED, PUBLISHED
from faircount.release.release import Release
from faircount.store.ledger import Ledger

_VERSION = regex(r"\d+\.\d+\.\d+")


def untold(places: Places, known: Sequence[Release]) -> Iterator[str]:
    """What lies among the published versions and stands in no event of the trail."""
    told = {release.version for release in known}
    for folder in sorted(places.releases.glob("*")):
        if _VERSION.fullmatch(folder.name) and folder.name not in told:
            yield f"{folder}: was published, and the trail does not say so: its end is missing; restore it from a copy"


def require_whole_trail(places: Places, known: Sequence[Release]) -> None:
    """Refuse to go on from a trail that holds less than a witness of it saw, or than was published.

    What waits, and which number comes next, follows from the trail: on one that was cut, a version would be published a second
    time under its number, and its bytes would be lost.
    """
    against = (*places.trail.denials(), *untold(places, known))
    if against:
        raise BrokenTrail(f"{'; '.join(against)}. Until then nothing is prepared, signed or published")


def fallen_short(project: Project) -> Iterator[str]:
    """That the ledger holds fewer versions of documents than the last draft was made from: it keeps every one that it had."""
    try:
        trail = Places.of(project).trail
        drafts, were_made = trail.events(PREPARED), trail.events(PUBLISHED)
        held = Ledger.open(project.ledger).documents.height
    except (BrokenTrail, SchemaMismatch):
        return  # said where the trail and the ledger are looked at
    wanted = drafts[-1].said.get("documents", bool(were_made)) if drafts else 0
    if held < wanted:
        about = f"version {drafts[-1].about} was made when it held {wanted:,}" if wanted > 1 else "versions were made from it"
        yield f"{project.ledger}: holds {held:,} versions of documents, and {about}; restore it from the last backup"
