"""What a title says that its figures are sorted by ("by sex of victim and online flag"), which names none of them."""

from __future__ import annotations

import re

from faircount.language import words
from faircount.patterns import regex

_BY = regex(r"(?:,? and|,)? (?:broken down |split |shown |given )?(?:by|per) (?P<what>(?:(?! [-–—] )[^,;:|(])*)", re.IGNORECASE)
_FIRST = regex(r"(?P<before>[-–—:;(] ?)(?P<what>\w+(?: \w+)?)(?= by \w)", re.IGNORECASE)
"""The first of two sorts: "Table 3: district by year"."""
_CLASSED = regex(
    r"(?!(?:an?|the|his|her|their|its|those|someone|anyone|other|another)\b)"
    r"(?:[\w'’/-]+ )*?(?P<head>[\w'’-]+)(?: (?:of|at|for|in|to)\b.*)?",
    re.IGNORECASE,
)
"""A noun without an article: "by method of contact", "by ward"."""
_ONE = regex(r"(?:.*[^s]|.*(?:ss|us|is)|means|series)", re.IGNORECASE)
"""A noun in the singular, which without an article can name only what things are sorted by, and nobody who did them."""
_MANY_PEOPLE = frozenset("staff clergy police personnel people men women children family youth gang relation kin".split())
"""Nouns that name people without an article or the ending of a plural."""
_OFFICERS = regex(r"\b(?:officers|staff|personnel)\b", re.IGNORECASE)


def without_dimensions(text: str) -> str:
    """A title without what its figures are sorted by; by whom something was done stays.

    >>> [without_dimensions(f"Sexual offences, victim under 18, by {who}") for who in ("age and ward", "strangers")]
    ['Sexual offences, victim under 18', 'Sexual offences, victim under 18, by strangers']
    >>> without_dimensions("Sexual offences - district by year"), without_dimensions("Sexual offences - rape by year")
    ('Sexual offences - ', 'Sexual offences - rape')
    """
    return _BY.sub(_without_dimension, _FIRST.sub(_without_first, text))


def _without_first(found: re.Match[str]) -> str:
    is_sort = _sorts(found["what"]) and not words.OFFENCE_WORDS.search(found["what"])
    return found["before"] if is_sort or words.ANY_DIMENSION.fullmatch(found["what"]) else found[0]


def _without_dimension(found: re.Match[str]) -> str:
    is_dimension = words.ANY_DIMENSION.search(found["what"]) and not _OFFICERS.search(found["what"])
    return "" if is_dimension or _sorts(found["what"]) else found[0]


def _sorts(what: str) -> bool:
    """Whether every noun behind "by" names a sort: none of them has an article, is a plural or names people."""
    names = [_CLASSED.fullmatch(name.strip()) for name in re.split(r",| and | by | per ", what) if name.strip()]
    heads = [found["head"].lower() if found else "" for found in names]
    return bool(heads) and all(_ONE.fullmatch(head) and head not in _MANY_PEOPLE for head in heads)
