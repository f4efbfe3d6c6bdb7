"""Sentences about figures of an official table, in the wordings of many hands, true ones and spoilt ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import OFFENCE_SETS
from tests.lib.held_wordings import ALSO, NATION, OFFENCES, PLAIN, TEMPLATES

REGIONS = tuple(code for code, area in AREAS.items() if area.kind == "region")
SPOILS = ("number", "digits", "year", "place")


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


def draw(rng: random.Random, table: Table) -> Drawn:
    """One sentence about counts of the table."""
    while True:
        found = _draw(rng, table)
        if found is not None:
            return found


def _draw(rng: random.Random, table: Table) -> Drawn | None:
    kind, is_true = rng.choice(tuple(TEMPLATES)), rng.random() < 0.6
    area = rng.choice((*FORCES, *FORCES, *REGIONS, NATION, "W92000004", "E92000001"))
    offence = rng.choice(tuple(PLAIN if kind == "plain" else OFFENCES))
    year = rng.choice(table.years)
    words = {"what": rng.choice(OFFENCES[offence]) if kind != "plain" else "", "plain": "", "year": year_words(rng, year)}
    if kind == "plain":
        words["plain"] = rng.choice(PLAIN[offence])
    number = table.count(area, year, offence)
    if number < 5:
        return None
    maker = _MAKERS.get(kind, _count)
    made = maker(rng, table, area, year, offence, is_true)
    if made is None:
        return None
    said, right, more = made
    words |= {"place": place_words(rng, area), **more}
    words["Place"] = words["place"][0].upper() + words["place"][1:]
    words["What"] = words["what"][:1].upper() + words["what"][1:]
    return Drawn(kind, rng.choice(TEMPLATES[kind]).format_map(words), said, right, is_true)


Made = tuple[str, str, dict[str, str]]


def _wrong(rng: random.Random, table: Table, area: str, year: int, offence: str) -> int | None:
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


def _count(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    right = table.count(area, year, offence)
    said = right if is_true else _wrong(rng, table, area, year, offence)
    return None if said is None else (f"{said:,}", f"{right:,}", {"n": f"{said:,}"})


def _earlier(rng: random.Random, table: Table, area: str, year: int, offence: str) -> tuple[int, int, int] | None:
    earlier = [one for one in table.years if one < year]
    if not earlier:
        return None
    before = rng.choice((earlier[-1], rng.choice(earlier)))
    x, y = table.count(area, before, offence), table.count(area, year, offence)
    return (before, x, y) if x >= 20 and x != y else None


def _way(rng: random.Random, x: float, y: float) -> dict[str, str]:
    went = ("rose", "increased", "grew", "climbed") if y > x else ("fell", "dropped", "decreased", "went down")
    rise = ("rise", "increase") if y > x else ("fall", "decrease", "drop")
    return {"went": rng.choice(went), "rise": rng.choice(rise), "up": "up" if y > x else "down"}


def _pair(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = _earlier(rng, table, area, year, offence)
    said = ends[2] if ends and is_true else _wrong(rng, table, area, year, offence)
    if ends is None or said is None or said == ends[1]:
        return None
    more = {"b": f"{ends[1]:,}", "n": f"{said:,}", "before": year_words(rng, ends[0])}
    return f"{said:,}", f"{ends[2]:,}", {**more, **_way(rng, ends[1], said)}


def _percent(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = _earlier(rng, table, area, year, offence)
    if ends is None:
        return None
    right = round(100 * (ends[2] / ends[1] - 1))
    if abs(right) < 3 or abs(right) > 400:
        return None
    said = right if is_true else -right if rng.random() < 0.3 else round(right * rng.choice((0.5, 0.7, 1.4, 2)))
    if said == 0 or (not is_true and abs(said - right) < 2):
        return None
    more = {"p": str(abs(said)), "before": year_words(rng, ends[0])}
    return str(abs(said)), f"{ends[2]:,}", {**more, **_way(rng, 0, said)}


def _direction(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = _earlier(rng, table, area, year, offence)
    if ends is None:
        return None
    way = _way(rng, ends[1], ends[2]) if is_true else _way(rng, ends[2], ends[1])
    return way["went"] + "|" + way["rise"], f"{ends[2]:,}", {"before": year_words(rng, ends[0]), **way}


def _rank(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    among = rng.choice((AREAS[area].region, NATION)) if AREAS[area].kind == "force" else None
    if among is None or among == "E12000007" or (among != NATION and AREAS[among].name == "West Midlands"):
        return None
    counts = sorted((table.count(one, year, offence) for one in PARTITIONS[among]), reverse=True)
    mine = table.count(area, year, offence)
    if counts.count(mine) > 1 or len(counts) < 4:
        return None
    place = counts.index(mine)
    right = ("highest", "second highest", "third highest")[place] if place < 3 else "lowest" if mine == counts[-1] else ""
    said = right if is_true else rng.choice([one for one in ("highest", "lowest", "second highest") if one != right])
    words = "England and Wales" if among == NATION else AREAS[among].label if AREAS[among].kind == "region" else AREAS[among].name
    return (said, right or f"{mine:,}", {"rank": said, "among": words, "n": f"{mine:,}"}) if said else None


def _share(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    whole = table.count(NATION, year, offence)
    right = 100 * table.count(area, year, offence) / whole if whole else 0
    if area == NATION or right < 1 or whole < 200:
        return None
    said = right if is_true else right * rng.choice((0.6, 1.5, 2, 3))
    return f"{said:.1f}", f"{right:.1f}", {"p": f"{said:.1f}"}


def _rate(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    children = sum(table.children.get((one, year), 0) for one in PARTITIONS.get(area, (area,)))
    if not children or not all((one, year) in table.children for one in PARTITIONS.get(area, (area,))):
        return None
    right = 1000 * table.count(area, year, offence) / children
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.5, 2))
    return (f"{said:.2f}", f"{right:.2f}", {"p": f"{said:.2f}"}) if right >= 0.2 else None


def _codes(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    other = rng.choice(("19E", "19H", "17B", "20B", "88A", "71", "22B"))
    if offence == other or offence in OFFENCE_SETS:
        return None
    right = table.count(area, year, offence) + table.count(area, year, other)
    said = right if is_true else round(right * rng.choice((0.7, 0.9, 1.2, 1.5)))
    return f"{said:,}", f"{right:,}", {"n": f"{said:,}", "other": rng.choice(OFFENCES[other])}


def _years(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    count = rng.choice((2, 3, 4, 5))
    if year - count + 1 < table.years[0]:
        return None
    right = sum(table.count(area, one, offence) for one in range(year - count + 1, year + 1))
    said = right if is_true else round(right * rng.choice((0.7, 0.9, 1.2, 1.5)))
    more = {
        "before": year_words(rng, year - count + 1),
        "years": ("two", "three", "four", "five")[count - 2],
        "end": str(year + 1),
    }
    return f"{said:,}", f"{right:,}", {"n": f"{said:,}", **more}


def _places(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    other = rng.choice(FORCES)
    if AREAS[area].kind != "force" or other == area:
        return None
    right = table.count(area, year, offence) + table.count(other, year, offence)
    said = right if is_true else round(right * rng.choice((0.7, 0.9, 1.2, 1.5)))
    return f"{said:,}", f"{right:,}", {"n": f"{said:,}", "elsewhere": place_words(rng, other)}


def _year_before(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """A count beside that of the year before, which is told right or as another number."""
    if year == table.years[0]:
        return None
    n, right = table.count(area, year, offence), table.count(area, year - 1, offence)
    said = right if is_true else _wrong(rng, table, area, year - 1, offence)
    if said is None or said < 20 or said == n or n == right:
        return None
    return f"{said:,}", f"{right:,}", {"n": f"{n:,}", "b": f"{said:,}", **_way(rng, said, n)}


def _difference(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    if year == table.years[0]:
        return None
    n = table.count(area, year, offence)
    right = n - table.count(area, year - 1, offence)
    said = right if is_true else round(right * rng.choice((0.5, 0.7, 1.4, 2)))
    if abs(right) < 20 or said == (0 if is_true else right):
        return None
    return f"{abs(said):,}", f"{abs(right):,}", {"n": f"{n:,}", "d": f"{abs(said):,}", "more": "more" if right > 0 else "fewer"}


def _mean(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    right = table.count(area, year, offence) / 12
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.4, 2))
    return (f"{said:,.0f}", f"{right:,.0f}", {"m": f"{said:,.0f}"}) if right >= 20 else None


def _place_told(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    counts = sorted((table.count(one, year, offence) for one in FORCES), reverse=True)
    mine = table.count(area, year, offence)
    if area not in FORCES or counts.count(mine) > 1:
        return None
    right = counts.index(mine) + 1
    said = right if is_true else rng.choice([place for place in range(1, 44) if abs(place - right) > 2])
    ending = "th" if said % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(said % 10, "th")
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    nth = words[said - 1] if said <= len(words) else f"{said}{ending}"
    return nth, f"{right}", {"nth": nth, "n": f"{mine:,}"}


_MAKERS = {
    "year before": _year_before, "difference": _difference, "mean": _mean, "place told": _place_told,
    "pair": _pair, "percent": _percent, "direction": _direction, "rank": _rank, "share": _share, "rate": _rate,
    "sum of codes": _codes, "sum of years": _years, "sum of places": _places,
}  # fmt: skip


def drawn(seed: int, table: Table, count: int) -> Sequence[Drawn]:
    """So many sentences of a seed."""
    rng = random.Random(seed)
    return [draw(rng, table) for _ in range(count)]
