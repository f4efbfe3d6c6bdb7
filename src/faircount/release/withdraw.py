"""Taking a published version away."""

from __future__ import annotations

from datetime import datetime

from faircount.briefing.operations.numbers import statistics_in
from faircount.errors import BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.correct import reason_of
from faircount.release.history import WITHDRAWN, releases
from faircount.release.person import require_person
from faircount.release.recover import recover
from faircount.release.release import VersionStatus


def withdraw(project: Project, version: str, why: str, who: str, when: datetime) -> None:
    """Take a published version away: its pages and files are replaced by a notice at once. Its number is never used again.

    One person is enough: taking away does no harm that a second pair of eyes would have to prevent.
    """
    require_person(who)
    reason = reason_of(why)
    if any(statistics_in(reason)):
        raise BadRelease("say why without a number: it stands in the place of the version, and may be the very count")
    recover(project, when)
    found = next((one for one in releases(project) if one.version == version), None)
    if found is None:
        raise BadRelease(f"version {version} was never published; 'faircount release list' names those that were")
    if found.standing is VersionStatus.WITHDRAWN:
        raise BadRelease(f"version {version} is withdrawn already")
    Places.of(project).trail.append(who, WITHDRAWN, version, {"why": reason}, when)
    recover(project, when)
