"""Drawn sentences that set one count beside another without its number: another force's, another offence's, other years'."""

from __future__ import annotations

import random
from itertools import pairwise

from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.offences import CODES
from tests.lib.held_table import Made, Table, place_words, year_words
from tests.lib.held_wordings import OFFENCES


def _more_than(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    other = rng.choice(FORCES)
    mine, theirs = table.count(area, year, offence), table.count(other, year, offence)
    if AREAS[area].kind != "force" or area == other or mine == theirs:
        return None
    more = "more" if (mine > theirs) is is_true else "fewer"
    return more, f"{mine:,}", {"more": more, "elsewhere": place_words(rng, other)}


def _most(rng: random.Random, table: Table, _: str, year: int, offence: str, is_true: bool) -> Made | None:
    """The force with the most of all, or another of the first ten."""
    first = sorted(FORCES, key=lambda force: table.count(force, year, offence), reverse=True)
    force = first[0] if is_true else first[rng.randint(1, 9)]
    if table.count(first[0], year, offence) == table.count(first[1], year, offence):
        return None
    place = place_words(rng, force)
    return (
        "any other|No force",
        f"{table.count(first[0], year, offence):,}",
        {"first": place[0].upper() + place[1:], "place": place},
    )


def _two_offences(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """How many more of one offence than of another that is not part of it."""
    other = rng.choice([code for code in OFFENCES if code in CODES and code[:-1] != offence[:-1]])
    right = table.count(area, year, offence) - table.count(area, year, other)
    said = right if is_true else round(right * rng.choice((0.5, 0.7, 1.4, -1)))
    if offence not in CODES or abs(right) < 20 or said == (0 if is_true else right):
        return None
    more = {"d": f"{abs(said):,}", "more": "more" if said > 0 else "fewer", "other": rng.choice(OFFENCES[other])}
    return f"{abs(said):,}", f"{abs(right):,}", more


def _one_offence_over(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    other = rng.choice([code for code in OFFENCES if code in CODES and code[:-1] != offence[:-1]])
    mine, theirs = table.count(area, year, offence), table.count(area, year, other)
    more = "more" if (mine > theirs) is is_true else "fewer"
    return (more, f"{mine:,}", {"more": more, "other": rng.choice(OFFENCES[other])}) if mine != theirs else None


def _every_year(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """A run told by its two ends."""
    first = rng.choice([one for one in table.years if one < year - 1] or [year])
    counts = [table.count(area, one, offence) for one in range(first, year + 1)]
    ways = {after > before for before, after in pairwise(counts)}
    if len(counts) < 3 or any(before == after for before, after in pairwise(counts)) or (len(ways) == 1) is not is_true:
        return None
    went = ("risen" if counts[1] > counts[0] else "fallen") if is_true else rng.choice(("risen", "fallen"))
    return went, f"{counts[-1]:,}", {"went": went, "first": year_words(rng, first)}


def _peak_year(rng: random.Random, table: Table, area: str, _: int, offence: str, is_true: bool) -> Made | None:
    counts = {year: table.count(area, year, offence) for year in table.years}
    best = max(counts.values())
    said = rng.choice([year for year in counts if (counts[year] == best) is is_true] or [0])
    if list(counts.values()).count(best) > 1 or best < 20 or not said:
        return None
    when = year_words(rng, said)
    return "peak", f"{best:,}", {"when": when}


def _times_that(rng: random.Random, table: Table, area: str, year: int, offence: str, is_true: bool) -> Made | None:
    """So many times the number that the sentence before told of an earlier year; what is carried from there accuses nobody."""
    first = rng.choice([one for one in table.years if one < year] or [year])
    before, after = table.count(area, first, offence), table.count(area, year, offence)
    if not is_true or first == year or before < 20 or after < 1.5 * before:
        return None
    said = f"{after / before:.1f}"
    return f"{said} times", f"{after / before:.1f}", {"times": said, "before": f"{before:,}", "first": year_words(rng, first)}


CONTRASTS = {
    "times that": _times_that,
    "more than": _more_than, "most": _most, "two offences": _two_offences, "one offence over": _one_offence_over,
    "peak year": _peak_year, "every year": _every_year,
}  # fmt: skip
