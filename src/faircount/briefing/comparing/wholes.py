"""A row that is the whole of other rows: compared as an area of its own, everything in it would be counted twice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from faircount.briefing.comparing.many import AreaCounts
from faircount.errors import NotComparable
from faircount.vocabulary.areas import AREAS, area_contains

_TOTAL = re.compile(
    r"(grand |sub-?)?totals?|total .+|.+ total|all|all (the )?(police )?(forces|areas|districts|regions|places)"
    r"|overall|national|sum",
    re.IGNORECASE,
)
FEWEST_PARTS = 3
"""So many rows that add up to another in both periods are its parts; of fewer it may be chance."""
LEAST = 10
"""A whole under this may be the sum of others by chance."""


def refuse_wholes(counts: Mapping[str, AreaCounts], name: str) -> None:
    """Refuse a table in which a row is a total by its name, holds another row's area, or is the sum of all the others."""
    for area in counts:
        why = _whole_of(area, counts)
        if why:
            said = AREAS[area].label if area in AREAS else area
            raise NotComparable(f"{name}: {said!r} {why}, so all of it would be counted twice; leave that row out, or its parts")


def _whole_of(area: str, counts: Mapping[str, AreaCounts]) -> str:
    """Why this row is the whole of others; nothing where it is not."""
    if area not in AREAS and _TOTAL.fullmatch(" ".join(area.split())):
        return "is a total"
    inside = next((other for other in counts if _holds(area, other)), None)
    if inside is not None:
        return f"holds {AREAS[inside].label}, which has a row of its own"
    return "is the sum of all other rows in both periods" if _is_sum(area, counts) else ""


def _holds(outer: str, inner: str) -> bool:
    return outer != inner and outer in AREAS and inner in AREAS and area_contains(outer, inner)


def _is_sum(area: str, counts: Mapping[str, AreaCounts]) -> bool:
    others = [each for other, each in counts.items() if other != area]
    for period in ("before", "after"):
        parts = [getattr(each, period).exact for each in others]
        known = [part for part in parts if part is not None]
        whole = getattr(counts[area], period).exact
        if len(known) < max(FEWEST_PARTS, len(parts)) or whole is None or whole < LEAST or whole != sum(known):
            return False
        if sum(part > 0 for part in known) < FEWEST_PARTS:
            return False
    return True
