"""What a change says that it is measured from: "since 2014/15", "on the previous year", "in five years"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.claim import Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.mentions.mention_values import SaidPeriod, When
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.resolving.calendar import Calendar
from faircount.claims.resolving.resolved_claim import Base
from faircount.patterns import regex

_LINK = regex(
    r"\b(?:on|from|as(?: in| it was in)?|than(?: in| it was in)?|compared (?:with|to)|against|before|since|over|above|below)\s+"
    r"(?:the\s+|(?:that|those|(?:the|its)\s+(?:figure|number|total|tally|count|level))\s+(?:of|in|for|from)\s+|in\s+)?$"
    r"|\b(?:twice|double|treble|triple|times)\s+(?:the|what)\s+(?:(?:[a-z]+\s+)?(?:figure|number|total|tally|count|level|it\s+was)\s+"
    r"(?:(?:seen|recorded|reported)\s+)?(?:for|of|in|from)\s+)?$"
    r"|\b(?:twice|double|treble|triple|times)\s+(?:(?:that|those)\s+(?:of|in|for)\s+(?:the\s+)?)?$"
)
_BETWEEN = regex(rf"\bbetween\s+{PERIOD}*(?:\s+and\s+)?$")
_ASIDE = regex(r"[;:]|,\s*(?:and|but|while|when|where|from|so|thus|hence)\b")


def base_of(calendar: Calendar, found: Sequence[ExtractedClaim], claim: ExtractedClaim) -> Base:
    """The base that the words of a change name, empty where they name none."""
    base = Base()
    for said in calendar.mentions(claim.at):
        if _belongs(calendar, found, claim, said):
            base = _with(calendar, base, claim, said)
    return base


def _belongs(calendar: Calendar, found: Sequence[ExtractedClaim], claim: ExtractedClaim, said: SaidPeriod) -> bool:
    """Whether nothing with a number stands between a change and a mention of time, and the mention is not a level's own."""
    if claim.start <= said.start < claim.end:
        return True
    low, high = (claim.end, said.start) if said.start >= claim.end else (said.end, claim.start)
    gap = calendar.passage.masked[low:high]
    if any(low <= number < high for number in calendar.at) or len(gap) > 60:
        return False
    return _ASIDE.search(gap) is None if said.start >= claim.end else _free(calendar, found, claim, said)


def _free(calendar: Calendar, found: Sequence[ExtractedClaim], claim: ExtractedClaim, said: SaidPeriod) -> bool:
    """Whether a mention before the change is not the date of a number before it."""
    start, _ = calendar.passage.around(claim.at)
    return not any(one.stated.form in (Form.COUNT, Form.PAIR) and start <= one.at < said.start for one in found)


def _with(calendar: Calendar, base: Base, claim: ExtractedClaim, said: SaidPeriod) -> Base:
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
    if said.when is When.FIXED and said.period:
        if (_LINK.search(lead) or _BETWEEN.search(lead)) and base.period is None:
            return replace(base, period=said.period, exact=True)
        return replace(base, after=base.after or said.period)
    return base
