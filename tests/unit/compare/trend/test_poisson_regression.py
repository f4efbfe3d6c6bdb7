"""What a fit gives, and that terms which rounding makes one are refused."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.compare.trend.poisson_regression import poisson_regression
from faircount.errors import NotComparable


def straight(times: list[float]) -> np.ndarray:
    return np.column_stack([np.ones(len(times)), times])


def test_times_so_far_apart_that_rounding_leaves_no_line_are_refused():
    with pytest.raises(NotComparable, match="cannot be told apart"):
        poisson_regression(straight([2, 3, 2, 1e9, 4]), np.array([18.0, 0, 25, 0, 0]))


def test_counts_that_are_all_alike_have_no_slope_and_the_variance_of_so_many():
    """The slope's variance is one over the count times the sum of squares of the times about their mean."""
    fit = poisson_regression(straight(list(range(6))), np.full(6, 40.0))
    assert fit.coefficients == pytest.approx([np.log(40), 0], abs=1e-9)
    assert fit.covariance[1, 1] == pytest.approx(1 / (40 * 17.5))
