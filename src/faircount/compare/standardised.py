"""Counts held against what the ages of an area would lead one to expect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faircount.compare.estimate import Estimate, amount, counted
from faircount.compare.rate import phe_count
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Stratum:
    """One age band: the people of the area in it, and the events and people of the reference, mostly the country."""

    population: float
    reference_count: int
    reference_population: float


def expected_count(strata: Iterable[Stratum]) -> float:
    """The events there would be if each age band of the area had the rate of the reference.

    >>> round(expected_count([Stratum(3_470, 255, 2_199_830), Stratum(5_398, 1_219, 3_421_959)]), 3)
    2.325
    """
    bands = list(strata)
    if any(band.reference_population <= 0 or band.population < 0 for band in bands):
        raise NotComparable("an age band of the reference holds nobody; join it with its neighbour before standardising")
    return sum(band.population * band.reference_count / band.reference_population for band in bands)


def standardised_ratio(observed: int, expected: float, confidence: float = 0.95) -> Estimate:
    """Events observed over events expected from the ages of the area; 1 is as expected.

    >>> found = standardised_ratio(22, 11.6891012906221)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '1.88 (1.18 to 2.85)'

    Reference: indirect standardisation, APHO Technical Briefing 3 (2008); exact range under 10 events, Byar's from 10 on.
    The number is from PHEindicatormethods 2.1.0.

    Not for setting two areas side by side: each ratio stands against the reference, and two of them against nothing common.
    Doubt about the expected count is left out, so not where the reference is itself small.
    """
    return phe_count(counted(observed), confidence).scaled(1 / amount(expected, "an expected count"))


def standardised_rate(observed: int, expected: float, reference_rate: float, confidence: float = 0.95) -> Estimate:
    """The standardised ratio times the reference's own rate, in that rate's unit.

    >>> found = standardised_rate(22, 11.6891012906221, 73.4043324604062)
    >>> f"{found.value:.1f} ({found.lower:.1f} to {found.upper:.1f})"
    '138.2 (86.6 to 209.2)'

    Reference and cautions as for the standardised ratio.
    """
    return standardised_ratio(observed, expected, confidence).scaled(amount(reference_rate, "a reference rate"))
