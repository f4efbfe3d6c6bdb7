"""Versions that were published, by the folders they lie in, and of which the audit trail tells nothing: its end was cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faircount.errors import BrokenTrail
from faircount.release.places import Places
from faircount.release.release import Release

_VERSION = re.compile(r"\d+\.\d+\.\d+")


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
