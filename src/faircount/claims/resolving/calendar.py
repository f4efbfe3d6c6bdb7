"""The calendar of a text: what "last year" means in it, and what date each mention stands for where it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import OTHER_SIDE
from faircount.claims.mentions.mention_values import SaidPeriod, When
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.carry import numbers_at
from faircount.vocabulary.periods import Period

UNDATED = Period(date(1000, 4, 1), date(1001, 3, 31))
"""Stands for "last year" in a text that names no year, so that "the year before" is still the year before it. Never shown."""
LATER = Period(date(9000, 4, 1), date(9001, 3, 31))
"""The same for a text that names only the year since when: "last year" is later than that."""


MOST_OF_YEAR = 300
"""Days, below which the latest period of a text is only a part of a year."""


def is_dated(period: Period) -> bool:
    """Whether the text names the year, and not only "last year"."""
    return UNDATED.end.year + 100 < period.start.year < LATER.start.year - 100


def shifted(period: Period, years: float) -> Period:
    """The same stretch of the calendar some years later (earlier if negative).

    >>> shifted(Period(date(2016, 4, 1), date(2017, 3, 31)), -1).label
    '2015/16'
    >>> shifted(Period(date(2016, 4, 1), date(2017, 3, 31)), -2222).start.year
    1
    """
    # "Over 2,222 years" goes back to no date: the calendar ends where dates do.
    months = min(max(round(years * 12), 12 * (1 - period.start.year)), 12 * (9998 - period.end.year))
    return Period(_moved(period.start, months), _moved(period.end + timedelta(days=1), months) - timedelta(days=1))


def _moved(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, min(day.day, 28))


def last_year_of(period: Period) -> Period:
    """The last twelve months of a period of several years, a shorter one as it is."""
    return (
        Period(shifted(Period(period.end + timedelta(days=1), period.end + timedelta(days=1)), -1).start, period.end)
        if period.days > 500
        else period
    )


def first_year_of(period: Period) -> Period:
    """The first twelve months of a period of several years, a shorter one as it is."""
    following = shifted(Period(period.start, period.start), 1).start
    return Period(period.start, following - timedelta(days=1)) if period.days > 500 else period


def year_ending(month: int, other: Period) -> Period:
    """The year that ends in a month of no named year: the first that starts after the other period told.

    >>> year_ending(6, Period(date(2015, 4, 1), date(2016, 3, 31))).label
    'July 2016 to June 2017'
    """
    following = date(other.end.year + month // 12, month % 12 + 1, 1)
    while date(following.year - 1, following.month, 1) <= other.end:
        following = date(following.year + 1, following.month, 1)
    return Period(date(following.year - 1, following.month, 1), following - timedelta(days=1))


def year_before(part: Period) -> Period:
    """The calendar year before the one that a part of a year lies in: what "last year" is beside "the first months of 2021".

    >>> year_before(Period(date(2021, 1, 1), date(2021, 8, 31))).label
    '2020'
    """
    return Period(date(part.start.year - 1, 1, 1), date(part.start.year - 1, 12, 31))


class Calendar:
    """The dates of one passage. ``reference`` is the period told last: what "the year before" is before.

    ``later`` says that "last year" is the year after the latest one named.
    """

    def __init__(self, passage: Passage, found: Sequence[ExtractedClaim], later: bool = False) -> None:
        self.passage = passage
        self.at = numbers_at(found)
        self.dated = [said for said in passage.periods if said.dates]
        self.reference: Period | None = None
        self._read: dict[int, Period | None] = {}
        self._mentions: dict[int, list[SaidPeriod]] = {}
        since = any(said.when is When.SINCE for said in passage.periods)
        self._bases = {said.start for said in self.dated if self._dates_a_base(said)}
        self.focus = self._focus() or (LATER if since or self._bases else shifted(UNDATED, self._years_in_turn()))
        base = max((said.period for said in self.dated if said.start in self._bases and said.period), default=None)
        if later or (base is not None and is_dated(self.focus) and base.start >= self.focus.start):
            # What a figure is measured from lies before it.
            self.focus = shifted(max(base or self.focus, self.focus) if is_dated(self.focus) else self.focus, 1)

    def _years_in_turn(self) -> float:
        """The years from the first to the last of "74 in the first, 109 in the second", where no year is named."""
        turns = [said.years for said in self.dated if said.when is When.NTH]
        ends = any(said.when is When.LAST for said in self.dated)
        return max(*turns, 1.0 if ends else 0.0) if turns else 0.0

    def mentions(self, offset: int) -> list[SaidPeriod]:
        """The mentions of time in the sentence of a character."""
        sentence = self.passage.sentence(offset)
        if sentence not in self._mentions:
            start, end = self.passage.sentences[sentence]
            self._mentions[sentence] = [said for said in self.passage.periods if start <= said.start < end]
        return self._mentions[sentence]

    def dates(self, said: SaidPeriod) -> Period | None:
        """What a mention means at the point of the text where it is first read."""
        if said.start not in self._read:
            self._read[said.start] = self._now(said)
        return self._read[said.start]

    def fixed(self, before: int | None = None, bases: bool = True) -> list[Period]:
        """The periods that the text names, up to a character, with or without those that only date the base of a change."""
        told = [said for said in self.dated if said.when is When.FIXED and (before is None or said.start < before)]
        return [said.period for said in told if said.period and (bases or said.start not in self._bases)]

    def _dates_a_base(self, said: SaidPeriod) -> bool:
        """Whether a year only dates what is measured from ("the 302 of 2009", "142 more than in 2020", "(2019: 41)")."""
        start, _ = self.passage.around(said.start)
        masked = self.passage.masked
        if said.when is When.FIXED and masked[said.start - 1 : said.start] == "(" and re.match(r":\s*\d", masked[said.end :]):
            return True
        number = max((at for at in self.at if start <= at < said.start), default=None)
        if said.when is not When.FIXED or number is None or not OTHER_SIDE.search(masked[start:number]):
            return False
        return (
            re.fullmatch(r"[\d,]+(?:\s+[a-z]+)?\s+(?:(?:of|in|for|recorded\s+in|seen\s+in)\s+)?", masked[number : said.start])
            is not None
        )

    def latest(self, before: int) -> Period | None:
        """The latest period told so far."""
        told = self.fixed(before, bases=False)
        if any(self._is_now(said) and said.start < before for said in self.dated):
            told.append(self.focus)
        if self.reference and told and self.reference.end > max(period.end for period in told):
            return self.reference
        return max(told, key=lambda period: period.end, default=None)

    def _is_now(self, said: SaidPeriod) -> bool:
        """Whether a mention brings the text to its latest year: "last year", a year end, the year before it as a base."""
        base = said.start in self._bases and said.period is not None and said.period.start >= shifted(self.focus, -1).start
        return base or said.when in (When.ENDING, When.LAST)

    def whole(self) -> Period | None:
        """From the first to the last year that the text speaks of: what "over the combined period" means."""
        since = [said.period for said in self.passage.periods if said.period and said.when is When.SINCE]
        spans = [*since, *(period for period in self.fixed() if period.days >= 300)]
        if not spans:
            return None
        return Period(min(period.start for period in spans), max(*(period.end for period in spans), self.focus.end))

    def _now(self, said: SaidPeriod) -> Period | None:
        if said.when in (When.FIXED, When.SINCE):
            return said.period
        if said.when is When.LAST and self.focus.days < MOST_OF_YEAR and is_dated(self.focus):
            return year_before(self.focus)
        if said.when in (When.LAST, When.ENDING):
            return self.focus
        if said.when is When.THIS:
            return shifted(self.focus, 1)
        if said.when is When.SHIFT:
            return shifted(self.reference or self.focus, said.years)
        if said.when is When.THAT:
            named = [one for one in self.passage.periods if one.start < said.start and (one.period or one.when is When.LAST)]
            if named and named[-1].when is When.LAST:
                return self.focus
            return named[-1].period if named else self.reference or self.focus
        if said.when is When.NTH:
            years = [period for period in self.fixed(said.start) if period.days >= 300]
            return shifted(first_year_of(min(years, key=lambda period: period.start, default=UNDATED)), said.years)
        if said.when is When.FIRST:
            before = UNDATED if self._years_in_turn() else shifted(UNDATED, -1)
            return min(self.fixed(said.start), key=lambda period: period.start, default=before)
        return None

    def _focus(self) -> Period | None:
        """The latest period of about a year that the text dates a number with."""
        fixed = [said for said in self.dated if said.when is When.FIXED and said.period and said.period.days >= 89]
        fixed = [said for said in fixed if said.start not in self._bases]
        told = [said for said in fixed if self._numbers_near(said)]
        latest = max((said.period for said in told or fixed if said.period), key=lambda period: period.end, default=None)
        ending = next((said for said in self.dated if said.when is When.ENDING), None)
        return year_ending(ending.month, latest) if ending and latest else latest

    def _numbers_near(self, said: SaidPeriod) -> bool:
        start, end = self.passage.around(said.start)
        return any(start <= number < end for number in self.at)
