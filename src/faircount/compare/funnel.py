"""Many areas held against their common rate, with limits for chance, and for how far areas spread beyond it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import exp, floor, pi, sqrt

from faircount.compare.distributions import normal_quantile, poisson_at_least, poisson_at_most, t_quantile
from faircount.compare.estimate import Rate, tail
from faircount.compare.intervals.roots import halved
from faircount.errors import NotComparable

WINSORISED = 0.1
TRIMMED_TELLS = 0.6
"""So much does an area tell of the spread, on average, where the ends are trimmed."""
FEWEST_AREAS = 10
LARGE_PHI = 4.0
"""A phi from which the spread is so large that an adjusted funnel explains little: it asks to be explained itself."""


@dataclass(frozen=True, slots=True)
class Dispersion:
    """``phi``: mean squared z-score. ``tau2``: variance between areas, on the root scale. Both as other programs give them.

    Where the ends were pulled in, both are too small: ``between_area_variance`` has that put right, and limits use it.
    """

    phi: float
    tau2: float
    areas: int
    between_area_variance: float
    trimmed: float = WINSORISED

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be said wherever limits with this spread are shown."""
        said = ["We reduced the pull of the areas that stand out most, and widened the limits to allow for that."]
        if self.areas < FEWEST_AREAS:
            said.append(f"{self.areas} areas are too few to measure their spread; see the limits of chance alone.")
        if self.phi >= LARGE_PHI:
            said.append("The areas differ by far more than chance. Recording may differ, or offending; we cannot tell which.")
        return tuple(said)

    def limits(self, expected: float, confidence: float) -> tuple[float, float]:
        """Observed over expected, lowest and highest, that chance and the ordinary spread together would give.

        >>> lower, upper = Dispersion(9.0, 0.0166, 43, 0.0252).limits(500.0, 0.998)
        >>> f"{lower:.2f} to {upper:.2f}"
        '0.20 to 2.41'
        """
        half = critical_multiple(self.areas, self.trimmed, confidence) * sqrt(1 / (4 * expected) + self.between_area_variance)
        return max(0.0, 1 - half) ** 2, (1 + half) ** 2


def dispersion(observed: Sequence[int], expected: Sequence[float], winsorised: float = WINSORISED) -> Dispersion:
    """How far observed counts spread round the expected ones beyond Poisson chance.

    >>> found = dispersion([81, 144, 100, 100], [100.0] * 4, winsorised=0.0)
    >>> round(found.phi, 6), round(found.tau2, 6)
    (5.0, 0.014167)

    Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, section 5, with z-scores on the square-root
    scale, winsorised; additive spread as in Spiegelhalter et al. (2012), Journal of the Royal Statistical Society A 175, 1-47.

    Not a licence to call the spread harmless: it may be unequal recording or unequal harm. Under pure chance the
    winsorised phi averages about 0.7, so that tau2 errs low: limits are drawn with ``between_area_variance``. Not for fewer than
    ten areas, of which none is ever outside 99.8% limits.
    """
    if len(observed) < 2:
        raise NotComparable(f"{len(observed)} area has no spread; give all the areas that answered")
    if any(number <= 0 for number in expected):
        raise NotComparable("an area with nothing expected has no place in a funnel; leave it out and say so")
    scores = [2 * (sqrt(count) - sqrt(number)) for count, number in zip(observed, expected, strict=True)]
    lowest, highest = _quantile(scores, winsorised), _quantile(scores, 1 - winsorised)
    areas = len(scores)
    phi = sum(min(max(score, lowest), highest) ** 2 for score in scores) / areas
    weights = [4 * number for number in expected]
    spread = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    tau2, between_area_variance = (
        max(0.0, (areas * each - (areas - 1)) / spread) for each in (phi, phi / variance_kept(winsorised))
    )
    return Dispersion(phi, tau2, areas, between_area_variance, winsorised)


def variance_kept(trimmed: float, left_out: bool = False) -> float:
    """What is left of the variance of a normal curve whose ends are pulled in to these quantiles, or left out.

    >>> round(variance_kept(0.1), 4), round(variance_kept(0.1, left_out=True), 4), variance_kept(0.0)
    (0.6787, 0.4377, 1.0)

    Reference: the moments of the truncated normal curve, Johnson, Kotz and Balakrishnan (1994), section 13.10.1.
    """
    if trimmed == 0:
        return 1.0
    end = normal_quantile(1 - trimmed)
    within = 1 - 2 * trimmed - 2 * end * exp(-(end**2) / 2) / sqrt(2 * pi)
    return within / (1 - 2 * trimmed) if left_out else within + 2 * trimmed * end**2


def critical_multiple(areas: int, trimmed: float, confidence: float) -> float:
    """How many of its own errors an area may lie off before limits with spread leave it outside.

    Student's t, since the spread is measured from the same areas; where ends are trimmed by fewer of them. ``TRIMMED_TELLS``
    was chosen by simulation (`make bench` prints what they hold).
    """
    degrees_of_freedom = (areas - 1) * (TRIMMED_TELLS if trimmed else 1.0)
    return t_quantile(1 - tail(confidence), max(1.0, degrees_of_freedom))


def _quantile(values: Sequence[float], probability: float) -> float:
    """The quantile by straight lines between the ordered values, the default of most statistics programs."""
    ordered = sorted(values)
    place = probability * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


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
    """

    area: str
    rate: Rate
    expected: float
    among_chance: Position
    among_areas: Position


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
    Statistics in Medicine 24, 1185-1202.

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
    points = tuple(
        FunnelPoint(
            area,
            rate,
            expected[area],
            against_chance(rate.count, expected[area], confidence),
            _against_spread(rate.count, expected[area], spread, confidence),
        )
        for area, rate in rates.items()
    )
    return Funnel(average, points, spread, confidence)


def against_chance(count: int, expected: float, confidence: float) -> Position:
    """Whether the count is lower or higher than chance alone would give round what is expected, by the exact tail."""
    beyond = tail(confidence)
    if poisson_at_most(count, expected) < beyond:
        return Position.LOWER
    return Position.HIGHER if poisson_at_least(count, expected) < beyond else Position.SIMILAR


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
