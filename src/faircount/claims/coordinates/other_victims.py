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
_THOSE_OF = Keyed(
    r"(?i)\bthose\s+(?:of|on|against)\s+(?P<who>(?P<girls>girls?|females?|women)|boys?|m[ae]n|males?)\s+(?P<age>(?:under|aged|of)\s[^.,;:]{2,20}?)"
    r"(?=\s+(?:in|by|from|recorded|were)\b|\s*(?:[.,;:]|$))",
    "hose",
)
"""The same offence against the other sex, of the age that its own name tells: "those of females aged 16 and over"."""
_FROM_13 = Keyed(
    r"(?i)\s*,?\s*(?:aged?\s+)?(?:between\s+)?(?:13|thirteen)\s*(?:-|–|to|and|or)\s*(?:15|fifteen)\b"
    r"(?:(?:[- ]|\s+)years?(?:[- ]olds?|\s+old)?)?",
    "13",
    "hirteen",
)
_AGED = Keyed(
    r"(?i)\b(?:(?P<who>(?:(?P<girls>girls?|females?|wom[ae]n)|boys?|m[ae]n|males?)(?:\s+(?:and|or)\s+(?:girls?|wom[ae]n|boys?|m[ae]n))?"
    r"|child(?:ren)?|those|minors|youngsters)\s+)?(?:aged\s+)?"
    r"(?:(?:under|below)[- ]\s*(?:(?:the\s+age\s+of\s+)?(?:(?P<under_13>13|thirteen)|16|sixteen)s?|the\s+age\s+of\s+consent)\b"
    r"|(?P<grown>16|sixteen)\s+(?:and|or)\s+(?:over|above|older)\b)",
    *("nder", "elow", "ver", "bove", "lder"),
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
    for said in (*_OF_THAT_AGE.finditer(text), *_THOSE_OF.finditer(text)):
        before = [one for one in named if one.end <= said.start()]
        if _THOSE_OF.has(said) and not (before and text[: before[-1].end].endswith(said["age"])):
            continue
        others = tuple(filter(None, (_of_other_sex(code) for code in _codes(before[-1].offences)))) if before else ()
        wanted = "female" if said["girls"] else "male"
        if others and all(_sex(code) == wanted for code in others):
            found.append(Named(said.start("who") if _THOSE_OF.has(said) else said.start(), said.end(), others))
    return found


def aged_part(text: str, named: Named) -> tuple[Named, tuple[str, ...]] | None:
    """The codes of those of an age within an offence, of one sex where it says so, and the whole.

    >>> aged_part("Of 382 rapes of children 47% had a victim under 13.", Named(7, 24, ("child_rape",)))
    (Named(start=42, end=50, offences=('19E', '19H'), is_whole=True), ('child_rape',))
    >>> aged_part("Women aged 16 and over were the victims of 61% of rapes.", Named(49, 54, ("rape",)))[0].offences
    ('19C',)
    """
    said = next((one for one in _AGED.finditer(text) if not named.start <= one.start() < named.end), None)
    if said is None:
        return None
    ages = ("16 and over",) if said["grown"] else ("under 13",) if said["under_13"] else ("under 13", "under 16")
    who = (said["who"] or "").lower()
    sex = "" if who.startswith(("child", "those", "minor", "young")) or not who else "female" if said["girls"] else "male"
    whole = _codes(named.offences)
    part = tuple(code for code in whole if any(age in CODES[code].name for age in ages) and (not sex or _sex(code) == sex))
    return (Named(said.start(), said.end(), part), named.offences) if part and part != whole else None


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
