"""The counts that a conclusion needs."""

from __future__ import annotations

import pytest

from faircount.compare.conclusions import smallest_conclusions
from faircount.compare.estimate import Rate
from faircount.compare.thresholds import threshold_word


@pytest.mark.parametrize(
    ("base", "rise", "double", "fall"),
    [
        (0, 6, 10, None),
        (3, 12, 21, None),
        (5, 15, 27, None),
        (10, 23, 41, 2),
        (20, 36, 67, 8),
        (55, 79, 151, 35),
        (100, 131, 254, 73),
        (820, 903, 1783, 741),
    ],
)
def test_the_smallest_counts_that_bear_a_word(base, rise, double, fall):
    assert smallest_conclusions(base)[1:] == (rise, double, fall)


@pytest.mark.parametrize("base", [0, 3, 17, 240])
def test_one_less_bears_it_no_more(base):
    doubled = smallest_conclusions(base).doubled
    assert threshold_word("doubled", Rate(doubled), Rate(base)).settled
    assert not threshold_word("doubled", Rate(doubled - 1), Rate(base)).settled
