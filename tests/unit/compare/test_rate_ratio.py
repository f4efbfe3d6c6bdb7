import math

import pytest

from faircount.compare.estimate import Rate
from faircount.compare.rate_ratio import at_least, exact_p_value, rate_ratio, ratio_limits
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows


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
