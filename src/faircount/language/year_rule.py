"""How an answer names its years: calendar years, April to March, March to February, or years named by their end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from faircount.vocabulary.periods import MONTHS, FinancialYear, Period

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_RUN = re.compile(
    rf"\byears?\b[^.]{{0,60}}?\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?({_MONTH})\b(?! ?\d{{4}})[^.\d]{{0,14}}(?:to|-|–|until"
    rf"|end)[^.]{{0,14}}?\b({_MONTH})\b(?! ?\d{{4}})",
    re.IGNORECASE,
)
_RUN_FIRST = re.compile(
    rf"\b({_MONTH}) (?:to|-|–) (?:the end of )?({_MONTH})\b(?! ?\d{{4}})[^.]{{0,20}}\byears?\b", re.IGNORECASE
)
_ENDS = re.compile(
    rf"\byears? (?:ending|ended|to)(?: in)?(?: \d{{1,2}}(?:st|nd|rd|th)?)? ({_MONTH})\b(?!\.?,? ?\d{{4}})", re.IGNORECASE
)
_FINANCIAL = re.compile(r"\b(?:financial|fiscal) years?\b|\bfy\b|\bfin\.? ?years?\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\bcalendar years?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YearRule:
    """The month in which a year begins, and whether a single year names its end; None where the answer does not say."""

    starts_in: int | None = None
    named_by_end: bool | None = None
    financial: bool = False
    calendar: bool = False

    def period(self, said: Period, kind: str) -> Period | None:
        """The real days of a year as labelled, or None where the rule leaves them open."""
        month = self.starts_in
        if kind == "financial" and month not in (None, 1, 4):
            assert month is not None
            return _from(FinancialYear(said.start.year).starts, month)
        if kind != "year" or month == 1 or (month is None and not self.financial):
            return said
        if self.calendar and not self.named_by_end:
            return said
        if self.named_by_end:
            return _from(said.start.year - 1, month or 4)
        return None

    def alternatives(self, said: Period) -> tuple[Period, ...]:
        """The periods that a single year could name."""
        year = said.start.year
        return _from(year, self.starts_in or 4), _from(year - 1, self.starts_in or 4), said


def _from(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year + 1, month, 1) - timedelta(days=1))


def find_rule(texts: Iterable[str]) -> YearRule:
    """The rule that the first of the texts to speak of years gives.

    >>> find_rule(["Years run from March to February."]).starts_in, find_rule(["Year ending March"]).named_by_end
    (3, True)
    """
    financial = calendar = False
    for text in texts:
        ends = _ENDS.search(text)
        if ends:
            month = MONTHS[ends[1].lower()] % 12 + 1
            return YearRule(month, True)
        for pattern in (_RUN, _RUN_FIRST):
            run = pattern.search(text)
            if run:
                first, last = MONTHS[run[1].lower()], MONTHS[run[2].lower()]
                if first == last % 12 + 1:
                    return YearRule(first, None, calendar=first == 1)
        calendar = calendar or (bool(_CALENDAR.search(text)) and not financial)
        financial = financial or (bool(_FINANCIAL.search(text)) and not calendar)
    return YearRule(None, None, financial, calendar)
