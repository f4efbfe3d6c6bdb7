"""Numbers of a withdrawn version that no later one repeats: those of each area in which it showed what is hidden or gone now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from faircount.release.changes import CellChange, ChangeKind, changes_between
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import FigureRecord
from faircount.release.published.write import PLACE
from faircount.release.release import Release, VersionStatus
from faircount.vocabulary.areas import AREAS, FORCE_KINDS

_NO_MORE = (ChangeKind.HIDDEN, ChangeKind.REMOVED)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The versions that are withdrawn, and the areas of which none of their numbers is repeated."""

    versions: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()


NOTHING_TAKEN_BACK = TakenBack()


def taken_back_by(known: Sequence[Release], now: Sequence[FigureRecord]) -> TakenBack:
    """What must not be repeated beside the present figures.

    The areas are those in which a withdrawn version showed a figure that is hidden or gone now, and what such an area is a part
    of: an old total less an old part would tell the figure.
    """
    withdrawn = [one for one in known if one.standing is VersionStatus.WITHDRAWN]
    gone = {
        change.figure.area_code
        for one in withdrawn
        for change in changes_between(EditionStore.open(one.site / PLACE).figures, now)
        if change.kind in _NO_MORE
    }
    wholes = {code for code, area in AREAS.items() if area.kind not in FORCE_KINDS} if gone else set()
    return TakenBack(frozenset(one.version for one in withdrawn), frozenset(gone | wholes))


def without_old(changes: Sequence[CellChange], taken_back: TakenBack, previous: str) -> tuple[CellChange, ...]:
    """The changes since the version before, without what that printed where it must not be repeated."""
    if previous not in taken_back.versions:
        return tuple(changes)
    kinds, areas = (ChangeKind.CHANGED, ChangeKind.REMOVED), taken_back.areas
    return tuple(replace(one, old="") if one.figure.area_code in areas and one.kind in kinds else one for one in changes)


def without_told(cells: Sequence[Mapping[str, Any]], taken_back: TakenBack) -> list[Mapping[str, Any]]:
    """What earlier versions told of changed cells, without the numbers that must not be repeated."""
    return [{**cell, "old": None, "new": None} if is_taken_back(cell, taken_back) else cell for cell in cells]


def is_taken_back(cell: Mapping[str, Any], taken_back: TakenBack) -> bool:
    """Whether the numbers of a changed cell, one of them of a withdrawn version, must not be repeated."""
    return cell["area_code"] in taken_back.areas and not taken_back.versions.isdisjoint((cell["version"], cell["previous"]))
