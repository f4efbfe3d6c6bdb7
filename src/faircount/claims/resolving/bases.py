"""What a change says that it is measured from: "since 2014/15", "on the previous year", "in five years"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.claim import Form, Kind
from faircount.claims.finding.found import Found
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.mentions.said import SaidPeriod, When
from faircount.claims.resolving.calendar import Calendar
from faircount.claims.resolving.reading import Base
from faircount.patterns import regex

_LINK = regex(
    r"\b(?:on|from|as(?: in| it was in)?|than(?: in| it was in)?|compared (?:with|to)|against|before|since|over|above|below)\s+"
    r"(?:the\s+|(?:that|those|(?:the|its)\s+(?:figure|number|total|tally|count|level))\s+(?:of|in|for|from)\s+|in\s+)?$"
    r"|\b(?:twice|double|treble|triple|times)\s+(?:the|what)\s+(?:(?:[a-z]+\s+)?(?:figure|number|total|tally|count|level|it\s+was)\s+"
    r"(?:(?:seen|recorded|reported)\s+)?(?:for|of|in|from)\s+)?$"
    r"|\b(?:twice|double|treble|triple|times)\s+(?:(?:that|those)\s+(?:of|in|for)\s+(?:the\s+)?)?$"
)
_BETWEEN = regex(rf"\bbetween\s+{PERIOD}*(?:\s+and\s+)?$")
_COMPARED = regex(r"\bcompared\s+(?:with|to)\s+(?:in\s+)?$")
_ANNUAL = regex(r"\b(?:annual|yearly|year-on-year)\b")
_FIRST_TIME = regex(r"\b(?:first time|highest|lowest)(?:\s+[a-z]+){0,3}\s+$")
_ASIDE = regex(r"[;:]|,\s*(?:and|but|while|when|where|from|so|thus|hence)\b")


def base_of(calendar: Calendar, found: Sequence[Found], claim: Found) -> Base:
    """The base that the words of a change name, empty where they name none."""
    base = Base()
    for said in calendar.mentions(claim.at):
        if _belongs(calendar, found, claim, said):
            base = _with(calendar, base, claim, said)
    masked = calendar.passage.masked
    if base.period is None and base.years is None and _ANNUAL.search(masked[claim.start : claim.end + 12]):
        return replace(base, years=1.0, exact=True)
    return base


def _belongs(calendar: Calendar, found: Sequence[Found], claim: Found, said: SaidPeriod) -> bool:
    """Whether nothing with a number stands between a change and a mention of time, and the mention is not a level's own."""
    if claim.start <= said.start < claim.end:
        return True
    low, high = (claim.end, said.start) if said.start >= claim.end else (said.end, claim.start)
    gap = calendar.passage.masked[low:high]
    if any(low <= number < high for number in calendar.at) or len(gap) > 60:
        return False
    if _FIRST_TIME.search(calendar.passage.lead(said.start)):
        return False
    return _ASIDE.search(gap) is None if said.start >= claim.end else _free(calendar, found, claim, said)


def _free(calendar: Calendar, found: Sequence[Found], claim: Found, said: SaidPeriod) -> bool:
    """Whether a mention before the change is not the date of a number before it."""
    masked = calendar.passage.masked
    if said.when in (When.LENGTH, When.SINCE):
        return ";" not in masked[said.end : claim.start]
    start, _ = calendar.passage.around(claim.at)
    if said.when in (When.SHIFT, When.FIXED) and any(_is_based(calendar, one, said) for one in found if one is not claim):
        return False
    levels = [one for one in found if one.quantities.form in (Form.COUNT, Form.PAIR) and start <= one.at < said.start]
    return not levels or re.search(r",(?!\d)", masked[levels[-1].end : said.start]) is not None


def _is_based(calendar: Calendar, other: Found, said: SaidPeriod) -> bool:
    """Whether a mention is the base of a change told directly before it ("15% more than in 2018/19 but ...")."""
    if not other.end <= said.start <= other.end + 25:
        return False
    linked = _LINK.search(calendar.passage.masked[other.end - 8 : said.start]) is not None
    return said.when is When.SHIFT or (linked and other.kind in (Kind.CHANGE, Kind.RATIO))


def _with(calendar: Calendar, base: Base, claim: Found, said: SaidPeriod) -> Base:
    """The base, with one more mention understood."""
    lead = calendar.passage.masked[max(0, said.start - 40) : said.start]
    if said.when is When.LENGTH:
        own = said.years if said.years >= 1 else None
        return replace(base, years=own if 0 <= said.start - claim.end <= 2 else base.years or own)
    if said.when is When.SINCE:
        return replace(base, period=said.period)
    if said.when is When.SHIFT:
        # "A rise of 12% a year earlier" was made then; "12% more than a year earlier" is measured from then.
        aside = (
            said.start >= claim.end
            and not _LINK.search(lead)
            and "year-on" not in calendar.passage.printed[said.start : said.end]
        )
        if said.years > 0 or aside:
            return replace(base, after=calendar.dates(said))
        return replace(base, years=-said.years, exact=True)
    if said.when is When.LAST:
        # "70 per cent in three years, and 21 per cent in the last year": the three years are the other change's.
        # "In the last year alone it rose by a fifth" is measured from the year before.
        alone = re.match(r"\s+alone\b", calendar.passage.masked[said.end :]) is not None
        own = alone or (base.years is not None and 0 <= said.start - claim.end <= 2)
        period = None if alone else base.period
        years = 1.0 if own else base.years
        return replace(base, period=period, after=base.after or calendar.focus, years=years, exact=own or base.exact)
    if said.when is When.FIXED and said.period:
        return _with_fixed(base, claim, said, lead)
    return base


def _with_fixed(base: Base, claim: Found, said: SaidPeriod, lead: str) -> Base:
    if said.start < claim.at:
        if _COMPARED.search(lead):  # "Compared with 2019 the number fell by 4 per cent"
            return replace(base, period=said.period, exact=True)
        return replace(base, after=said.period)
    if (_LINK.search(lead) or _BETWEEN.search(lead)) and base.period is None:
        return replace(base, period=said.period, exact=True)
    return replace(base, after=base.after or said.period)
