"""Shares, differences between places, rates and ranks worked out from counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from faircount.claims.arithmetic import Calculation
from faircount.claims.claim import Claim, Direction, Form
from faircount.claims.extraction.first_time import FIRST_TIME
from faircount.claims.extraction.more_than import MORE_THAN, OVERTOOK, RATE_THAN, SAME_AS
from faircount.claims.extraction.peak import PEAK
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.offence_matches import CALLED_LIKE, offence_matches
from faircount.claims.lookup.worked_out import WorkedOut
from faircount.claims.resolving.calendar import shifted
from faircount.claims.stated_range import plain
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.offences import contains
from faircount.vocabulary.periods import Period, financial_years

_EACH = Keyed(r"\b(?:either|both|each|any)\b", "either", "both", "each", "any")
_TOGETHER = Keyed(r"\b(?:together|combined|between\s+them)\b", "together", "combined", "between")
_ON_RECORD = regex(r"\bany (?:other )?year\b|\bany of the [a-z\d-]+ years$|\bon record\b|\bever\b|\brecord\b", re.IGNORECASE)


def share_of(counts: Counts, claim: Claim, offences: tuple[str, ...], whole: tuple[str, ...]) -> Iterator[WorkedOut]:
    """A share of a wider area's count, or of that of a wider ``whole``, by each source."""
    about = claim.coordinates
    if len(about.periods) != 1:
        return
    of = whole or offences
    within = whole and all(any(contains(outer, one) for outer in of) for one in offences)
    among = (about.among,) if about.among and about.among not in about.areas else about.areas
    if (among == about.areas) is not bool(within):
        return
    for part in counts.of(offences, about.areas, about.periods[0]):
        yield from shares(counts, part, of, among, about.periods[0])


def shares(counts: Counts, part: Count, of: tuple[str, ...], among: tuple[str, ...], period: Period) -> Iterator[WorkedOut]:
    """The share that a count has of what its own source counts of a whole."""
    for whole in counts.of(of, among, period):
        if whole.source_id == part.source_id and whole.number > 0:
            share = 100 * part.number / whole.number
            line = f"{plain(part.number)} ÷ {plain(whole.number)} = {plain(share, 1)}%"
            yield WorkedOut(Calculation.of(share, line), part, f"{plain(share, 1)} per cent")


