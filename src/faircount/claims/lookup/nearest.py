"""Whose number it is that a claim gives wrongly, and the nearest figure where none of its own is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faircount.claims.claim import Coordinates
from faircount.claims.ledger_verdict import TELLING, Caution
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.offence_matches import named
from faircount.claims.stated_range import StatedRange, plain
from faircount.vocabulary.areas import AREAS, area_contains
from faircount.vocabulary.offences import CODES, OFFENCE_SETS
from faircount.vocabulary.periods import Period, financial_years

RARE = 200
"""A number this large is another area's or another offence's by no accident; smaller ones many have."""


@dataclass(frozen=True, slots=True)
class Other:
    """A figure that has the number of a claim and differs from it in one coordinate, which the words name."""

    count: Count
    words: str
    caution: Caution | None


def whose(counts: Counts, about: Coordinates, offences: tuple[str, ...], amount: StatedRange) -> Other | None:
    """The figure that has exactly this number: of another year, of another area, of another offence."""
    if not amount.is_exact or amount.lower < TELLING:
        return None
    number = plain(amount.lower)
    return next(
        (
            Other(count, f"{number} is the count of {words}.", caution)
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
