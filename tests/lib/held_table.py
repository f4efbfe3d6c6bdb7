"""Counts of an official table, by name, and the words that places and years go by."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import OFFENCE_SETS
from tests.lib.held_wordings import ALSO

SPOILS = ("number", "digits", "year", "place")
Made = tuple[str, str, dict[str, str]]
"""What is said, what is right in its place, and the words of a sentence."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence, the words of its number, what is right in their place, and whether they are true."""

    kind: str
    text: str
    said: str
    right: str
    is_true: bool


class Table:
    """The official counts by area, year and offence, with every sum of codes that has a name."""

    def __init__(self, figures: Iterable[Figure], source: str, children: Mapping[tuple[str, int], int]) -> None:
        whole = [
            one
            for one in figures
            if one.source_id == source and one.ages == ALL_AGES and one.online is Online.ALL and one.count is not None
        ]
        self.counts = {(one.area, one.period.start.year, one.offence): one.count or 0 for one in whole}
        self.years = sorted({year for _, year, _ in self.counts})
        self.children = children

    def count(self, area: str, year: int, offence: str) -> int:
        """The count, added up over codes and forces."""
        parts = PARTITIONS.get(area, (area,))
        codes = (offence,) if any(key[2] == offence for key in self.counts) else OFFENCE_SETS[offence].codes
        return sum(self.counts.get((part, year, code), 0) for part in parts for code in codes)


def place_words(rng: random.Random, area: str) -> str:
    """A name that an area goes by."""
    known = AREAS[area]
    if area in ALSO and rng.random() < 0.6:
        return rng.choice(ALSO[area])
    if known.kind == "force":
        unlike = known.name not in ("West Midlands", "Metropolitan Police", "City of London", "Yorkshire")
        return rng.choice((known.recorder, *((known.name,) if unlike else ())))
    if known.kind == "region":
        name = known.name
        return rng.choice((f"the {name} region", *((f"the {name}",) if name not in ("West Midlands", "London") else ())))
    return known.label


def year_words(rng: random.Random, year: int) -> str:
    """A financial year as somebody may write it."""
    end = year + 1
    return rng.choice(
        (
            f"{year}/{end % 100:02d}", f"{year}-{end % 100:02d}", f"{year}–{end % 100:02d}", f"{year}/{end}",
            f"the year ending March {end}", f"the year to March {end}", f"the 12 months to March {end}",
            f"the year to the end of March {end}",
            f"the financial year {year}/{end % 100:02d}",
            f"the year ended 31 March {end}",
            f"the twelve months to the end of March {end}",
            f"the period April {year} to March {end}", f"FY {year}/{end % 100:02d}", f"the {year}-{end % 100:02d} financial year",
        )
    )  # fmt: skip


def wrong(rng: random.Random, table: Table, area: str, year: int, offence: str) -> int | None:
    """Another number: that of another year, of another place, with digits swapped, or any."""
    right, how = table.count(area, year, offence), rng.choice(SPOILS)
    if how == "year":
        found = table.count(area, rng.choice(table.years), offence)
    elif how == "place":
        found = table.count(rng.choice(FORCES), year, offence)
    elif how == "digits":
        digits = list(str(right))
        at = rng.randrange(max(1, len(digits) - 1))
        digits[at : at + 2] = reversed(digits[at : at + 2])
        found = int("".join(digits))
    else:
        found = round(right * rng.choice((0.6, 0.8, 0.9, 1.1, 1.3, 1.7)))
    return found if found != right and found > 1 else None


def earlier(rng: random.Random, table: Table, area: str, year: int, offence: str) -> tuple[int, int, int] | None:
    """A year before, and the counts of both."""
    years = [one for one in table.years if one < year]
    if not years:
        return None
    before = rng.choice((years[-1], rng.choice(years)))
    x, y = table.count(area, before, offence), table.count(area, year, offence)
    return (before, x, y) if x >= 20 and x != y else None


def way(rng: random.Random, x: float, y: float) -> dict[str, str]:
    """The words for how a number went."""
    went = ("rose", "increased", "grew", "climbed") if y > x else ("fell", "dropped", "decreased", "went down")
    rise = ("rise", "increase") if y > x else ("fall", "decrease", "drop")
    return {"went": rng.choice(went), "rise": rng.choice(rise), "up": "up" if y > x else "down"}
