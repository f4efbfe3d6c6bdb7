"""How an answer names its years: calendar years, April to March, March to February, or years named by their end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from faircount.language.keyed import Keyed
from faircount.language.period_rules import month_end
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS, FinancialYear, Period, calendar_year

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_RUN = regex(
    rf"\byears?\b[^.]{{0,60}}?\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?({_MONTH})\b(?! ?\d{{4}})[^.\d]{{0,14}}(?:to|-|–|until"
    rf"|end)[^.]{{0,14}}?\b({_MONTH})\b(?! ?\d{{4}})",
    re.IGNORECASE,
)
_RUN_FIRST = regex(rf"\b({_MONTH}) (?:to|-|–) (?:the end of )?({_MONTH})\b(?! ?\d{{4}})[^.]{{0,20}}\byears?\b", re.IGNORECASE)
_ENDS = regex(
    rf"\b(?:years?|y/?e|(?:12|twelve)[ -]months?)(?: ?period)?(?: (?:ending|ended|end|to)|(?<=y/e)|(?<=ye))(?: in| on)?(?: the)?"
    rf"(?: end(?: of)?)?(?: \d{{1,2}}(?:st|nd|rd|th)?)? ({_MONTH})\b(?!\.?,? ?\d{{2,4}}\b)",
    re.IGNORECASE,
)
_BEGINS = regex(
    r"\byears? (?:starting|beginning|begins?|commencing|from)(?: on)?(?: the)?(?: \d{1,2}(?:st|nd|rd|th)?)?(?: of)? "
    rf"({_MONTH})\b"
    r"(?!\.?,? ?\d{2,4}\b)",
    re.IGNORECASE,
)
_DEFINED = regex(
    r"(?:^|\W)(?:fy ?|'?)(?P<year>\d{4}|\d{2})[^.\d]{0,20}?\b(?:means|is|refers to|denotes|stands for|covers|runs)\b|"
    r"(?:(?:fy ?|')(?P<short>\d{4}|\d{2})|\b(?P<plain>20\d\d)) ?(?:=|i\.?e\.?\b)",
    re.IGNORECASE,
)
"""One year explained by its days, as an example of all: "FY16 means the year ending 31 March 2016"."""
_OF_THE_YEAR = Keyed(
    r"(?i)\b(?:(?P<begins>from|begin(?:s|ning)?|start(?:s|ing)?|commenc(?:es|ing)?)|(?P<ends>to|end(?:s|ed|ing)?|until))"
    rf"(?: on| in)?(?: the)? (?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH}) (?:of|in) (?:the|that|each) year"
    r"(?: (?:is )?(?:shown|stated|named|given|displayed|listed|printed|indicated|quoted|in question))?\b",
    *("year", "Year", "YEAR"),
)
"""How a year is named by that in which it begins, or ends: "each year runs from 1 April of the year shown"."""
_NAMED_BY = Keyed(
    r"(?i)\byears?\b(?: in(?: to)? which| where| when| that)?(?: (?:it|they|each|the|period|year|12|twelve|months)){0,3}"
    r" (?:(?P<ends>ends?|finish(?:es)?)|(?:begins?|starts?))\b",
    *("year", "Year", "YEAR"),
)
"""By which of its two a year that runs over both is named: "named by the year in which it ends"."""
_NEXT_YEAR = regex(r"[,;]\s*(?:and )?(?:fy ?|')\d", re.IGNORECASE)
_IN_BRACKETS = regex(
    r"(?:\b(?P<fy>fy ?)|\b(?:years?|yrs?)\b[^.]{0,40}?)(?P<year>(?:20)?\d\d) ?\((?P<said>[^()\n]{8,60})\)", re.IGNORECASE
)
"""One year, and its days in brackets behind it: "fin yrs 2021 (Apr 20-Mar 21) and 2022 (Apr 21-Mar 22)"."""
_FINANCIAL = regex(r"\b(?:financial|fiscal) years?\b|\bfy\b|\bfin\.? ?years?\b", re.IGNORECASE)
_WRITTEN_OUT = regex(r"(?:\b(?:financial|fiscal|fin\.?) year|\bfy):? ?20\d\d ?[-/–] ?(?:20)?\d\d\b", re.IGNORECASE)
"""One financial year named by both its years: who writes "FY 2013/14" hardly means another of them by "2019"."""
_CALENDAR = regex(r"\bcalendar years?\b", re.IGNORECASE)
_SAME = regex(
    r"\b(?:financial|fiscal|reporting|recording|our|its) years? (?:is|are|=|follows?|matches|runs? with|coincides? with)"
    r"(?: the same as)? (?:the |a )?calendar years?\b",
    re.IGNORECASE,
)
"""Financial years that are those of the calendar, as in Jersey."""


@dataclass(frozen=True, slots=True)
class YearRule:
    """The month in which a year begins, and whether a single year names its end; None where the answer does not say."""

    starts_in: int | None = None
    named_by_end: bool | None = None
    financial: bool = False
    calendar: bool = False
    of_fy: bool = False
    """Whether the rule was told of years written as FY16 alone: a plain 2016 beside them follows no rule of theirs."""
    written_out: bool = False
    """Whether financial years are spoken of only as one that is named by both its years."""

    asked: Period | None = None
    """The calendar years that the question asks about which is answered: no rule told of another answer moves them."""

    def period(self, said: Period, kind: str) -> Period | None:
        """The real days of a year as labelled, or None where the rule leaves them open."""
        found, asked = self._period(said, kind), self.asked
        if kind != "year" or asked is None or not asked.contains(said) or (found is not None and asked.contains(found)):
            return found
        return said

    def _period(self, said: Period, kind: str) -> Period | None:
        if kind in ("years", "fys"):
            return self._joined(said, kind.removesuffix("s"))
        if self.of_fy and kind != "fy":
            return replace(self, starts_in=None, named_by_end=None, of_fy=False).period(said, kind)
        month = self.starts_in
        if kind == "vague":
            # "2016 to 2017" is one year where years run over two of the calendar, and may be two where they do not.
            month = month or (4 if self.financial and not self.calendar else 1)
            return _from(said.start.year, month) if month > 1 else None
        if kind == "month of years":
            # "Sep-11", "Sep-12" where years end in September: each is the year that ends there.
            is_end = bool(self.named_by_end) and month == said.start.month % 12 + 1
            return _from(said.start.year - (month != 1), month) if is_end and month is not None else None
        if kind == "quarter":
            if self.calendar or month == 1:
                return said
            return _later(said, (month or 4) - 1) if self.financial or month else None
        if kind == "financial" and month not in (None, 1, 4):
            assert month is not None
            return _from(FinancialYear(said.start.year).starts, month)
        if kind not in ("year", "fy") or (kind == "year" and (month == 1 or (month is None and not self.financial))):
            return said
        if self.calendar and not self.named_by_end and kind == "year":
            return said
        if self.named_by_end is not None:
            return _from(said.start.year - self.named_by_end, month or 4)
        return None

    def _joined(self, said: Period, kind: str) -> Period | None:
        """The days from the first of several years to the last."""
        first = self.period(calendar_year(said.start.year), kind)
        last = self.period(calendar_year(said.end.year), kind)
        return Period(first.start, last.end) if first is not None and last is not None else None

    def alternatives(self, said: Period) -> tuple[Period, ...]:
        """The periods that a single year or a quarter of one could name, the likelier first."""
        year = said.start.year
        if said.months != 12:
            return said, _later(said, 3)
        if self.named_by_end is None and self.starts_in is None and not self.financial:
            return _from(year - 1, 4), _from(year, 4)
        years = _from(year, self.starts_in or 4), _from(year - 1, self.starts_in or 4)
        return (said, *years) if self.written_out else (*years, said)


def so_far(year: Period) -> tuple[Period, ...]:
    """How far a year to date may go: to the end of one of its quarters, the middle one first, or to its end.

    >>> [period.label for period in so_far(Period(date(2024, 4, 1), date(2025, 3, 31)))][:2]
    ['April 2024 to September 2024', 'April 2024 to December 2024']
    """
    if year.months != 12:
        return (year,)
    ends = (_later(Period(year.start, month_end(year.start.year, year.start.month)), months).end for months in (5, 8, 2))
    return (*(Period(year.start, end) for end in ends), year)


def _later(period: Period, months: int) -> Period:
    first, last = period.start.month + months, period.end.month + months
    start = date(period.start.year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return Period(start, month_end(period.end.year, last))


def _from(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year + 1, month, 1) - timedelta(days=1))


def find_rule(texts: Iterable[str]) -> YearRule:
    """The rule that the first of the texts to speak of years gives.

    >>> find_rule(["Years run from March to February."]).starts_in, find_rule(["Year ending March"]).named_by_end
    (3, True)
    >>> find_rule(["Year from 1 April"]).period(calendar_year(2018), "year").label
    '2018/19'
    >>> find_rule(["Each year runs from 1 April of the year shown."]).named_by_end
    False
    >>> find_rule(["2020 = 01/04/2020 to 31/03/2021"]).starts_in, find_rule(["2012/2013 = 205; 2013/14 = 287"]).starts_in
    (4, None)
    >>> find_rule(["Each year runs from 1 October to 30 September and is named by the year in which it ends."]).named_by_end
    True
    >>> find_rule(["The financial year is the calendar year."]).period(calendar_year(2018), "year").label
    '2018'
    """
    financial = calendar = plainly = False
    defined = YearRule()
    for text in filter(_may_tell, texts):
        told = _definition(text)
        if told is not None and not told.of_fy:
            return told
        defined = defined if told is None or defined.of_fy else told
        if (of_it := _OF_THE_YEAR.search(text)) is not None:
            month = MONTHS[of_it["month"].lower()]
            return YearRule(month if of_it["begins"] else month % 12 + 1, not of_it["begins"])
        ends = _ENDS.search(text)
        if ends:
            month = MONTHS[ends[1].lower()] % 12 + 1
            return YearRule(month, True)
        for pattern in (_RUN, _RUN_FIRST):
            run = pattern.search(text)
            if run:
                first, last = MONTHS[run[1].lower()], MONTHS[run[2].lower()]
                if first == last % 12 + 1 and defined.starts_in == first:
                    return replace(defined, financial=True)  # "FY2022 = April 2021 to March 2022" says which of its years it is
                if first == last % 12 + 1:
                    named = _NAMED_BY.search(text)
                    return YearRule(first, bool(named["ends"]) if named else None, calendar=first == 1)
        begins = _BEGINS.search(text)
        if begins:
            return YearRule(MONTHS[begins[1].lower()], False)
        if _SAME.search(text):
            return YearRule(1, None, calendar=True)
        calendar = calendar or (bool(_CALENDAR.search(text)) and not financial) or _counts_by_calendar(text)
        financial = financial or (bool(_FINANCIAL.search(text)) and not calendar)
        plainly = plainly or bool(_FINANCIAL.search(_WRITTEN_OUT.sub("", text)))
    return replace(defined, financial=financial, calendar=calendar, written_out=financial and not plainly)


@lru_cache(maxsize=20_000)
def _may_tell(text: str) -> bool:
    """Whether a text may say anything of years: each block of a long letter is read beside all the others."""
    words = (_OF_THE_YEAR, _ENDS, _RUN, _RUN_FIRST, _BEGINS, _SAME, _CALENDAR, _FINANCIAL)
    if any(pattern.search(text) for pattern in words) or _FINANCIAL.search(_WRITTEN_OUT.sub("", text)):
        return True
    return _definition(text) is not None or _counts_by_calendar(text)


_JANUARY = regex(r"\bjan(?:uary)?\b|\b0?1[./-]0?1[./-]", re.IGNORECASE)


def _counts_by_calendar(text: str) -> bool:
    """Whether a text tells from and to which day several years were asked for, and these are of the calendar.

    >>> _counts_by_calendar("recorded between 1 January 2015 and 31 December 2019"), _counts_by_calendar("from 2015 to 2019")
    (True, False)
    """
    for span in find_spans(text):
        days = (span.period.start.month, span.period.start.day, span.period.end.month, span.period.end.day)
        is_long = span.kind == "range" and span.period.end.year > span.period.start.year
        if is_long and days == (1, 1, 12, 31) and _JANUARY.search(text[span.start : span.end]):
            return True
    return False


def with_chained(rule: YearRule, labels: Iterable[str]) -> YearRule:
    """The rule, of financial years where labels overlap in turn: "2020 to 2021", "2021 to 2022", as the civil service writes.

    >>> with_chained(YearRule(), ["2020 to 2021", "2021 to 2022", "Total"]).starts_in
    4
    """
    starts = [span.period.start.year for label in labels for span in find_spans(label) if span.kind == "vague"]
    is_chain = len(starts) > 1 and all(other == one + 1 for one, other in pairwise(sorted(set(starts))))
    return replace(rule, starts_in=4, financial=True) if is_chain and not rule.calendar and rule.starts_in is None else rule


def _definition(text: str) -> YearRule | None:
    """The rule behind one year that the text explains by its days, or None."""
    told = (*_DEFINED.finditer(text), *_IN_BRACKETS.finditer(text)) if len(text) < 400 else ()
    return next(filter(None, (_defined_by(found, text) for found in told)), None)


def _defined_by(found: re.Match[str], text: str) -> YearRule | None:
    period = _year_told(found["said"] if found.re is _IN_BRACKETS else _NEXT_YEAR.split(text[found.end() :][:80])[0])
    if period is None:
        return None
    year = int(next(filter(None, (found.groupdict().get(name) for name in ("year", "short", "plain"))))[-2:])
    if period.start.month == 1:
        return YearRule(1, None, calendar=True) if period.end.year % 100 == year else None
    if year not in (period.start.year % 100, period.end.year % 100):
        return None
    is_fy = found[0].lstrip(" (\"'“‘*").lower().startswith("fy")
    return YearRule(period.start.month, period.end.year % 100 == year, of_fy=is_fy)


_EDGE = regex(
    r"\b(?:(?P<end>end(?:ed|s|ing)|finish\w*|clos\w+|up to)|(?:began|begins?|beginning|start\w*|opens?|opened))\W+(?:on |at )?$",
    re.IGNORECASE,
)


_NUMBER = regex(r"(?!12[ -]months?\b)\b\d")
"""A number that is none of a period, nor of "the 12 months to March"."""


def _year_told(text: str) -> Period | None:
    """The year that a text names by its days, or by the day on which it begins or ends."""
    spans = find_spans(text)
    numbers = (found.start() for found in _NUMBER.finditer(text))
    count = next((at for at in numbers if not any(span.start <= at < span.end for span in spans)), len(text))
    spans = tuple(span for span in spans if span.start < count)  # "2013 = 205; 2013/14 = 287" tells counts
    whole = next((span.period for span in spans if span.period.months == 12), None)
    for span in spans if whole is None else ():
        edge = _EDGE.search(text[: span.start]) if span.kind == "date" else None
        day = span.period.start
        if edge and edge["end"] and (day + timedelta(days=1)).day == 1:
            after = day + timedelta(days=1)
            return _from(after.year - 1, after.month)
        if edge and not edge["end"] and day.day == 1:
            return _from(day.year, day.month)
    return whole
