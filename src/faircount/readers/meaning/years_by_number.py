"""Years that tables number and a note tells: "Year 1 is 1 April 2018 to 31 March 2019, Year 2 the twelve months following"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.base import Document, Sheet, Value
from faircount.readers.meaning.around import all_words
from faircount.vocabulary.periods import Period

_NAMED = regex(
    r"\b(?P<word>year|yr|period) ?(?P<number>\d{1,2}|[A-J]\b)\s*(?:=|:|is|was|means|covers|runs from)\s*(?:the period )?",
    re.IGNORECASE,
)
_GOES_ON = regex(r"\b(?:twelve months|year) (?:that follow\w*|following|after)\b|\band so on\b", re.IGNORECASE)
_MOST = 30
"""Years of the longest series."""


def with_years_told(document: Document) -> Document:
    """The document with each cell that holds the number of a year holding the days of it that a note tells."""
    if not (told := years_told(all_words(document))):
        return document
    return replace(document, blocks=tuple(_dated(one, told) if isinstance(one, Sheet) else one for one in document.blocks))


def years_told(texts: Iterable[str]) -> dict[str, str]:
    """The days of each numbered year, by its name in small letters, where a text tells them.

    >>> years_told(["Year 1 is 1 April 2016 to 31 March 2017, Year 2 the twelve months following, and so on."])["year 3"]
    '1 April 2018 to 31 March 2019'
    >>> years_told(["Year 1 is the first year of the plan."])
    {}
    """
    found: dict[str, str] = {}
    for text in texts:
        named = {(said["word"].lower(), _number(said["number"])): _behind(text[said.end() :]) for said in _NAMED.finditer(text)}
        told = {name: period for name, period in named.items() if period is not None}
        for (word, number), period in [*told.items()]:
            last = number + _MOST if number == 1 and _GOES_ON.search(text) else number
            told |= {(word, at): _later(period, at - number) for at in range(number, last + 1) if (word, at) not in told}
        found |= {f"{word} {number}": _days(period) for (word, number), period in told.items()}
        found |= {f"{word} {chr(_A + number)}": _days(period) for (word, number), period in told.items() if 0 < number <= 10}
    return found


_A = ord("a") - 1


def _number(name: str) -> int:
    """The place of a year in its series, by its number or its letter."""
    return int(name) if name.isdecimal() else ord(name.lower()) - _A


def _behind(text: str) -> Period | None:
    """The period that a text begins with."""
    return next((span.period for span in find_spans(text[:80]) if span.start == 0 and span.kind != "date"), None)


def _later(period: Period, years: int) -> Period:
    return Period(_in_year(period.start, years), _in_year(period.end, years))


def _in_year(day: date, ahead: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + ahead, day=28 if leap else day.day)


def _days(period: Period) -> str:
    return " to ".join(f"{day.day} {day:%B %Y}" for day in (period.start, period.end))


def _dated(sheet: Sheet, told: Mapping[str, str]) -> Sheet:
    if sheet.long is not None:
        return sheet
    return replace(sheet, rows=tuple(tuple(_cell(value, told) for value in row) for row in sheet.rows))


def _cell(value: Value, told: Mapping[str, str]) -> Value:
    return told.get(value.strip().lower(), value) if isinstance(value, str) and len(value) < 12 else value
