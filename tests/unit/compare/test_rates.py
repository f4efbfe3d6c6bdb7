"""Single figures with their ranges."""

from __future__ import annotations

import math

import pytest

from faircount.compare.estimate import Rate
from faircount.compare.rates import (
    at_least,
    count_interval,
    exact_p_value,
    percentage_change,
    percentage_refusal,
    rate_difference,
    rate_ratio,
    ratio_limits,
    ratio_refusal,
)
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows


@pytest.mark.parametrize("known", rows("00_seed_facts"), ids=lambda known: known["comparison"])
def test_the_range_of_each_years_count_is_the_known_one(known):
    before, after = count_interval(int(known["x1"])), count_interval(int(known["x2"]))
    assert agrees(before.lower, known["x1_lo"], 1e-8)
    assert agrees(before.upper, known["x1_hi"], 1e-8)
    assert agrees(after.lower, known["x2_lo"], 1e-8)
    assert agrees(after.upper, known["x2_hi"], 1e-8)


def test_zero_starts_at_zero_and_ends_at_the_known_limit():
    found = count_interval(0)
    assert found.lower == 0
    assert math.isclose(found.upper, -math.log(0.025), rel_tol=1e-12)


def test_the_largest_counts_keep_their_order_at_the_widest_range():
    """Where a well-known package gives a lower limit above the upper one."""
    found = count_interval(1_000_000, 0.99)
    assert 997_000 < found.lower < 998_000
    assert 1_002_000 < found.upper < 1_003_000


def test_a_net_count_has_no_range():
    with pytest.raises(NotComparable, match="cancelled"):
        count_interval(-1)


@pytest.mark.parametrize("known", rows("00_seed_facts"), ids=lambda known: known["comparison"])
def test_the_known_ratios_ranges_and_tests(known):
    after, before = Rate(int(known["x2"]), float(known["t2"])), Rate(int(known["x1"]), float(known["t1"]))
    usual, strict = rate_ratio(after, before), rate_ratio(after, before, 0.998)
    assert agrees(usual.value, known["ratio"], 1e-8)
    assert agrees(usual.lower, known["lo95"], 1e-8)
    assert agrees(usual.upper, known["hi95"], 1e-8)
    assert agrees(strict.lower, known["lo998"], 1e-8)
    assert agrees(strict.upper, known["hi998"], 1e-8)
    assert agrees(exact_p_value(after, before), known["p_central"], 1e-8)
    assert agrees(min(1.0, 43 * exact_p_value(after, before)), known["p_bonferroni43"], 1e-8)
    assert agrees(at_least(after, before, 2), known["p_onesided_le2"], 1e-8)


@pytest.mark.parametrize("known", rows("21_tipping_point"), ids=lambda known: f"{known['x1']} to {known['x2']}")
def test_the_known_limits_from_zero_too(known):
    lower, upper = ratio_limits(Rate(int(known["x2"])), Rate(int(known["x1"])))
    assert agrees(lower, known["exact_lo"], 1e-9)
    assert agrees(upper, known["exact_hi"], 1e-9)


def test_the_zero_cases():
    """In closed form: of 3 events none was in the base, so the later share is at least the cube root of 0.025."""
    share = 0.025 ** (1 / 3)
    assert ratio_limits(Rate(3), Rate(0)) == (pytest.approx(share / (1 - share), rel=1e-12), math.inf)
    assert ratio_limits(Rate(0), Rate(3)) == (0.0, pytest.approx((1 - share) / share, rel=1e-12))
    assert ratio_limits(Rate(0), Rate(0)) == (0.0, math.inf)


def test_a_ratio_to_zero_is_refused_with_what_to_do():
    with pytest.raises(NotComparable, match="publish both counts"):
        rate_ratio(Rate(3), Rate(0))


def test_nought_against_one_is_no_evidence_at_all():
    """The equal-tailed exact probability is 1; a well-known package gives 0.75 for its smaller sister, which is 0.5."""
    assert exact_p_value(Rate(1), Rate(0)) == 1
    assert exact_p_value(Rate(0), Rate(0)) == 1


def test_a_leap_day_is_exposure():
    found = rate_ratio(Rate(772, 365), Rate(820, 366))
    assert math.isclose(found.value, 772 / 820 * 366 / 365)


def test_the_range_is_made_of_the_distances_to_the_exact_limits():
    early, late = count_interval(820), count_interval(772)
    found = rate_difference(Rate(772), Rate(820))
    assert found.value == -48
    assert math.isclose(found.lower, -48 - math.hypot(772 - late.lower, early.upper - 820))
    assert math.isclose(found.upper, -48 + math.hypot(late.upper - 772, 820 - early.lower))


def test_zero_against_zero_has_a_range():
    """Where the same method from Wald limits gives nothing at all."""
    found = rate_difference(Rate(0), Rate(0))
    assert (found.lower, found.upper) == (-count_interval(0).upper, count_interval(0).upper)


def test_swapping_the_two_turns_the_range_round():
    there, back = rate_difference(Rate(9, 2), Rate(4, 3)), rate_difference(Rate(4, 3), Rate(9, 2))
    assert (there.value, there.lower, there.upper) == (-back.value, -back.upper, -back.lower)


@pytest.mark.parametrize("known", rows("00_seed_facts"), ids=lambda known: known["comparison"])
def test_the_known_changes(known):
    found = percentage_change(Rate(int(known["x2"]), float(known["t2"])), Rate(int(known["x1"]), float(known["t1"])))
    assert agrees(found.value, known["pct_change"], 1e-8)
    assert math.isclose(found.lower, 100 * (float(known["lo95"]) - 1), rel_tol=1e-8)
    assert math.isclose(found.upper, 100 * (float(known["hi95"]) - 1), rel_tol=1e-8)


@pytest.mark.parametrize(
    ("base", "ratio", "percentage"),
    [
        (0, "no ratio from 0", "no percentage from 0"),
        (1, "base under 10", "base under 20"),
        (9, "base under 10", "base under 20"),
        (10, None, "base under 20"),
        (19, None, "base under 20"),
        (20, None, None),
    ],
)
def test_small_bases_carry_no_ratio_and_no_percentage(base, ratio, percentage):
    refused = ratio_refusal(Rate(base)), percentage_refusal(Rate(base))
    assert tuple(found and found.reason for found in refused) == (ratio, percentage)


def test_the_refusal_says_what_is_given_instead():
    with pytest.raises(NotComparable, match="the two counts are given instead"):
        percentage_change(Rate(100), Rate(19))
