"""The years of counts that are listed in turn, where only the list as a whole is dated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from faircount.claims.claim import Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import OTHER_SIDE
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.resolving.calendar import Calendar, first_year_of, shifted
from faircount.patterns import regex
from faircount.vocabulary.periods import Period

FEWEST_LISTED = 3
"""Counts with commas alone between them that make a list; of two the second needs an "and"."""
PAIRS = (Form.PAIR, Form.PERCENT_PAIR)
_NEXT = regex(r"\s*,?\s*(?:and\s+)?(?:[a-z]+\s+)?")
_AND = regex(r"\s*,?\s*(?:[a-z]+\s+)?and\s+")
_AMID = regex(rf"(?:\byears|{PERIOD})\s+(?:in\s+)?between\b|\bin\s+between\b|\bintervening\s+years\b")
_YEARLY = regex(r"\b(?:yearly|annual|annually|each\s+year|every\s+year|by\s+year|year\s+by\s+year)\b")
_YEARS_FROM = regex(
    rf"\byears\s+(?:from|since|starting\s+(?:in|with)|beginning\s+(?:in|with))\s+{PERIOD}+\s+(?:on(?:wards)?\s+)?[a-z]+\s+$"
    rf"|\byears\s+{PERIOD}+\s+(?:on(?:wards)?\s+)?[a-z]+\s+$"
)
_EARLIER_YEARS = regex(
    r"\b(?:(two|three|four|five|six)\s+(?:earlier|previous|preceding|other)\s+years|(?:earlier|previous|preceding|other)\s+"
    r"(two|three|four|five|six)\s+years)\b"
)
_FOLLOWING = regex(
    r"\b(?:then|followed\s+by)\s+$"
    r"|\b(?:following|next|subsequent)\s+(?:[a-z]+\s+)?years\b[^,;:]*$|\byears\s+that\s+followed\b[^,;:]*$"
)


def year_in_turn(
    calendar: Calendar, found: Sequence[ExtractedClaim], claim: ExtractedClaim, pair: tuple[Period | None, Period | None]
) -> Period | None:
    """The year of a count told in turn: "in both years, 3,903 and 5,653", "the years between brought 462, 429 and 581"."""
    framed = _framed(calendar, claim)
    run = _run(calendar, found, claim)
    if framed is not None or len(run) < 2:
        return framed
    start, _ = calendar.passage.around(claim.at)
    masked, mentions, turn = calendar.passage.masked, calendar.mentions(claim.at), run.index(claim)
    inside = any(run[0].at < said.start and said.end <= run[-1].at for said in calendar.dated)
    behind = any(said.dates and 0 <= said.start - run[-1].end < 12 for said in mentions)
    if inside or behind:
        return None
    lead = masked[start : run[0].start]
    years = _years_between(calendar, claim) if _AMID.search(lead) else _years_after(calendar, claim, lead, len(run))
    years = years if len(years) == len(run) else _years_of_whole(calendar, claim, lead, len(run))
    years = years if len(years) == len(run) else _years_up_to_now(calendar, claim, run)
    years = years if len(years) == len(run) else _years_from(calendar, run)
    years = years if len(years) == len(run) else _earlier_years(calendar, lead, len(run))
    if len(years) == len(run):
        return years[turn]
    return _of_two(calendar, found, run, claim, pair) if len(run) == 2 else None


def _run(calendar: Calendar, found: Sequence[ExtractedClaim], claim: ExtractedClaim) -> list[ExtractedClaim]:
    """The counts of a list that the claim stands in, joined by commas and by "and" before the last."""
    start, end = calendar.passage.around(claim.at)
    near = found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]
    counts = [one for one in near if one.stated.form is Form.COUNT]
    runs: list[list[ExtractedClaim]] = []
    for one in counts:
        gap = calendar.passage.masked[runs[-1][-1].end : one.at] if runs else "-"
        if runs and _NEXT.fullmatch(gap) and not _AND.fullmatch(calendar.passage.masked[_gap_before(runs[-1])]):
            runs[-1].append(one)
        else:
            runs.append([one])
    own = next((run for run in runs if claim in run), [])
    listed = len(own) >= FEWEST_LISTED or (len(own) > 1 and _AND.fullmatch(calendar.passage.masked[_gap_before(own)]))
    return own if listed else []


def _start(one: ExtractedClaim) -> int:
    return one.start


def _gap_before(run: Sequence[ExtractedClaim]) -> slice:
    """What stands between the last two of a list."""
    return slice(run[-2].end, run[-1].at) if len(run) > 1 else slice(0, 0)


def _of_two(
    calendar: Calendar,
    found: Sequence[ExtractedClaim],
    run: Sequence[ExtractedClaim],
    claim: ExtractedClaim,
    pair: tuple[Period | None, Period | None],
) -> Period | None:
    """The years of two counts: of the pair told before them in their sentence."""
    start, _ = calendar.passage.around(claim.at)
    mentions, turn = calendar.mentions(claim.at), run.index(claim)
    paired = any(one.stated.form in PAIRS and start <= one.at < run[0].at for one in found)
    return pair[turn] if paired and not any(said.dates for said in mentions) else None


def _years_between(calendar: Calendar, claim: ExtractedClaim) -> list[Period]:
    """The years between those told so far that have no figure yet."""
    since = (said.period for said in calendar.passage.periods if said.when is When.SINCE and said.end <= claim.at and said.period)
    told = sorted({period for period in (*calendar.fixed(claim.at), *since) if 300 < period.days < 400})
    if len(told) < 2:
        return []
    years = [told[0]]
    while years[-1].start < told[-1].start and len(years) < 40:
        years.append(shifted(years[-1], 1))
    return [year for year in years if year not in told and year.start < told[-1].start]


def _years_after(calendar: Calendar, claim: ExtractedClaim, lead: str, count: int) -> list[Period]:
    """The years behind the one told last, for "then 440, 455 and 489"."""
    if not _FOLLOWING.search(lead) or calendar.reference is None:
        return []
    told = [period for period in calendar.fixed(claim.at) if 300 < period.days < 400]
    return [shifted(told[-1], turn) for turn in range(1, count + 1)] if told else []


def _years_from(calendar: Calendar, run: Sequence[ExtractedClaim]) -> list[Period]:
    """The years from the one that the list opens with: "the years from 2015/16 brought 1,021, 1,298 and 1,544"."""
    masked = calendar.passage.masked
    opened = [said.period for said in calendar.mentions(run[0].at) if said.period and said.end <= run[0].start]
    led = _YEARS_FROM.search(masked, calendar.passage.around(run[0].at)[0], run[0].start) is not None
    if len(run) < FEWEST_LISTED or not led or not opened or not 300 < opened[-1].days < 400:
        return []
    return [shifted(opened[-1], turn) for turn in range(len(run))]


def _earlier_years(calendar: Calendar, lead: str, count: int) -> list[Period]:
    """The years up to the one told before: "1,024 in 2013/14. The four earlier years brought 412, 447, 598 and 816"."""
    said = _EARLIER_YEARS.search(lead)
    if said is None or UNITS.get(said[1] or said[2]) != count:
        return []
    last = calendar.reference or calendar.focus
    return [shifted(last, turn - count) for turn in range(count)]


def _years_of_whole(calendar: Calendar, claim: ExtractedClaim, lead: str, count: int) -> list[Period]:
    """The years of the period told before, for as many counts as it has years ("The yearly numbers were 58, 61 and 84")."""
    if count < FEWEST_LISTED or not _YEARLY.search(lead):
        return []
    whole = next((period for period in reversed(calendar.fixed(claim.at)) if round(period.days / 365.25) == count), None)
    since = [said.period for said in calendar.mentions(claim.at) if said.when is When.SINCE and said.end <= claim.at]
    if since and since[-1] and 300 < since[-1].days < 400:
        whole = since[-1]
    if whole is None:
        return []
    first = first_year_of(whole)
    return [shifted(first, turn) for turn in range(count)]


def _years_up_to_now(calendar: Calendar, claim: ExtractedClaim, run: Sequence[ExtractedClaim]) -> list[Period]:
    """The latest years, for as many counts as the words before them say ("in the past four years 58, 61, 84 and 72")."""
    count = len(run)
    lengths = [said for said in calendar.mentions(claim.at) if said.when is When.LENGTH and said.end <= run[0].start]
    if count < FEWEST_LISTED or not any(said.years == count for said in lengths):
        return []
    return [shifted(calendar.focus, turn - count + 1) for turn in range(count)]


def _framed(calendar: Calendar, claim: ExtractedClaim) -> Period | None:
    """The year of each of two counts behind a frame: "as many in 2018/19 as in 2015/16: 325 compared with 130"."""
    start, _ = calendar.passage.around(claim.at)
    masked = calendar.passage.masked
    frames = [said for said in calendar.mentions(claim.at) if said.when is When.FIXED and said.period]
    if len(frames) != 2 or frames[1].end > claim.start or ":" not in masked[frames[1].end : claim.start]:
        return None
    if not re.fullmatch(r",?\s*(?:as|than|compared\s+(?:with|to))\s*(?:in\s+)?", masked[frames[0].end : frames[1].start]):
        return None
    earlier, later = sorted(said.period for said in frames if said.period)
    return earlier if OTHER_SIDE.search(masked[start : claim.at]) else later
