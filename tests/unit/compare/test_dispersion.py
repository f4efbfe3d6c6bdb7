import math

import pytest

from faircount.compare.dispersion import Dispersion, critical_multiple, dispersion
from faircount.errors import NotComparable
from tests.unit.compare.oracle import rows

INPUT = rows("07_funnel_ratio_input")


def test_the_spread_of_the_known_areas():
    """8.9, as an independent program gives for the same areas on the same scale."""
    found = dispersion([int(row["obs"]) for row in INPUT], [float(row["expected"]) for row in INPUT])
    assert math.isclose(found.phi, 8.902, abs_tol=5e-4)
    assert any("far more than chance" in said for said in found.warnings)


def test_spread_is_measured_with_the_furthest_pulled_in():
    counts, expected = [100] * 18 + [400, 400], [100.0] * 20
    assert dispersion(counts, expected, winsorised=0.0).phi > dispersion(counts, expected, winsorised=0.2).phi == 0


def test_few_areas_are_said_to_be_few():
    assert any("too few" in said for said in Dispersion(1.0, 0.0, 4, 0.0).warnings)
    assert not any("too few" in said for said in Dispersion(1.0, 0.0, 43, 0.0).warnings)
    assert all("widened" in Dispersion(1.0, 0.0, areas, 0.0).warnings[0] for areas in (4, 43))


def test_what_pulling_in_takes_away_is_put_right_in_the_limits():
    """As other programs print phi and tau2, so they are here; the limits are drawn with the variance as it is."""
    found = dispersion([int(row["obs"]) for row in INPUT], [float(row["expected"]) for row in INPUT])
    assert found.between_area_variance > found.tau2 / 0.69
    assert dispersion([81, 144, 100, 100], [100.0] * 4, winsorised=0.0).between_area_variance == pytest.approx(0.014167, abs=1e-6)
    assert critical_multiple(43, 0.1, 0.998) > critical_multiple(43, 0.0, 0.998) > 3.09


def test_limits_never_go_under_zero():
    assert Dispersion(1.0, 4.0, 43, 6.0).limits(1.0, 0.998)[0] == 0


@pytest.mark.parametrize(("observed", "expected"), [([3], [3.0]), ([3, 4], [3.0, 0.0])])
def test_what_has_no_spread_is_refused(observed, expected):
    with pytest.raises(NotComparable):
        dispersion(observed, expected)
