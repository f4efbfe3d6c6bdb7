"""Drawn sentences on stretches of years, and on shares whose whole nobody names."""

from __future__ import annotations

import random
from itertools import pairwise

from faircount.vocabulary.areas import FORCES
from tests.lib.held_table import Made, Table

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BOTH_SEXES = {"rapes of children under 13": ("19E", "19H"), "sexual assaults on children under 13": ("20B", "17B")}


def _run(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """So many rises or falls in turn."""
    counts = [table.count(area, one, offence) for one in table.years if one <= year]
    steps = [after > before for before, after in pairwise(counts)]
    if len(steps) < 2 or any(before == after for before, after in pairwise(counts)):
        return None
    length = next((number for number, step in enumerate(reversed(steps)) if step != steps[-1]), len(steps))
    said = rng.randint(2, length) if is_true and length > 1 else length + 1
    if not (is_true and length > 1) and (is_true or said > len(steps)):
        return None
    went = "rose" if steps[-1] else "fell"
    return _NUMBERS[said - 2], f"{counts[-1]:,}", {"run": _NUMBERS[said - 2], "went": went}


def _over_years(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """A change over so many years, and the mean of a year over them."""
    length = rng.randint(2, 9)
    if year - length < table.years[0]:
        return None
    first, last = table.count(area, year - length, offence), table.count(area, year, offence)
    right = round(100 * (last / first - 1)) if first >= 20 else 0
    said = right if is_true else round(right * rng.choice((0.5, 0.7, 1.5, 2)))
    if abs(right) < 5 or abs(right) > 400 or abs(said - right) < (0 if is_true else 2):
        return None
    words = {"years": _NUMBERS[length - 2], "went": "grew" if said > 0 else "fell", "p": str(abs(said))}
    return str(abs(said)), f"{last:,}", words


def _mean_year(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    length = rng.randint(2, 9)
    if year - length + 1 < table.years[0]:
        return None
    right = sum(table.count(area, one, offence) for one in range(year - length + 1, year + 1)) / length
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.4, 2))
    return (f"{said:,.0f}", f"{right:,.0f}", {"m": f"{said:,.0f}", "years": _NUMBERS[length - 2]}) if right >= 20 else None


def _by_sex(rng: random.Random, table: Table, area: str, year: int, _: str, is_true: bool) -> Made | None:
    """The share of girls, or of boys, among the victims of one offence."""
    what = rng.choice(tuple(_BOTH_SEXES))
    girls, boys = (table.count(area, year, code) for code in _BOTH_SEXES[what])
    if girls + boys < 20:
        return None
    sex, part = rng.choice((("girls", girls), ("boys", boys)))
    right = 100 * part / (girls + boys)
    said = right if is_true else right * rng.choice((0.5, 0.7, 1.3))
    return (f"{said:.1f}", f"{right:.1f}", {"p": f"{said:.1f}", "both": what, "sex": sex}) if said < 100 else None


def _of_all(_: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """A share of the country's count, which is not named; that another is false is no more than shown, so only true ones."""
    whole = sum(table.count(force, year, offence) for force in FORCES)
    right = 100 * table.count(area, year, offence) / whole if whole >= 200 else 0
    return (f"{right:.1f}", f"{right:.1f}", {"p": f"{right:.1f}"}) if is_true and area in FORCES and right >= 1 else None


def _forces_over(rng: random.Random, table: Table, _: str, year: int, offence: str, is_true: bool) -> Made | None:
    """How many forces have more than a number: said of the 43, and of no place."""
    counts = sorted((table.count(force, year, offence) for force in FORCES), reverse=True)
    limit = round(counts[rng.randint(2, 9)], -1)
    right = sum(count > limit for count in counts)
    said = right if is_true else right + rng.choice((-2, 2, 3))
    if limit < 10 or not 2 <= said <= 10 or any(abs(count - limit) < 2 for count in counts):
        return None
    words = _NUMBERS[said - 2].capitalize()
    return words, f"{right}", {"forces": words, "limit": f"{limit:,}"}


STRETCHES = {
    "forces over": _forces_over, "run": _run, "over years": _over_years, "mean year": _mean_year, "by sex": _by_sex,
    "of all": _of_all,
}  # fmt: skip
