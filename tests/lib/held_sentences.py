"""Sentences about figures of an official table, in the wordings of many hands, true ones and spoilt ones."""

from __future__ import annotations

import random
from collections.abc import Sequence

from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.offences import OFFENCE_SETS
from tests.lib.held_compared import COMPARED
from tests.lib.held_contrasts import CONTRASTS
from tests.lib.held_stretches import STRETCHES
from tests.lib.held_table import Drawn, Made, Table, earlier, place_words, way, wrong, year_words
from tests.lib.held_wordings import NATION, OFFENCES, PLAIN, TEMPLATES

REGIONS = tuple(code for code, area in AREAS.items() if area.kind == "region")


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


def _count(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    right = table.count(area, year, offence)
    said = right if is_true else wrong(rng, table, area, year, offence)
    return None if said is None else (f"{said:,}", f"{right:,}", {"n": f"{said:,}"})


def _pair(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = earlier(rng, table, area, year, offence)
    said = ends[2] if ends and is_true else wrong(rng, table, area, year, offence)
    if ends is None or said is None or said == ends[1]:
        return None
    more = {"b": f"{ends[1]:,}", "n": f"{said:,}", "before": year_words(rng, ends[0])}
    return f"{said:,}", f"{ends[2]:,}", {**more, **way(rng, ends[1], said)}


def _percent(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = earlier(rng, table, area, year, offence)
    if ends is None:
        return None
    right = round(100 * (ends[2] / ends[1] - 1))
    if abs(right) < 3 or abs(right) > 400:
        return None
    said = right if is_true else -right if rng.random() < 0.3 else round(right * rng.choice((0.5, 0.7, 1.4, 2)))
    if said == 0 or (not is_true and abs(said - right) < 2):
        return None
    more = {"p": str(abs(said)), "before": year_words(rng, ends[0])}
    return str(abs(said)), f"{ends[2]:,}", {**more, **way(rng, 0, said)}


def _direction(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    ends = earlier(rng, table, area, year, offence)
    if ends is None:
        return None
    went = way(rng, ends[1], ends[2]) if is_true else way(rng, ends[2], ends[1])
    return went["went"] + "|" + went["rise"], f"{ends[2]:,}", {"before": year_words(rng, ends[0]), **went}


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
    **COMPARED, **CONTRASTS, **STRETCHES, "mean": _mean, "place told": _place_told, "pair": _pair, "percent": _percent,
    "direction": _direction, "rank": _rank, "share": _share, "rate": _rate, "sum of codes": _codes, "sum of years": _years,
    "sum of places": _places,
}  # fmt: skip


def drawn(seed: int, table: Table, count: int) -> Sequence[Drawn]:
    """So many sentences of a seed."""
    rng = random.Random(seed)
    return [draw(rng, table) for _ in range(count)]