def apart(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> Iterator[WorkedOut]:
    """How many more an area has than another in one year, by what part, or how many times as many, by each source.

    So of two offences in one area.
    """
    about, form = claim.coordinates, claim.stated.form
    for own in counts.of(offences, about.areas, about.periods[0]):
        for other in counts.of(_rather(counts, claim) or offences, about.against or about.areas, about.periods[0]):
            if other.source_id != own.source_id or not (other.number or form is Form.DIFFERENCE):
                continue
            mine, theirs = plain(own.number), plain(other.number)
            if form is Form.DIFFERENCE:
                number, line = float(own.number - other.number), f"{mine} − {theirs} = {plain(own.number - other.number)}"
            elif form in (Form.FACTOR, Form.FOR_EVERY):
                number = own.number / other.number
                line = f"{mine} ÷ {theirs} = {plain(number)}"
            else:
                number = 100 * (own.number - other.number) / other.number
                line = f"({mine} − {theirs}) ÷ {theirs} = {plain(number, 1)}%"
            yield WorkedOut(Calculation.of(number, line), own, f"{mine} beside {theirs}")


def _rather(counts: Counts, claim: Claim) -> tuple[str, ...]:
    """The offences that a number is measured from, in place of a name that no table has the code called like it."""
    about = claim.coordinates
    matches = (one for one in offence_matches(about.rather, counts) if not one.relation or one.relation == CALLED_LIKE)
    return next((one.offences for one in matches if not one.relation or "called" in about.explicit), about.rather)


def more_than(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether an area has more than another in one year, or fewer, or as many, or so of two offences, by one source.

    One that overtook another had fewer the year before. One area may have as many in one year as in another.
    """
    about, overtook = claim.coordinates, claim.stated.word == OVERTOOK
    is_beside = bool(about.against or about.rather)
    is_of_years = claim.stated.word == SAME_AS and not is_beside
    if claim.stated.word == RATE_THAN or not (about.is_whole and (is_beside or is_of_years)) or set(about.rather) & set(offences):
        return None
    if claim.stated.word == MORE_THAN and len(about.periods) == 2:
        return _in_each_year(counts, claim, offences)
    if len(about.periods) != (2 if overtook or is_of_years else 1) or (about.against == about.areas and not about.rather):
        return None
    for own in counts.of(offences, about.areas, about.periods[-1]):
        for other in counts.of(about.rather or offences, about.against or about.areas, about.periods[0 if is_of_years else -1]):
            if own.source_id != other.source_id:
                continue
            is_right = _stand(own, other) is claim.stated.direction
            if len(about.against) > 1 and not _TOGETHER.search(claim.text):
                # "More than Kent and Essex" may be told of each, or of both together.
                alone = [next(iter(counts.of(offences, (area,), own.period)), None) for area in about.against]
                of_each = all(one is not None and _stand(own, one) is claim.stated.direction for one in alone)
                if is_right is not of_each and not _EACH.search(claim.text):
                    return None
                is_right = of_each
            line = f"{plain(own.number)} beside {plain(other.number)}"
            if overtook:
                each = [counts.of(offences, areas, about.periods[0]) for areas in (about.areas, about.against)]
                before = [next((one for one in found if one.source_id == own.source_id), None) for found in each]
                if before[0] is None or before[1] is None:
                    return None
                is_right = is_right and _stand(before[0], before[1]) is not Direction.UP
                line = f"{plain(before[0].number)} beside {plain(before[1].number)}, then {line}"
            return is_right, line, "", own
    return None


def _in_each_year(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether an area has more than another in each of the years from one to another; open where one of them is not held."""
    first, last = claim.coordinates.periods
    each = [
        more_than(counts, replace(claim, coordinates=replace(claim.coordinates, periods=(year.period,))), offences)
        for year in financial_years(Period(first.start, last.end)) or ()
    ]
    told = [one for one in each if one is not None]
    if not told or len(told) < len(each):
        return None
    other = next((one for one in told if not one[0]), told[-1])
    return other[0], other[1], f"So in {other[3].period.label}, one of {len(each)} years.", other[3]


def _stand(own: Count, other: Count) -> Direction:
    """How one count stands to another."""
    if own.number == other.number:
        return Direction.SAME
    return Direction.UP if own.number > other.number else Direction.DOWN


def over_years(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether a year is the highest or the lowest since another, by one source; of those on record only that it is not.

    "The highest since 2014/15" may be said where that year was higher still, so that year itself disproves nothing. Of years
    before the first that is held nobody knows.
    """
    about, stated = claim.coordinates, claim.stated
    if stated.value != 1 or stated.direction not in (Direction.UP, Direction.DOWN):
        return None
    *since, own = about.periods
    if stated.word == "years" and stated.part and own not in _all_held(counts, offences, claim):
        return None
    peak = stated.word == PEAK or (stated.word == "years" and bool(stated.part))
    if not (since or peak or (stated.word == "years" and _ON_RECORD.search(claim.text))):
        return None
    for count in counts.of(offences, about.areas, own):
        years = [
            one
            for one in sorted(counts.periods[count.source_id])
            if (one.start < own.start or (peak and one.start > own.start))
            and abs(one.days - own.days) <= 1
            and (len(since) < 2 or one.start <= since[1].start)
        ]
        is_in = peak and "since" not in claim.text  # "at their lowest since 2015/16" may have been lower in that year
        between = [one for one in years if not since or since[0].start < one.start or (is_in and since[0].start == one.start)]
        others = [other for one in between for other in counts.of(offences, about.areas, one) if other.is_counted_like(count)]
        if not others or len(others) < len(between):
            continue
        down = stated.direction is Direction.DOWN
        beyond = [one for one in others if (one.number < count.number if down else one.number > count.number)]
        if not (since or beyond or peak):
            return None
        line = ", ".join(f"{one.period.label} {plain(one.number)}" for one in (*(beyond or others[-2:])[-3:], count))
        word = "lower" if down else "higher"
        reason = (
            f"{len(beyond)} of the {len(others)} {'other years held' if peak else 'years held before it'}"
            f"{' from the one named on' if since and peak else ' and after the one named' if since else ''} are {word}."
        )
        return not beyond and (not peak or stated.whole in (None, count.number)), line, reason, count
    return None


def first_time(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether a number was passed, or the count rose or fell, in one year and in none before it, or none since the one named.

    Of the years before the first that is held nobody knows, and of that first one nobody knows whether it was a rise.
    """
    about, stated = claim.coordinates, claim.stated
    if stated.word != FIRST_TIME or not about.periods or stated.direction not in (Direction.UP, Direction.DOWN):
        return None
    if stated.value == 0:
        return _never(counts, claim, offences)
    *since, own = about.periods
    for count in counts.of(offences, about.areas, own):
        years = sorted(one for one in counts.periods[count.source_id] if one.start <= own.start and abs(one.days - own.days) <= 1)
        found = [other for one in years for other in counts.of(offences, about.areas, one) if other.is_counted_like(count)]
        if len(found) < len(years) or len(found) < 2:
            continue
        up = stated.direction is Direction.UP
        if stated.whole is not None:
            took_place = [(one.number > stated.whole) if up else (one.number < stated.whole) for one in found]
        else:
            took_place = [False, *((after.number - before.number) * (1 if up else -1) > 0 for before, after in pairwise(found))]
        after = [since[0].start] if since else [shifted(own, -stated.part).start] if stated.part else []
        between = [
            one
            for one, is_so in zip(found[:-1], took_place, strict=False)
            if is_so and all(one.period.start > day for day in after)
        ]
        shown = (*(between or found[:-1])[-3:], count)
        line = ", ".join(f"{one.period.label} {plain(one.number)}" for one in shown)
        reason = f"So in {len(between)} of the years from {found[0].period.label} on that are held before it."
        return took_place[-1] and not between, line, reason, count
    return None


def _never(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether a number was passed in no year of those that a claim names, or since the one that it names."""
    about, limit = claim.coordinates, claim.stated.whole or 0
    first, last = about.periods[0], about.periods[-1]
    is_since = len(about.periods) == 1 and len(financial_years(first) or ()) == 1 and counts.latest is not None
    end = counts.latest.end if is_since and counts.latest else last.end
    years = [one.period for one in financial_years(Period(first.start, end)) or ()] if end > first.start else []
    if claim.stated.part:
        years = _all_held(counts, offences, claim)
    for count in counts.of(offences, about.areas, years[-1]) if years else ():
        found = [one for year in years for one in counts.of(offences, about.areas, year) if one.is_counted_like(count)]
        if len(found) < len(years):
            continue
        up = claim.stated.direction is Direction.UP
        beyond = [one for one in found if (one.number > limit if up else one.number < limit)]
        line = ", ".join(f"{one.period.label} {plain(one.number)}" for one in (beyond or found)[-3:])
        return not beyond, line, f"So in {len(beyond)} of the {len(found)} years to {years[-1].label}.", count
    return None


def _all_held(counts: Counts, offences: tuple[str, ...], claim: Claim) -> list[Period]:
    """The years that one source has, where they are as many as a claim is told of: "of the eleven years"."""
    about, own = claim.coordinates, claim.coordinates.periods[-1]
    for count in counts.of(offences, about.areas, own):
        years = sorted(one for one in counts.periods[count.source_id] if abs(one.days - own.days) <= 1)
        if len(years) == claim.stated.part:
            return years
    return []


def run_of(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether so many years in turn went up or down to the year of the claim, by the years of one source.

    "Rose nine years in a row before slipping in 2022/23" ends a year before the one that it names.
    """
    about, stated = claim.coordinates, claim.stated
    lasts: tuple[Period, ...] = (about.periods[-1], shifted(about.periods[-1], -1))
    steps = int(stated.value or 0)
    if stated.value is None and (told := _told_by_ends(counts, about.periods)) is not None:
        lasts, steps = (told[0],), told[1]
    up = stated.direction is Direction.UP
    if stated.word != "run" or steps < 1 or stated.direction not in (Direction.UP, Direction.DOWN):
        return None
    found: tuple[bool, str, str, Count] | None = None
    for last in lasts:
        for count in counts.of(offences, about.areas, last):
            years = [shifted(last, -back) for back in range(steps, 0, -1)]
            each = [
                next((one for one in counts.of(offences, about.areas, year) if count.is_counted_like(one)), None)
                for year in years
            ]
            numbers = [one.number for one in (*each, count) if one is not None]
            if len(numbers) <= steps:
                continue
            is_right = all((after > before) if up else (after < before) for before, after in pairwise(numbers))
            line = " → ".join(map(plain, numbers))
            if is_right or found is None:
                found = is_right, line, f"The years to {last.label}.", count
            if is_right:
                return found
    return found


def _told_by_ends(counts: Counts, periods: tuple[Period, ...]) -> tuple[Period, int] | None:
    """The last year of a run and its steps, where its ends are told, or its first year and no last."""
    years = financial_years(periods[0]) or ()
    if len(periods) == 1 and len(years) == 1 and counts.latest is not None:
        years = financial_years(Period(periods[0].start, counts.latest.end)) or ()
    elif len(periods) == 2:
        years = financial_years(Period(periods[0].start, periods[1].end)) or ()
    return (years[-1].period, len(years) - 1) if len(years) > 1 else None


def mean_of(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> Iterator[WorkedOut]:
    """The mean of a year over the years of a claim that is told as one, by each source."""
    about = claim.coordinates
    years = len(financial_years(about.periods[0]) or ())
    if "mean" in about.explicit and years > 1:
        for count in counts.of(offences, about.areas, about.periods[0]):
            mean = count.number / years
            line = f"{plain(count.number)} ÷ {years} = {plain(mean, 1)}"
            yield WorkedOut(Calculation.of(mean, line), count, f"{plain(mean, 1)} a year on average")
