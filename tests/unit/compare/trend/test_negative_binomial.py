"""The trend of counts that spread far beyond chance: its range holds what it says in short series too."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from faircount.compare.trend.trend import negative_binomial_trend
from faircount.errors import NotComparable

SERIES = [18, 59, 17, 29, 17, 17, 17, 21, 32, 57, 72, 34]


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_its_range_is_that_of_students_t(confidence):
    found = negative_binomial_trend(SERIES, confidence=confidence)
    half = special.stdtrit(len(SERIES) - 2, (1 + confidence) / 2) * found.error
    assert np.log(found.each_period) == pytest.approx([found.slope, found.slope - half, found.slope + half])


def test_a_short_series_is_held_as_often_as_it_says():
    drawn, held, tried = np.random.default_rng(4), 0, 0
    mean = 40 * np.exp(0.02 * np.arange(8))
    for _ in range(250):
        try:
            found = negative_binomial_trend(drawn.negative_binomial(mean / 3, 0.25)).each_period
        except NotComparable:  # spreads no wider than chance
            continue
        held += found.lower <= np.exp(0.02) <= found.upper
        tried += 1
    assert held / tried > 0.94, "by the normal curve it is 0.924"
