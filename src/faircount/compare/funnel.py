"""Many areas held against their common rate, with the limits within which chance would keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from faircount.compare.dispersion import Dispersion, dispersion
from faircount.compare.distributions import poisson_at_least, poisson_at_most
from faircount.compare.estimate import Rate, tail
from faircount.compare.intervals.roots import halved
from faircount.compare.multiplicity import adjust
from faircount.errors import NotComparable

_HALVINGS = 80


class Position(StrEnum):
    """Where an area lies among limits."""

    LOWER = "lower"
    SIMILAR = "similar"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One area: what was expected at the common rate, and how what was counted lies to it.

    ``among_chance`` holds it against chance alone, ``among_areas`` against chance and the ordinary spread between areas.
    ``adjusted_p`` is the exact two-sided probability after correction for all the areas compared.
    """

    area: str
    rate: Rate
    expected: float
    among_chance: Position
    among_areas: Position
    adjusted_p: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """Areas in the order in which they came, never by size of rate: this is no league table, and holds no ranks."""

    average: float
    points: tuple[FunnelPoint, ...]
    spread: Dispersion
    confidence: float

    @property
    def compared(self) -> int:
        """How many areas were compared; printed beside whatever is said of one of them."""
        return len(self.points)

    def point(self, area: str) -> FunnelPoint | None:
        """The area's own point, or None if it gave no figure."""
        return next((point for point in self.points if point.area == area), None)

    def chance_limits(self, exposure: float) -> tuple[float, float]:
        """The lowest and highest rate that chance alone would give an area of this size."""
        lower, upper = poisson_limits(self.average * exposure, self.confidence)
        return lower / exposure, upper / exposure

    def spread_limits(self, exposure: float) -> tuple[float, float]:
        """The lowest and highest rate that chance and the ordinary spread would give an area of this size."""
        lower, upper = self.spread.limits(self.average * exposure, self.confidence)
        return self.average * lower, self.average * upper


def funnel(rates: Mapping[str, Rate], confidence: float = 0.998) -> Funnel:
    """The areas held against their common rate, by the exact Poisson test, and by the spread they show among themselves.

    >>> found = funnel({"A": Rate(1583, 869_452), "B": Rate(243, 138_002), "C": Rate(3, 470_980)})
    >>> [(point.area, str(point.among_chance)) for point in found.points]
    [('A', 'higher'), ('B', 'higher'), ('C', 'lower')]

    Reference: funnel limits of the Office for Health Improvement and Disparities (exact Poisson); Spiegelhalter (2005),
    Statistics in Medicine 24, 1185-1202; Benjamini and Hochberg (1995) over the areas.

    Not for rates of areas that record differently without saying so: outside the limits means "look here", never
    "worse". Leave out areas that did not answer, and say so; a 0 that stands for no answer pulls the common rate down.
    """
    if len(rates) < 2:
        raise NotComparable(f"{len(rates)} area makes no funnel; give all the areas that answered")
    total = sum(rate.count for rate in rates.values())
    if total == 0:
        raise NotComparable("no area counted anything, so none can be held against the others")
    average = total / sum(rate.exposure for rate in rates.values())
    expected = {area: average * rate.exposure for area, rate in rates.items()}
    spread = dispersion([rate.count for rate in rates.values()], list(expected.values()))
    adjusted = adjust([two_sided(rate.count, expected[area]) for area, rate in rates.items()]).values
    points = tuple(
        FunnelPoint(
            area,
            rate,
            expected[area],
            against_chance(rate.count, expected[area], confidence),
            _against_spread(rate.count, expected[area], spread, confidence),
            1.0 if corrected is None else corrected,
        )
        for (area, rate), corrected in zip(rates.items(), adjusted, strict=True)
    )
    return Funnel(average, points, spread, confidence)


def against_chance(count: int, expected: float, confidence: float) -> Position:
    """Whether the count is lower or higher than chance alone would give round what is expected, by the exact tail."""
    beyond = tail(confidence)
    if poisson_at_most(count, expected) < beyond:
        return Position.LOWER
    return Position.HIGHER if poisson_at_least(count, expected) < beyond else Position.SIMILAR


def two_sided(count: int, expected: float) -> float:
    """Twice the smaller exact Poisson tail, at most 1."""
    return min(1.0, 2 * min(poisson_at_most(count, expected), poisson_at_least(count, expected)))


@lru_cache(maxsize=5_000)  # every area's own page shows the same limits
def poisson_limits(expected: float, confidence: float) -> tuple[float, float]:
    """The counts, not rounded to whole ones so that a curve is smooth, at which the exact test just begins to speak.

    >>> lower, upper = poisson_limits(100.0, 0.95)
    >>> f"{lower:.1f} to {upper:.1f}"
    '80.4 to 120.6'
    """
    beyond = tail(confidence)
    lower = _where(lambda count: poisson_at_most(count, expected) >= beyond, expected)
    upper = _where(lambda count: poisson_at_least(count, expected) < beyond, 2 * expected + 100)
    return lower, upper


def _against_spread(count: int, expected: float, spread: Dispersion, confidence: float) -> Position:
    lower, upper = spread.limits(expected, confidence)
    # With so little expected that chance alone would allow it, an area is not called out by the normal approximation.
    if count < lower * expected and against_chance(count, expected, confidence) is Position.LOWER:
        return Position.LOWER
    above = count > upper * expected and against_chance(count, expected, confidence) is Position.HIGHER
    return Position.HIGHER if above else Position.SIMILAR


def _where(holds: Callable[[float], bool], high: float) -> float:
    """The least count from 0 to ``high`` at which the condition holds, by halving; 0 if it holds there."""
    return 0.0 if holds(0.0) else halved(lambda count: not holds(count), 0.0, high, _HALVINGS)[1]
