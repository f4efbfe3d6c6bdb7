"""The words of crime systems: what heads of columns tell, and what the words of a column mean in a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from faircount.patterns import regex
from faircount.vocabulary.names import plain
from faircount.vocabulary.offence_words import telling_words
from faircount.vocabulary.offences import CODES, find_offence
from faircount.vocabulary.reviewed import read_reviewed

_CONTENT = read_reviewed("export_words")
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")
_GLUED = regex(r"^(vict?im|vict?|offence|crime|recorded|suspect|outcome)(?=[a-z]{3})")


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What the head of a column says that it may hold."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]


def _pattern(text: str) -> re.Pattern[str]:
    return regex(re.sub(r"\|\s+", "|", text))


HEADS: Mapping[str, ColumnHead] = {
    name: ColumnHead(*(_pattern(entry[kind]) for kind in ("strong", "weak", "never")))
    for name, entry in _CONTENT["heads"].items()
}
"""What each thing that a record needs is called at the head of a column."""

_ROLES = {role: _pattern(text) for role, text in _CONTENT["roles"].items()}
_WORDS = {name: [(str(means), _pattern(text)) for means, text in rules] for name, rules in _CONTENT["words"].items()}
_OUTCOMES = [(means, _pattern(text)) for means, text in _CONTENT["outcome_words"]]
_EMPTY = frozenset(word.casefold() for word in _CONTENT["empty"])
_UNKNOWN = _pattern(_CONTENT["unknown"])
_HAS_NOT_KNOWN = ("victim_sex", "relationship")
_OUTCOME = regex(r"^(?:(?:outcome|oc|type|code|o|ho)\s*)*0*([1-9]|1\d|2[0-2])\s?a?(?:\b|$)")
_CODE = regex(r"^0*(\d{1,3})\s*[-/]?\s*([A-Z]?)$", re.IGNORECASE)
_CANCELLED = regex(r"cancel|\bno ?crimed?\b|not a crime")
_NAMES = {code: telling_words(entry.name) for code, entry in CODES.items()}
_UNDER = regex(r"(?:\bu(?:nder)?|<)\s*/?(?=1[368]\b)", re.IGNORECASE)


def head_words(head: str) -> str:
    """The head in plain words, apart where they were written together.

    >>> head_words("VIC_DOB"), head_words("OffenceFromDate"), head_words("HOCode")
    ('vic dob', 'offence from date', 'ho code')
    """
    return _GLUED.sub(r"\1 ", plain(_CAMEL.sub(" ", head.replace("_", " "))))


def role_of(head: str) -> str:
    """Whom a head says that its column is about: victim, other, or nobody in particular."""
    words = head_words(head)
    return next((role for role, pattern in _ROLES.items() if pattern.search(words)), "")


def marks_cancelled(head: str) -> bool:
    """Whether the head of a column says that what is marked in it was cancelled."""
    return bool(_CANCELLED.search(head_words(head)))


def is_empty(word: str) -> bool:
    """Whether a word stands for an empty cell."""
    return word.strip().casefold() in _EMPTY or not word.strip()


@lru_cache(maxsize=50_000)
def meaning(column: str, word: str) -> str | None:
    """What a word means in a column of records: a word of its list, "" for not known, None where it is not understood.

    >>> meaning("relationship", "Not known to victim"), meaning("outcome", "OC16 - Evidential difficulties")
    ('stranger', '16')
    >>> meaning("offence", "022B"), meaning("offence", "Attempt rape of girl U13"), meaning("standing", "pink")
    ('22B', '19E', None)
    """
    if column == "offence":
        return _offence(word)
    if is_empty(word):
        return ""
    words = plain(word)
    if _UNKNOWN.search(words):
        return "not known" if column in _HAS_NOT_KNOWN else ""
    if column == "outcome":
        return _outcome(words)
    return next((means for means, pattern in _WORDS[column] if pattern.search(words)), None)


def _outcome(words: str) -> str | None:
    number = _OUTCOME.match(words)
    if number is not None:
        return number[1]
    return next((means for means, pattern in _OUTCOMES if pattern.search(words)), None)


def _offence(word: str) -> str | None:
    """The code: as it stands, by its name, or the one code whose name says nothing that the word does not say."""
    coded = _CODE.match(word.strip())
    if coded is not None:
        return coded[1] + coded[2].upper()
    if is_empty(word) or _UNKNOWN.search(plain(word)):
        return ""
    text = _UNDER.sub("under ", word)
    found = find_offence(text)
    if found in CODES:
        return found
    leading = _CODE.match(re.split(r"\s[-:]\s|[:(]|\s", text.strip(), maxsplit=1)[0])
    if leading is not None and leading[1] + leading[2].upper() in CODES:
        return leading[1] + leading[2].upper()
    said = telling_words(text)
    within = {code: names for code, names in _NAMES.items() if names <= said}
    most = max(map(len, within.values()), default=0)
    largest = [code for code, names in within.items() if len(names) == most]
    return largest[0] if len(largest) == 1 else None
