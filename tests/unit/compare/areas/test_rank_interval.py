import numpy as np
import pytest

from faircount.compare.areas.chance_of_some import chance_of_some
from faircount.compare.areas.rank_interval import rank_interval
from faircount.compare.forbidden import forbidden_words

DRAWN = np.random.default_rng(19)


def test_forces_that_differ_little_have_no_place_of_their_own():
    """A spread of a tenth and counts near 100: about 35 places wide."""
    counted = DRAWN.poisson(100 * np.exp(DRAWN.normal(0, 0.1, 43)))
    found = rank_interval(counted)
    assert 25 <= found.width <= 40
    assert not forbidden_words(found.say)
    assert (found.highest <= found.lowest).all()


def test_a_force_far_from_all_others_keeps_its_place():
    found = rank_interval([100, 100, 100, 1000], [1.0, 1.0, 1.0, 2.0])
    assert (found.highest[3], found.lowest[3]) == (1, 1)


def test_the_same_counts_give_the_same_places():
    first, second = rank_interval([3, 5, 8]), rank_interval([3, 5, 8])
    assert np.array_equal(first.lowest, second.lowest)


def test_some_leap_is_what_chance_does():
    before, after = DRAWN.poisson(20, (4_000, 43)), DRAWN.poisson(20, (4_000, 43))
    seen = np.mean(np.any(after >= 2 * before, axis=1))
    assert chance_of_some(20) == pytest.approx(seen, abs=0.03)
