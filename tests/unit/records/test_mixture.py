"""How many pairs are one offence is learnt from how often each agreement is there, and the range holds the truth."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.records.mixture import Patterns, fit, one_offence, sum_limits

ONE = (np.array([0.3, 0.7]), np.array([0.6, 0.3, 0.1]))
CHANCE = (np.array([0.0001, 0.9999]), np.array([0.001, 0.02, 0.979]))
JUDGED = (np.array([0.45, 0.55]), np.array([0.5, 0.3, 0.2]))
LOOKED = np.array([[True, True, True], [True, True, False]])
PAIRS = 400_000


def drawn(both: int, seed: int, one=ONE) -> Patterns:
    """Pairs of which so many are one offence, agreeing as often as is said."""
    draw = np.random.default_rng(seed)
    ways = [np.multiply.outer(*shares).reshape(-1) for shares in (one, CHANCE)]
    seen = sum(draw.multinomial(times, way) for times, way in zip((both, PAIRS - both), ways, strict=True))
    return Patterns(np.where(LOOKED, seen.reshape(2, 3), 0), LOOKED, CHANCE, JUDGED, PAIRS)


def test_the_range_holds_the_truth_and_narrows_as_there_are_more():
    wide = []
    for both in (0, 15, 60, 400):
        found = [one_offence(drawn(both, seed)) for seed in range(4)]
        assert all(least <= both <= most for least, most in found)
        wide.append(sum(most - least for least, most in found) / (4 * max(both, 1)))
    assert wide == sorted(wide, reverse=True)
    assert wide[0] < 30
    assert wide[-1] < 0.6


def test_shares_are_learnt_where_many_pairs_are_one_offence_and_judged_where_none_is():
    many, none = fit(drawn(3_000, 1)), fit(drawn(0, 1))
    for found, true in zip(many.agreeing, ONE, strict=True):
        assert np.abs(found - true).max() < 0.05
    for found, judged in zip(none.agreeing, JUDGED, strict=True):
        assert np.abs(found - judged).max() < 0.05
    assert many.share * PAIRS == pytest.approx(3_000, rel=0.05)


def test_the_best_fit_is_likelier_than_others():
    patterns = drawn(60, 3)
    best = fit(patterns)
    for share in (0.3, 0.7, 1.5, 3.0):
        other = fit(type(best)(patterns, best.share * share, best.agreeing), fixed=True)
        assert other.likelihood < best.likelihood


def test_pairs_that_agree_in_everything_leave_no_doubt():
    sure = tuple(np.array([1 - 1e-9, *[1e-9 / (len(shares) - 1)] * (len(shares) - 1)]) for shares in ONE)
    patterns = drawn(300, 2, one=sure)
    least, most = one_offence(Patterns(patterns.counts, LOOKED, CHANCE, sure, PAIRS))
    assert 297 <= least <= 300 <= most <= 303


def test_limits_of_a_sum_hold_it_as_often_as_they_say():
    draw = np.random.default_rng(2)
    times, probabilities = np.array([40, 5, 12]), np.array([0.3, 0.9, 0.02])
    low, high = sum_limits(times, probabilities, 1.5, 0.95)
    sums = draw.binomial(times, probabilities, (20_000, 3)).sum(axis=1) + draw.poisson(1.5, 20_000)
    assert 0.95 <= ((sums >= low) & (sums <= high)).mean() <= 0.985
