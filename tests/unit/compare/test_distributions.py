import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from faircount.compare.distributions import binomial_at_least, poisson_at_least, poisson_at_most


def test_tails_of_whole_counts_are_sums_of_their_probabilities():
    mean = 3.7
    below = sum(math.exp(-mean) * mean**count / math.factorial(count) for count in range(3))
    assert math.isclose(poisson_at_most(2, mean), below)
    assert math.isclose(poisson_at_least(3, mean), 1 - below)
    assert poisson_at_least(0, mean) == 1


def test_comparing_does_not_load_the_heavy_half_of_scipy():
    asked = "import sys, faircount.compare.compare; print([name for name in sys.modules if name.startswith('scipy.stats')])"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@given(st.integers(-2, 3_000), st.integers(1, 3_000), st.floats(0, 1))
def test_binomial_tails_are_those_of_a_library_that_is_slower_to_load(count: int, asked: int, chance: float) -> None:
    known = float(binom.sf(count - 1, asked, chance))
    assert binomial_at_least(count, asked, chance) == pytest.approx(known, rel=1e-7, abs=1e-12)
