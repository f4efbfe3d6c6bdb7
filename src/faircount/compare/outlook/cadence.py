"""How often a series is counted, how long it must be for an outlook, and how its periods are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Cadence:
    """``season`` periods make a year. An outlook needs ``fewest`` periods; forecasts are tried from the ``first_tried`` on."""

    season: int
    fewest: int
    first_tried: int
    one: str
    many: str
    ahead: int
    last_year: str


CADENCES: Mapping[int, Cadence] = {
    12: Cadence(12, 36, 26, "month", "months", 12, "last year’s same months"),
    4: Cadence(4, 20, 12, "quarter", "quarters", 4, "last year’s same quarters"),
    1: Cadence(1, 12, 8, "year", "years", 2, "the last year"),
}
"""By the number of periods in a year. Fewer periods a year need more years: what is tried on the past has to be tried often."""


def cadence_of(season: int) -> Cadence:
    """The cadence of so many periods a year, refused for any that no outlook is made from."""
    found = CADENCES.get(season)
    if found is None:
        raise NotComparable(f"{season} periods a year: an outlook is made from months (12), quarters (4) or years (1)")
    return found
