"""A row that is the whole of other rows: compared as an area of its own, everything in it would be counted twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from faircount.briefing.comparing.many import AreaCounts
from faircount.errors import NotComparable
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, area_contains

_TOTAL = regex(
    r"(grand |sub-?)?totals?|total .+|.+ total|all|all (the )?(police )?(forces|areas|districts|regions|places)"
    r"|overall|national|sum",
    re.IGNORECASE,
)
FEWEST_PARTS = 3
"""So many rows that add up to another in both periods are its parts; of fewer it may be chance."""
MIN_COUNT = 10
"""A whole under this may be the sum of others by chance."""


def refuse_wholes(counts: Mapping[str, AreaCounts], name: str) -> None:
    """Refuse a table in which a row is a total by its name, holds another row's area, or is the sum of all the others."""
    known, sums = [area for area in counts if area in AREAS], _sums(counts)
    for area in counts:
        why = _whole_of(area, known, sums)
        if why:
            said = AREAS[area].label if area in AREAS else area
            raise NotComparable(f"{name}: {said!r} {why}, so all of it would be counted twice; leave that row out, or its parts")


def _whole_of(area: str, known: Sequence[str], sums: Collection[str]) -> str:
    """Why this row is the whole of others; nothing where it is not."""
    if area not in AREAS and _TOTAL.fullmatch(" ".join(area.split())):
        return "is a total"
    inside = next((other for other in known if other != area and area_contains(area, other)), None) if area in AREAS else None
    if inside is not None:
        return f"holds {AREAS[inside].label}, which has a row of its own"
    return "is the sum of all other rows in both periods" if area in sums else ""


def _sums(counts: Mapping[str, AreaCounts]) -> set[str]:
    """The rows that are the sum of all others in both periods: half of what all rows add up to. Looked at once for all rows."""
    found = set(counts)
    for period in ("before", "after"):
        exact = {area: getattr(each, period).exact for area, each in counts.items()}
        if None in exact.values() or len(exact) <= FEWEST_PARTS:
            return set()
        whole, positive = sum(exact.values()), sum(number > 0 for number in exact.values())
        found = {area for area in found if exact[area] >= MIN_COUNT and 2 * exact[area] == whole and positive - 1 >= FEWEST_PARTS}
    return found
