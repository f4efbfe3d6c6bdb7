"""Offences named by their victims alone beside a whole one: "179 on boys that age", "the under-13s among them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from faircount.claims.coordinates.among_them import are_counted_in, younger_told
from faircount.claims.coordinates.offences import Named, younger_beside
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


def with_younger(text: str, told: Sequence[Named]) -> list[Named]:
    """The same, with the codes of those under 13 where a sentence counts them in behind a name.

    >>> [one.offences for one in with_younger("rapes of boys under 16 (under-13s included)", [Named(0, 22, ("19G",))])]
    [('19G', '19H')]
    """
    named = list(told)
    for start, end in younger_told(text.lower()):
        place = max((at for at, one in enumerate(named) if one.start < start), key=lambda at: named[at].end, default=None)
        if place is None or re.search(_END, text[named[place].end : start]):
            continue
        own = named[place]
        counted_in = are_counted_in(text[start:end].lower())
        younger = [code for one in own.offences if counted_in and (code := younger_beside(one)) and code not in own.offences]
        named[place] = replace(own, end=max(own.end, end), offences=(*own.offences, *younger))
    return named


_END = r"[;!?]|\.(?!\d)"
