"""Whether a cell holds a figure or could as well be a heading: a year, a band of ages, a line that explains a mark."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.labels import read_label
from faircount.language.numbers import read_value
from faircount.language.periods import is_period
from faircount.language.tokens import Value
from faircount.patterns import regex
from faircount.vocabulary.status import CellStatus

_YEAR = regex(r"(?:19|20)\d{2}(?:_\d{2})?$")
_AGEISH = regex(
    r"^(?:aged? )?(?:(?:under|over|below) .{1,12}|\d{1,2} ?(?:-|–|to) ?\d{1,2}|\d{1,2} ?(?:and|or|&) (?:under|over"
    r"|above|below|older|younger)|\d{1,2}\+)"
    r"(?: years?(?: olds?)?)?$",
    re.IGNORECASE,
)


_HIDDEN = regex(r"^[01] ?(?:[-–]|to) ?[1-9]$", re.IGNORECASE)  # of a small count as often as of ages: what is beside it tells
_EXPLAINS = regex(
    r"^['\"‘“]?(?:\*+|#+|x|\[\w\]|\(\w\)|[-–—]|\.{2,}|…|n/?a|<\s?\d{1,2})['\"’”]?\s*"
    r"(?:=\s*\S|:\s*\S|[-–—]\s+[a-z]"
    r"|\b(?:means?|denotes?|indicates?|stands? for|represents?|is|are|shows?|withheld|suppressed)\b)",
    re.IGNORECASE,
)
"""A line that says what a mark stands for: "* = five or fewer, withheld"."""


def is_year(value: Value) -> bool:
    """Whether the cell could be a year: such a cell heads a column or a row as often as it counts."""
    if isinstance(value, str):
        return bool(_YEAR.match(value)) or _is_double_year(value)
    return value is not None and float(value).is_integer() and (1985 <= value <= 2045 or _is_double_year(str(int(value))))


def _is_double_year(text: str) -> bool:
    """Whether six or eight digits are two years one after the other: 201617, 20162017."""
    is_long = (
        len(text) in (6, 8) and text.isdecimal() and all(text[at : at + 2] in ("19", "20") for at in range(0, len(text) - 2, 4))
    )
    return is_long and int(text[-2:]) == (int(text[2:4]) + 1) % 100


def is_value(value: Value) -> bool:
    """Whether the cell holds a figure or one of the marks that stand for one, and could not as well be a heading."""
    if value is None:
        return False
    if isinstance(value, (int, float)):
        return not is_year(value)
    return _is_value(value)


def is_pair(value: Value) -> bool:
    """Whether the cell holds two figures with a stroke between them.

    >>> is_pair("30 / 4"), is_pair("2019 / 20"), is_pair("4/5")
    (True, False, False)
    """
    return isinstance(value, str) and " / " in value and any(found.is_pair for found in read_value(value))


_TWO_YEARS = regex(
    r"^(?:19|20)\d\d(?:[/-]\d\d)? ?[(\[](?:(?:19|20)\d\d"
    r"|[^()]*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|only|part|year|q[1-4]"
    r"|ytd|date)[^()]*|p|r|prov\w*|revised)[)\]]$"
    r"|^(?:19|20)\d\d(?:[/-]\d\d)? ?\[\w{1,2}\]$",
    re.IGNORECASE,
)
"""A heading of two years, "2021 (2020)", of a part of one, "2022 (Jan - Sep only)", or of one with a note, "2009 [2]"."""


@lru_cache(maxsize=20_000)
def _is_value(text: str) -> bool:
    if (
        len(text) > 60
        or is_year(text)
        or _EXPLAINS.match(text)
        or is_period(text)
        or _TWO_YEARS.match(text)
        or (_AGEISH.match(text) and not _HIDDEN.match(text))
    ):
        return False
    found = read_value(text)
    return (
        bool(found)
        and found[0].status is not CellStatus.NOT_APPLICABLE
        and text.lower() not in ("unknown", "blank", "(blank)", "not known", "s", "not recorded", "none")
    )


_FEW = regex(r"(?:under|below) (?:10|[3-9])", re.IGNORECASE)


def is_few_beside(label: str, value: str) -> bool:
    """Whether "under 5" is a hidden count and no age: behind the name of an offence, a sex, a flag or a time.

    >>> is_few_beside("Exposure", "under 5"), is_few_beside("Age of victim", "under 5"), is_few_beside("Rape", "under 13")
    (True, False, False)
    """
    said = read_label(label).kinds if _FEW.fullmatch(value) else frozenset()
    return bool(said & {"offence", "sex", "online", "period"}) and "age" not in said
