"""Makers of sentences that hold one count against others: other places, other years, a whole."""

from __future__ import annotations

import random

from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.offences import OFFENCE_SETS
from tests.lib.held_table import Made, Table, earlier, place_words, way, wrong, year_words
from tests.lib.held_wordings import OFFENCES


def _year_before(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """A count beside that of the year before, which is told right or as another number."""
    if year == table.years[0]:
        return None
    n, right = table.count(area, year, offence), table.count(area, year - 1, offence)
    said = right if is_true else wrong(rng, table, area, year - 1, offence)
    if said is None or said < 20 or said == n or n == right:
        return None
    return f"{said:,}", f"{right:,}", {"n": f"{n:,}", "b": f"{said:,}", **way(rng, said, n)}


def _difference(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    if year == table.years[0]:
        return None
    n = table.count(area, year, offence)
    right = n - table.count(area, year - 1, offence)
    said = right if is_true else round(right * rng.choice((0.5, 0.7, 1.4, 2)))
    if abs(right) < 20 or said == (0 if is_true else right):
        return None
    return f"{abs(said):,}", f"{abs(right):,}", {"n": f"{n:,}", "d": f"{abs(said):,}", "more": "more" if right > 0 else "fewer"}


def _apart(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """How many more one force has than another."""
    other = rng.choice(FORCES)
    right = table.count(area, year, offence) - table.count(other, year, offence)
    said = right if is_true else round(right * rng.choice((0.5, 0.7, 1.4, -1)))
    if AREAS[area].kind != "force" or area == other or abs(right) < 20:
        return None
    more = {"d": f"{abs(said):,}", "more": "more" if said > 0 else "fewer", "elsewhere": place_words(rng, other)}
    return f"{abs(said):,}", f"{abs(right):,}", more


def _times_apart(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """How many times as many one force has as another, or by how many per cent more."""
    other = rng.choice(FORCES)
    mine, theirs = table.count(area, year, offence), table.count(other, year, offence)
    if AREAS[area].kind != "force" or area == other or theirs < 20 or mine < 1.3 * theirs:
        return None
    right = mine / theirs
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.4, 2))
    return f"{said:.1f}", f"{right:.1f}", {"f": f"{said:.1f}", "elsewhere": place_words(rng, other)}


def _percent_apart(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    other = rng.choice(FORCES)
    mine, theirs = table.count(area, year, offence), table.count(other, year, offence)
    if AREAS[area].kind != "force" or area == other or theirs < 20:
        return None
    right = round(100 * (mine / theirs - 1))
    said = right if is_true else round(right * rng.choice((0.5, 0.7, 1.4, -1)))
    if not 5 <= abs(right) <= 400 or abs(said - right) < (0 if is_true else 2) or said == 0:
        return None
    more = {"p": str(abs(said)), "more": "more" if said > 0 else "fewer", "elsewhere": place_words(rng, other)}
    return str(abs(said)), f"{mine:,}", more


def _times(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = earlier(rng, table, area, year, offence)
    if ends is None or ends[2] < 1.3 * ends[1]:
        return None
    right = ends[2] / ends[1]
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.4, 2))
    return f"{said:.1f}", f"{right:.1f}", {"f": f"{said:.1f}", "before": year_words(rng, ends[0])}


def _every(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    number = table.count(area, year, offence)
    unit, size = rng.choice((("hours", 8760), ("days", 365)))
    right = size / number
    said = round(right if is_true else right * rng.choice((0.4, 0.5, 2, 3)))
    if not 3 <= right <= 40 or said < 2:
        return None
    return f"{said}", f"{number:,}", {"e": f"{said}", "unit": unit}


def _peak(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """The highest or the lowest of the years from one on."""
    first = rng.choice([one for one in table.years if one < year - 1] or [year])
    counts = [table.count(area, one, offence) for one in range(first, year + 1)]
    if len(counts) < 3 or counts.count(max(counts)) > 1 or counts.count(min(counts)) > 1:
        return None
    right = "highest" if counts[-1] == max(counts) else "lowest" if counts[-1] == min(counts) else ""
    said = right if is_true else "lowest" if right == "highest" else "highest"
    if said == "highest" and not is_true and max(counts[1:-1]) < counts[-1]:
        return None  # "the highest since 2014/15" is also said where that year was higher still
    return (said, f"{counts[-1]:,}", {"rank": said, "before": year_words(rng, first)}) if said else None


def _part(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """The share that one code has of the child-specific offences of a place."""
    whole = table.count(area, year, "child_named")
    right = 100 * table.count(area, year, offence) / whole if whole else 0
    if offence not in OFFENCE_SETS["child_named"].codes or not 2 <= right <= 90:
        return None
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.4, 2))
    return f"{said:.1f}", f"{right:.1f}", {"p": f"{said:.1f}", "whole": rng.choice(OFFENCES["child_named"])}


COMPARED = {
    "apart": _apart, "times apart": _times_apart, "percent apart": _percent_apart, "times": _times, "every": _every,
    "peak": _peak, "part": _part, "year before": _year_before, "difference": _difference,
}  # fmt: skip
