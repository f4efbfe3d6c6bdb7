"""Titles that point to another part of an answer: "Victims of the offences in Q2", "Sex of victims, Table 2 offences"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from faircount.patterns import regex

_KIND = r"(?P<kind>q(?:uestion|n)?|table|tab|sheet|figure|annex|appendix|part|point|item|request|number|no)"
_NUMBER = r"(?P<number>\d{1,2}(?![\d/]|\.\d|%| ?(?:year|month|week|day|hour)s?\b|,\d{3})|[a-h]\b)"
_OWN = regex(rf"\W*(?:{_KIND}s?(?:\b|(?=\d))\.?\s?\(?{_NUMBER}|\(?(?P<bare>\d{{1,2}})(?=[.):]\s))", re.IGNORECASE)
_NAMED = regex(rf"\b{_KIND}\.?\s?\(?{_NUMBER}", re.IGNORECASE)
_AT = regex(
    r"\b(?:offen[cs]es|crimes|victims|cases|figures|those|these|ones|records|children)(?: \w+){0,3}?"
    r" (?:in|at|from|under) \(?(?P<number>\d{1,2})\)?(?=$|[\s)]*[.,:;(]|\s+(?:above|by|were|was|had|that|which|who|with)\b)"
    r"|\b(?:in|at|from|under) \(?(?P<above>\d{1,2})\)? above\b"
    r"|\b(?:numbers?|counts?|totals?|how many|breakdown) (?:of |in |at |from |under )+\(?(?P<item>\d{1,2})\)",
    re.IGNORECASE,
)
_SAID = regex(
    r"\b(?P<kind>q(?:uestion)?|table|tab|part|request)s?\.? ?\(?(?P<number>\d{1,2})\b(?![/.]\d)"
    r"(?: ?(?P<until>,|&|and|or|to|[-–]) ?(?P<last>\d{1,2})\b(?![/.]\d))?",
    re.IGNORECASE,
)
_OPENS = regex(
    r"\W*(?:(?:the|all|both|figures?|counts?|numbers?|data|rows|totals?|each|in|of|for|from|under|given|shown) )*", re.IGNORECASE
)
_SENTENCE = regex(r"(?<=[.;])\s+")
_TABLES = frozenset({"table", "tab", "sheet", "figure", "annex", "appendix"})
_FARTHEST = 4
"""Parts that one title is followed through: what is farther is no part of what it says."""


def own_number(text: str) -> str:
    """The number that a title has itself, behind the letter of its kind; nothing for one without.

    >>> own_number("Table 2: Offences in Table 1 with the flag"), own_number("Q3. Age of victims"), own_number("3) Sex")
    ('t2', 'q3', 'q3')
    """
    found = _OWN.match(text)
    if found is None:
        return ""
    return f"q{found['bare']}" if found["bare"] else _key(found["kind"], found["number"])


def parts_named(text: str) -> tuple[str, ...]:
    """The numbers of other parts that a title points to, in the order in which they stand.

    >>> parts_named("Q3. Age and gender of the victims of the offences in Q2"), parts_named("Table 3: Sex, Table 2 offences")
    (('q2',), ('t2',))
    >>> parts_named("3. Sex of victims, all crimes in 1"), parts_named("Victims in 2019"), parts_named("3) Number in 2) by age")
    (('q1',), (), ('q2',))
    """
    own = _OWN.match(text)
    said = text[own.end() :] if own else text
    found = [(match.start(), _key(match["kind"], match["number"])) for match in _NAMED.finditer(said)]
    found += [(match.start(), f"q{match['number'] or match['above'] or match['item']}") for match in _AT.finditer(said)]
    mine = own_number(text)
    return tuple(dict.fromkeys(key for _, key in sorted(found) if key != mine))


def is_about(text: str, own: frozenset[str]) -> bool:
    """Whether a statement can be about the part of these numbers: it names one of them, or none of their kind.

    >>> is_about("Q3 counts victims.", frozenset({"q3"})), is_about("Counts in Q1 and Q2 are crimes.", frozenset({"q3"}))
    (True, False)
    >>> is_about("Tables 1 to 3 count victims.", frozenset({"t2"})), is_about("Crimes are counted.", frozenset({"t2"}))
    (True, True)
    """
    kinds = {key[0] for key in own}
    said = {key for key in _said(text) if key[0] in kinds}
    return not said or bool(said & own)


def sentences_about(text: str, own: frozenset[str]) -> list[str]:
    """The sentences of a statement that are about the part of these numbers, alone or in one list; a title is none.

    >>> sentences_about("Tables 3 and 4 repeat them for the online ones.", frozenset({"t3"}))
    ['Tables 3 and 4 repeat them for the online ones.']
    >>> sentences_about("Q3 counts victims. The totals of Q3 are higher than those of Q2.", frozenset({"q3"}))
    ['Q3 counts victims.']
    >>> sentences_about("The next table is of those in Table 1 with the flag.", frozenset({"t1"}))
    []
    """
    is_told = text.rstrip().endswith(".")
    return [said for said in _SENTENCE.split(text) if is_told and _is_of(said, own)]


def _is_of(sentence: str, own: frozenset[str]) -> bool:
    """Whether a sentence begins with the part, or the one list of parts, that it is about, and names no part elsewhere."""
    found = list(_SAID.finditer(sentence))
    return len(found) == 1 and bool(_keys(found[0]) & own) and _OPENS.fullmatch(sentence[: found[0].start()]) is not None


def _said(text: str) -> set[str]:
    return {key for match in _SAID.finditer(text) for key in _keys(match)}


def _keys(match: re.Match[str]) -> set[str]:
    """The numbers of "parts 2 and 3", "Tables 1 to 4"."""
    first, last = int(match["number"]), int(match["last"] or match["number"])
    numbers = range(first, last + 1) if match["until"] in ("to", "-", "–") else (first, last)
    return {_key(match["kind"], str(number)) for number in numbers}


def followed(text: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The titles that a title points to, the nearest first, through those that they point to in turn.

    A title that points to several parts is of all of them, and takes nothing from one.

    >>> titles = {"q1": "Q1. Offences against under 18s", "q2": "Q2. Offences in Q1 with the online flag"}
    >>> followed("Q3. Ages of the victims in Q2", titles)
    ('Q2. Offences in Q1 with the online flag', 'Q1. Offences against under 18s')
    """
    found: list[str] = []
    while len(found) < _FARTHEST:
        named = [titles[key] for key in parts_named(text) if key in titles]
        if len(named) != 1 or named[0] in found:
            break
        text = named[0]
        found.append(text)
    return tuple(found)


def _key(kind: str, number: str) -> str:
    return f"{'t' if kind.lower() in _TABLES else 'q'}{number.lower()}"
