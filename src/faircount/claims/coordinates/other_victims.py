"""Offences named by their victims alone, beside one that is named whole: "493 on girls under 13 and 179 on boys that age"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from faircount.claims.coordinates.offences import Named
from faircount.language.keyed import Keyed
from faircount.vocabulary.offences import CODES, contains

_OF_THAT_AGE = Keyed(
    r"(?i)\b(?:(?P<girls>girls?|females?)|boys?|males?)\s*(?:(?:of|at|in)\s+)?(?:the\s+same|that|their|this)\s+age\b", "age"
)
_FROM_13 = Keyed(
    r"(?i)\s*,?\s*(?:aged?\s+)?(?:between\s+)?(?:13|thirteen)\s*(?:-|–|to|and|or)\s*(?:15|fifteen)\b"
    r"(?:(?:[- ]|\s+)years?(?:[- ]olds?|\s+old)?)?",
    "13",
    "hirteen",
)
_YOUNGER = Keyed(
    r"(?i)\b(?:(?:child(?:ren)?|those|minors|youngsters)\s+)?(?:aged\s+)?(?:under|below)[- ]\s*(?:the\s+age\s+of\s+)?"
    r"(?:(?P<under_13>13|thirteen)|16|sixteen)s?\b",
    "nder",
    "elow",
)


def with_ages_told(text: str, named: Sequence[Named]) -> list[Named]:
    """The names, those with "aged 13 to 15" behind them as the codes whose names say under 16: the younger have their own.

    >>> [one.offences for one in with_ages_told("rapes of girls aged 13 to 15", [Named(0, 14, ("19D", "19E"))])]
    [('19D',)]
    """
    found = []
    for one in named:
        said = _FROM_13.match(text, one.end)
        older = tuple(code for code in _codes(one.offences) if "under 16" in CODES[code].name) if said else ()
        found.append(replace(one, end=said.end(), offences=older) if said and older else one)
    return found


def of_that_age(text: str, named: Sequence[Named]) -> list[Named]:
    """What is named by "girls of the same age", beside the same offence against boys.

    >>> [one.offences for one in of_that_age("one assault on a boy under 13, two on girls that age", [Named(4, 29, ("17B",))])]
    [('20B',)]
    """
    found = []
    for said in _OF_THAT_AGE.finditer(text):
        before = [one for one in named if one.end <= said.start()]
        others = tuple(filter(None, (_of_other_sex(code) for code in _codes(before[-1].offences)))) if before else ()
        wanted = "female" if said["girls"] else "male"
        if others and all(_sex(code) == wanted for code in others):
            found.append(Named(said.start(), said.end(), others))
    return found


def younger_part(text: str, named: Named) -> tuple[Named, tuple[str, ...]] | None:
    """The codes of those under 13 or 16 within an offence, and all of it: "47% of the rapes of children had a victim under 13".

    >>> younger_part("Of 382 rapes of children 47% had a victim under 13.", Named(7, 24, ("child_rape",)))
    (Named(start=42, end=50, offences=('19E', '19H'), is_whole=True), ('19D', '19E', '19G', '19H'))
    """
    said = next((one for one in _YOUNGER.finditer(text) if not named.start <= one.start() < named.end), None)
    whole = _codes(named.offences)
    ages = ("under 13",) if said and said["under_13"] else ("under 13", "under 16")
    part = tuple(code for code in whole if any(age in CODES[code].name for age in ages))
    return (Named(said.start(), said.end(), part), whole) if said and part and part != whole else None


def of_each_sex(offences: Sequence[str], girls_first: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of one sex within an offence and those of the other; none where its codes do not all tell a sex.

    >>> of_each_sex(("child_rape",), girls_first=False)
    (('19G', '19H'), ('19D', '19E'))
    """
    codes = _codes(offences)
    girls, boys = (tuple(code for code in codes if _sex(code) == sex) for sex in ("female", "male"))
    if not girls or not boys or len(girls) + len(boys) < len(codes):
        return (), ()
    return (girls, boys) if girls_first else (boys, girls)


def _codes(offences: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in CODES if any(contains(one, code) for one in offences))


def _sex(code: str) -> str:
    said = re.search(r"\b(?:fe)?male\b", CODES[code].name)
    return said[0] if said else ""


@cache
def _of_other_sex(code: str) -> str | None:
    """The code of the same offence against the other sex."""
    swapped = re.sub(r"\b(fe)?male\b", lambda found: "male" if found[1] else "female", CODES[code].name)
    return next((other for other, known in CODES.items() if other != code and known.name == swapped), None)
