"""How far areas spread beyond chance, so that funnel limits can allow for ordinary differences between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, floor, pi, sqrt

from faircount.compare.distributions import normal_quantile, t_quantile
from faircount.compare.estimate import tail
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
