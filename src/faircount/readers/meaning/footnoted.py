"""Years whose footnote says that they are cut short: "2023/24*", and below "* first six months only"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from faircount.language.labels import Meaning
from faircount.language.periods import cut_short, find_spans
from faircount.patterns import regex
from faircount.readers.meaning.dimension import Dimension, joined_time
from faircount.readers.meaning.facts import CellFacts
from faircount.vocabulary.periods import MONTHS, Period

_MARK = regex(r"(\*{1,3}|[†‡#^]|\(\d\)|\[\d\]|[¹²³⁴⁵]|[(\[](?:see )?(?:foot)?note ?\d[)\]])\s*$", re.IGNORECASE)
_NOTE = regex(r"^\W{0,2}?(\*{1,3}|[†‡#^]|\(\d\)|\[\d\]|[¹²³⁴⁵]|\d(?=[.)\s]))[\s=:.)–-]*(\S.*)$", re.DOTALL)
_PLAIN = str.maketrans("¹²³⁴⁵", "12345", "()[]")
_CUT = regex(
    r"\b(?:part[- ]?year|to date|incomplete|not a (?:full|whole|complete) year|(?:first|last) (?:\w+ )?(?:months?|quarters?|half)"
    r"|months? only|so far)\b",
    re.IGNORECASE,
)
"""What says that a year is not whole."""


_EXTENT = regex(
    r"\b(?P<year>(?:[cf]y ?)?(?:19|20)\d\d(?: ?[/-] ?(?:\d{4}|\d\d))?|fy ?\d\d(?: ?[/-] ?\d\d)?)"
    r"(?: figures?| data| column| totals?| ytd)?"
    r" (?P<said>(?:(?:runs?|covers?|is|are|includes?|contains?|goes|go|=)(?!\w)|(?:up )?(?:to|until) (?:the )?end\b)"
    r"(?:[^;\n.]|\.(?! [A-Z])){5,90})",
    re.IGNORECASE,
)
"""How long a year is, told by its name and not by a mark: "2023 runs from 1 January to 30 September"."""
_OF_A_DAY = regex(rf"\b(?:{'|'.join(MONTHS)}),? $", re.IGNORECASE)
_TO_DATE = regex(r"\b(?:ytd|year to date)\b", re.IGNORECASE)
_TO_DATE_TOLD = regex(
    r"\b(?:ytd|year to date)\b['\"’”)]* ?(?:=|:|-|–|is|are|covers?|means|runs?|refers to)(?!\w) ?(?P<said>[^;\n]{5,90})",
    re.IGNORECASE,
)
"""How long the last year is: "YTD = 1 April 2024 to 31 December 2024"."""
_ENDS = (" ", ":", "=", ",", "*", "(")
"""What may stand behind the name of a year, which "2022" in "2022/23" is not."""
_LEADS_ON = regex(r"^(?:runs?|covers?|is|are|includes?|contains?|goes|go|=)\s+(?:only\s+|data\s+|figures\s+)*", re.IGNORECASE)
_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(MONTHS)})"
_MONTHS = regex(rf"\b{_MONTH} ?(?:to|until|-|–) ?(?:the end of )?{_MONTH}\b(?!,? \d)", re.IGNORECASE)


def with_footnotes(found: Dimension, notes: Iterable[str]) -> Dimension:
    """The dimension with each marked year as long as the note of its mark says; a note that does not say how long is a question.

    A note that also holds for years without a mark is no matter of this: it is read as a note of the table.
    """
    dated = {label: said for label, said in found.meanings.items() if said.period}
    if not dated:
        return found
    notes = list(notes)
    told_of = _as_told(dated, notes)
    if told_of:
        meanings = {**found.meanings, **told_of}
        found = replace(found, meanings=meanings, joined=joined_time(meanings), joined_kind="joined")
    marked = {label: mark[1] for label in dated if label not in told_of and (mark := _MARK.search(label))}
    if not marked:
        return found
    return replace(found, meanings={**found.meanings, **_cut(found.meanings, marked, notes_by_mark(notes))})


def notes_by_mark(notes: Iterable[str]) -> dict[str, str]:
    """What stands behind each mark below a table, by the mark without its brackets."""
    return {_plain(note[1]): note[2] for text in notes for line in text.split("\n") if (note := _NOTE.match(line.strip()))}


def of_marks(facts: CellFacts, marks: Sequence[str], told: Mapping[str, str]) -> CellFacts:
    """The facts of a figure that bears marks itself: of the shorter time that a note names, or a question where it names none."""
    year = facts.period
    for note in (told.get(_plain(mark), "") for mark in marks) if year is not None else ():
        named = {span.period for span in find_spans(note) if span.kind != "date" and span.period != year}
        inside = [period for period in named if year is not None and year.contains(period)]
        if len(inside) == 1:
            return replace(facts, period=inside[0], period_kind="range", sources=(*facts.sources, "period: note of its mark"))
        if _CUT.search(note):
            return replace(facts, period_kind="part")
    return facts


def _as_told(dated: Mapping[str, Meaning], notes: Iterable[str]) -> dict[str, Meaning]:
    """The years of which a sentence says by their names that they are shorter."""
    changed: dict[str, Meaning] = {}
    for text in notes:
        for told in _extents(text):
            year = next((span.period for span in find_spans(told["year"])), None)
            period = _part_of(year, told["said"]) if year is not None else None
            for label, said in dated.items():
                if said.period == year and period is not None:
                    changed[label] = replace(said, period=period, period_kind="range")
        if (to_date := _TO_DATE_TOLD.search(text)) is not None:
            for label, said in dated.items():
                if _TO_DATE.search(label) and said.period and (period := _part_of(said.period, to_date["said"])) is not None:
                    changed[label] = replace(said, period=period, period_kind="range")
        for label, said in dated.items():
            # "2022/23 to date: part year, April to June 2022 only".
            behind = text[len(label) :] if text.lower().startswith(label.lower()) and _CUT.search(text, len(label)) else ""
            named = {span.period for span in find_spans(behind)} if behind[:1] in _ENDS else set()
            inside = [
                period for period in named if said.period is not None and said.period.contains(period) and period != said.period
            ]
            if len(inside) == 1:
                changed[label] = replace(said, period=inside[0], period_kind="range")
    return changed


def _extents(text: str) -> Iterator[re.Match[str]]:
    """Where the text says how long a year is: of "1 January 2019 to the end of the quarter" the year is one of a day."""
    return (told for told in _EXTENT.finditer(text) if not _OF_A_DAY.search(text, 0, told.start()))


def cut_by_notes(whole: Period, notes: Iterable[str]) -> Period:
    """The time of one year or several, the last of them as short as a note says it is.

    >>> from datetime import date
    >>> cut_by_notes(Period(date(2018, 4, 1), date(2021, 3, 31)), ["FY20-21 figures cover 1 April to 30 November 2020."]).label
    'April 2018 to November 2020'
    """
    for told in (told for text in notes for told in _extents(text)):
        year = next((span.period for span in find_spans(told["year"])), None)
        part = _part_of(year, told["said"]) if year is not None and year.end == whole.end and whole.contains(year) else None
        if part is not None and year is not None and part.start == year.start:
            return Period(whole.start, part.end)
    return whole


def _part_of(year: Period, said: str) -> Period | None:
    """The part of the year that the words name, with its year or without: "runs from 1 January to 30 September"."""
    said = _LEADS_ON.sub("", said)
    if (cut := cut_short(said, year)) is not None or (months := _MONTHS.search(said)) is None:
        return cut
    named = (span.period for ends in (year.start, year.end) for span in find_spans(f"{months[0]} {ends.year}"))
    return next((period for period in named if year.contains(period) and period != year), None)


def _cut(meanings: Mapping[str, Meaning], marked: Mapping[str, str], told: Mapping[str, str]) -> dict[str, Meaning]:
    changed: dict[str, Meaning] = {}
    for label, mark in marked.items():
        note, said = told.get(_plain(mark), ""), meanings[label]
        if said.period is None or not note:
            continue
        if (period := cut_short(note, said.period)) is not None:
            changed[label] = replace(said, period=period, period_kind="range")
        elif _CUT.search(note):
            changed[label] = replace(said, period_kind="part")
    return changed


def _plain(mark: str) -> str:
    return re.sub(r"[a-z ]", "", mark.lower()).translate(_PLAIN)
