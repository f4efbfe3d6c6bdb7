from itertools import pairwise

import numpy as np
import pytest
from scipy import special

from faircount.compare.intervals.beta_odds import EDGES, MANY, TERMS, _drawn, beta_odds


def test_where_the_upper_tail_is_small_the_odds_are_right_to_twelve_digits():
    """At most one event of a thousand million and one: P(X <= 1) = (1 - s) ** n * (1 + n * s / (1 - s)) is 2.5%."""
    rest, beyond = 1e9, 0.025
    odds = float(beta_odds(np.array([2.0]), np.array([rest]), 1 - beyond)[0])
    left = -np.log1p(odds) * (rest + 1) + np.log1p((rest + 1) * odds)
    assert np.exp(left) == pytest.approx(beyond, rel=1e-10)


@pytest.mark.parametrize("probability", [0.1, 0.975, 0.0005])
def test_a_surface_meets_quantiles_wherever_it_is_read_off(probability):
    drawn = np.random.default_rng(4)
    one, other = np.exp(drawn.uniform(0, 11, (2, MANY)))
    a, b = np.minimum(one, other), np.maximum(one, other)
    share = special.betaincinv(a, b, probability)
    assert beta_odds(a, b, probability) == pytest.approx(share / (1 - share), rel=1e-11)


def test_rows_outside_the_surfaces_are_searched_for():
    a, b = np.full(MANY, 3.5), np.full(MANY, 0.25)
    share = special.betaincinv(3.5, 0.25, 0.025)
    assert beta_odds(a, b, 0.025) == pytest.approx(np.full(MANY, share / (1 - share)), rel=1e-12)


def test_a_surface_that_misses_is_not_used():
    bands = list(zip(pairwise(EDGES), TERMS, strict=True))
    assert all(_drawn(*edges, terms, probability) for edges, terms in bands for probability in (0.025, 0.999))
    (low, high), terms = bands[-1]
    assert _drawn(low, high, terms, 1 - 1e-8) is None
