"""Whose number it is that a claim gives wrongly, and the nearest figure where none of its own is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faircount.claims.claim import Claim, Coordinates
from faircount.claims.ledger_verdict import TELLING, Caution
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.offence_matches import named
from faircount.claims.stated_range import StatedRange, plain
from faircount.vocabulary.areas import AREAS, FORCES, area_contains
from faircount.vocabulary.offences import CODES, OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear, Period, calendar_year, financial_years

RARE = 200
"""A number this large is another area's or another offence's by no accident; smaller ones many have."""


@dataclass(frozen=True, slots=True)
class Other:
    """A figure that has the number of a claim and differs from it in one coordinate, which the words name."""

    count: Count
    words: str
    caution: Caution | None
    is_of_place: bool = False


def whose(counts: Counts, about: Coordinates, offences: tuple[str, ...], amount: StatedRange) -> Other | None:
    """The figure that has exactly this number: of another year, of another area, of another offence."""
    if not amount.is_exact or amount.lower < TELLING:
        return None
    number = plain(amount.lower)
    return next(
        (
            Other(count, f"{number} is the count of {words}.", caution, count.areas != about.areas)
            for count, words, caution in _beside(counts, about, offences)
            if count.number == amount.lower and (caution is not None or count.number >= RARE)
        ),
        None,
    )


def _beside(counts: Counts, about: Coordinates, offences: tuple[str, ...]) -> Iterator[tuple[Count, str, Caution | None]]:
    period = about.periods[0]
    for other in _years_like(counts, period):
        for count in counts.of(offences, about.areas, other):
            yield count, other.label, Caution.STALE
    for area in AREAS:
        if about.areas == (area,) or AREAS[area].kind == "invented":
            continue
        wider = len(about.areas) == 1 and area_contains(area, about.areas[0])
        for count in counts.of(offences, (area,), period):
            yield count, AREAS[area].label, Caution.NATIONAL if wider else None
    for offence in (*OFFENCE_SETS, *CODES):
        if (offence,) != offences:
            for count in counts.of((offence,), about.areas, period):
                yield count, named((offence,)), None


def _years_like(counts: Counts, period: Period) -> list[Period]:
    """The other periods of about the same length that are held, the latest first."""
    held = {other for periods in counts.periods.values() for other in periods}
    return sorted((other for other in held if other != period and abs(other.days - period.days) < 3), reverse=True)


def nearest_period(counts: Counts, about: Coordinates, offences: tuple[str, ...]) -> Count | None:
    """The count of the held year nearest to a period of which none is held."""
    period = about.periods[-1]
    held = {other for periods in counts.periods.values() for other in periods if len(financial_years(other) or ()) == 1}

    def away(other: Period) -> tuple[int, int]:
        shared = (min(other.end, period.end) - max(other.start, period.start)).days
        return -shared, -other.start.toordinal()

    found = (count for other in sorted(held, key=away) for count in counts.of(offences, about.areas, other))
    return next(found, None)


def is_of_nowhere(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> bool:
    """Whether a count whose sentence names no place is none of any area, and larger than that of any force or region.

    Every force has to be held: of one that is not nobody knows how much it has.
    """
    about, amount = claim.coordinates, claim.stated.amount
    if about.assumed != {"area"} or not about.explicit >= {"offence", "period"} or amount is None:
        return False
    held = {area: counts.of(offences, (area,), about.periods[0]) for area in AREAS}
    local = [count.number for area, found in held.items() if AREAS[area].kind in ("force", "region") for count in found]
    if not all(held[force] for force in FORCES) or amount.lower <= max(local):
        return False
    return not any(amount.holds(count.number) for found in held.values() for count in found)


def loose_years(periods: tuple[Period, ...]) -> Iterator[tuple[Period, ...]]:
    """The financial years that begin in calendar years, then those that end in them; none where one is no calendar year.

    >>> from faircount.vocabulary.periods import calendar_year
    >>> [[year.label for year in years] for years in loose_years((calendar_year(2018), calendar_year(2019)))]
    [['2018/19', '2019/20'], ['2017/18', '2018/19']]
    """
    if periods and all(one == calendar_year(one.start.year) for one in periods):
        for back in (0, 1):
            yield tuple(FinancialYear(one.start.year - back).period for one in periods)
