"""The number of a version, from what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from faircount.release.changes import CellChange, ChangeKind, ChangeNature


class VersionStep(StrEnum):
    """Which part of the number goes up."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


FIRST = "1.0.0"
REASONS = {
    VersionStep.MAJOR: "cells that were published are published no more, so what was built on them breaks",
    VersionStep.MINOR: "cells are new, or were revised",
    VersionStep.PATCH: "mistakes were put right, or nothing but words changed",
}


def step_of(changes: Iterable[CellChange]) -> VersionStep:
    """Which part of the number the changes move.

    Major where a published cell is gone or hidden, minor where cells are new or revised, patch where mistakes were put right
    or only words changed; after the version pattern of Data Package, https://datapackage.org/recipes/data-package-version/.
    """
    told = tuple(changes)
    if any(change.kind in (ChangeKind.REMOVED, ChangeKind.HIDDEN) for change in told):
        return VersionStep.MAJOR
    new = any(change.kind in (ChangeKind.ADDED, ChangeKind.SHOWN, ChangeKind.MARKED) for change in told)
    revised = any(change.kind is ChangeKind.CHANGED and change.nature is not ChangeNature.CORRECTION for change in told)
    return VersionStep.MINOR if new or revised else VersionStep.PATCH


def next_version(previous: str, step: VersionStep) -> str:
    """The number after ``previous``; the first where there is none.

    >>> next_version("", VersionStep.PATCH), next_version("1.4.2", VersionStep.MINOR), next_version("1.4.2", VersionStep.PATCH)
    ('1.0.0', '1.5.0', '1.4.3')
    """
    if not previous:
        return FIRST
    major, minor, patch = (int(part) for part in previous.split("."))
    numbers = {
        VersionStep.MAJOR: (major + 1, 0, 0),
        VersionStep.MINOR: (major, minor + 1, 0),
        VersionStep.PATCH: (major, minor, patch + 1),
    }
    return ".".join(map(str, numbers[step]))
