"""The number of a version, from what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from faircount.release.changes import Change, Kind, Nature


class Step(StrEnum):
    """Which part of the number goes up."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


FIRST = "1.0.0"
REASONS = {
    Step.MAJOR: "cells that were published are published no more, so what was built on them breaks",
    Step.MINOR: "cells are new, or were revised",
    Step.PATCH: "mistakes were put right, or nothing but words changed",
}


def step_of(changes: Iterable[Change]) -> Step:
    """Which part of the number the changes move.

    Major where a published cell is gone or hidden, minor where cells are new or revised, patch where mistakes were put right
    or only words changed; after the version pattern of Data Package, https://datapackage.org/recipes/data-package-version/.
    """
    told = tuple(changes)
    if any(change.kind in (Kind.REMOVED, Kind.HIDDEN) for change in told):
        return Step.MAJOR
    new = any(change.kind in (Kind.ADDED, Kind.SHOWN, Kind.MARKED) for change in told)
    revised = any(change.kind is Kind.CHANGED and change.nature is not Nature.CORRECTION for change in told)
    return Step.MINOR if new or revised else Step.PATCH


def next_version(previous: str, step: Step) -> str:
    """The number after ``previous``; the first where there is none.

    >>> next_version("", Step.PATCH), next_version("1.4.2", Step.MINOR), next_version("1.4.2", Step.PATCH)
    ('1.0.0', '1.5.0', '1.4.3')
    """
    if not previous:
        return FIRST
    major, minor, patch = (int(part) for part in previous.split("."))
    numbers = {Step.MAJOR: (major + 1, 0, 0), Step.MINOR: (major, minor + 1, 0), Step.PATCH: (major, minor, patch + 1)}
    return ".".join(map(str, numbers[step]))
