"""Counts held against what the ages of an area would lead one to expect."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, Numbers, counts, exposures, interval, plain
from faircount.compare.intervals.official_count import official_count


def expected_events(population: ArrayLike, reference_count: ArrayLike, reference_population: ArrayLike) -> Numbers:
    """The events there would be if each age band of the area had the rate of the reference; the last axis is the bands.

    >>> round(expected_events([3_470, 5_398], [255, 1_219], [2_199_830, 3_421_959]), 3)
    2.325

    Reference: indirect standardisation, APHO Technical Briefing 3 (2008).

    In words: "2.3 would be expected from the ages of the area".

    Not where the reference is itself small, or counts differently.
    """
    reference = counts(reference_count) / exposures(reference_population, "a population of the reference")
    return plain(np.sum(counts(population, "people") * reference, axis=-1))


def indirectly_standardised(
    observed: ArrayLike, expected: ArrayLike, per: float = 1.0, reference_rate: float = 1.0, confidence: float = 0.95
) -> Interval:
    """Events observed over events expected, times ``per`` and the reference's own rate where a rate is wanted.

    >>> found = indirectly_standardised(22, 11.6891012906221)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '1.88 (1.18 to 2.85)'

    Reference: APHO Technical Briefing 3 (2008); exact range under 10 events, Byar's from 10 on.

    In words: "1.9 times as many as the ages of the area would lead one to expect".

    Not for setting two areas side by side: each ratio stands against the reference, and two of them against nothing common.
    """
    scale = per * reference_rate / exposures(expected, "a number of expected events")
    found = official_count(observed, confidence)
    return interval(found.value * scale, found.lower * scale, found.upper * scale)
