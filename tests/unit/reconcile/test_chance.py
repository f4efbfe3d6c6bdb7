"""Tails of the binomial distribution are those of a library that is slower to load."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from faircount.reconcile.chance import at_least, at_most


@given(st.integers(-2, 3_000), st.integers(1, 3_000), st.floats(0, 1))
def test_tails_are_those_of_scipy_stats(count: int, asked: int, chance: float) -> None:
    assert at_least(count, asked, chance) == pytest.approx(float(binom.sf(count - 1, asked, chance)), rel=1e-7, abs=1e-12)
    assert at_most(count, asked, chance) == pytest.approx(float(binom.cdf(count, asked, chance)), rel=1e-7, abs=1e-12)
