import numpy as np
import pytest

from faircount.compare.areas.dispersed_funnel import change_funnel, ratio_funnel, share_funnel
from faircount.compare.areas.neighbours import shrunk_rates
from faircount.compare.funnel import dispersion
from faircount.errors import NotComparable

DRAWN = np.random.default_rng(11)
EXPECTED = np.exp(DRAWN.normal(5, 0.6, 43))
COUNTED = DRAWN.poisson(EXPECTED * np.exp(DRAWN.normal(0, 0.3, 43)))


def test_the_root_scale_is_that_of_the_forces_page():
    found, known = ratio_funnel(COUNTED, EXPECTED), dispersion(COUNTED.tolist(), EXPECTED.tolist())
    assert (found.phi, found.tau2) == pytest.approx((known.phi, known.tau2))
    lower, upper = known.limits(float(EXPECTED[0]), 0.95)
    assert (found.spread.lower[0], found.spread.upper[0]) == pytest.approx((lower, upper))


@pytest.mark.parametrize("scale", ["root", "log", "natural"])
def test_spread_widens_the_limits_of_chance(scale):
    found = ratio_funnel(COUNTED, EXPECTED, scale)
    assert found.phi > 2
    assert (found.spread.upper - found.spread.lower > found.chance.upper - found.chance.lower).all()
    assert len(found.outside) < 15


def test_a_force_whose_own_score_is_small_is_never_outside_its_limits():
    """The defect that a widely used package has for ratios of counts."""
    found = change_funnel(COUNTED, DRAWN.poisson(COUNTED * 1.4))
    out = (found.value < found.chance.lower) | (found.value > found.chance.upper)
    assert np.array_equal(out, np.abs(found.score) > 1.959963984540054)


def test_shares_stay_between_nothing_and_all():
    found = share_funnel([0, 5, 20, 31], [40, 50, 60, 31])
    assert (found.spread.lower >= 0).all()
    assert (found.spread.upper <= 1).all()


def test_no_logarithm_of_nothing_and_no_unknown_scale():
    with pytest.raises(NotComparable, match="root scale"):
        ratio_funnel([0, 5, 6], [4.0, 5, 6], "log")
    with pytest.raises(NotComparable, match="no scale"):
        ratio_funnel([4, 5, 6], [4.0, 5, 6], "cubic")


def test_small_areas_are_drawn_in_most_and_chance_alone_is_drawn_in_whole():
    people = EXPECTED * 1000
    found = shrunk_rates(COUNTED, people)
    raw = COUNTED / people
    pulled = np.abs(found.rates - raw) / np.abs(raw - found.common)
    assert np.all(np.diff(pulled[np.argsort(people)]) <= 1e-9)
    assert shrunk_rates(EXPECTED, people).between_area_variance == 0


def test_the_value_of_a_change_is_the_later_count_over_the_earlier_one():
    found = change_funnel([50, 100, 0, 80], [100, 90, 5, 80])
    assert found.value.tolist() == [2.0, 0.9, np.inf, 1.0]


def test_limits_with_spread_take_in_what_trimming_takes_away():
    found, whole = ratio_funnel(COUNTED, EXPECTED), ratio_funnel(COUNTED, EXPECTED, trimmed=0.0)
    assert found.between_area_variance > found.tau2
    assert whole.between_area_variance == pytest.approx(whole.tau2)
