"""What a count was counted over: days, the people living in the area, and the months a rule was in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Exposure:
    """The days counted, the people there were, and their product; ``whole`` says whether the period was counted throughout."""

    days: int
    population: float
    whole: bool

    @property
    def say(self) -> str:
        """How long was counted, in a sentence."""
        return f"Counted over {self.days} days." + (
            "" if self.whole else " This is not the whole period; the rates allow for it."
        )


def exposure(
    start: date, end: date, population: float = 1.0, in_force_from: date | None = None, in_force_until: date | None = None
) -> Exposure:
    """What a count from ``start`` to ``end`` (inclusive) was counted over, with the days outside a rule's time left out.

    >>> leap, plain = exposure(date(2015, 4, 1), date(2016, 3, 31)), exposure(date(2016, 4, 1), date(2017, 3, 31))
    >>> leap.days, plain.days
    (366, 365)
    >>> exposure(date(2016, 4, 1), date(2017, 3, 31), in_force_from=date(2016, 10, 1)).days
    182

    Reference: person-time, Rothman, Greenland and Lash (2008), Modern Epidemiology, chapter 3; 2015/16 had 29 February.

    In words: "a day less was counted in the later year, which alone makes 0.3% fewer".

    Not as a cure for an answer whose missing months are the busy ones: ask for the months.
    """
    first = start if in_force_from is None else max(start, in_force_from)
    last = end if in_force_until is None else min(end, in_force_until)
    days = (last - first).days + 1
    if days <= 0:
        raise NotComparable(f"nothing was in force from {start} to {end}, so nothing could be counted; leave the period out")
    if population <= 0:
        raise NotComparable(f"a population of {population:g} is no denominator of a rate; give the people living in the area")
    return Exposure(days, population, (first, last) == (start, end))
