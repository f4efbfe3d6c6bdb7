"""How far areas differ."""

from __future__ import annotations

from faircount.compare.areas.effects import Effect, heterogeneity, restricted_tau2


def test_areas_that_agree_show_no_spread():
    found = heterogeneity([Effect(0.2, 0.01)] * 6)
    assert (found.q, found.tau2, found.i_squared) == (0.0, 0.0, 0.0)
    assert restricted_tau2([Effect(0.2, 0.01)] * 6) == 0.0


def test_one_area_has_nothing_to_differ_from():
    found = heterogeneity([Effect(0.2, 0.01)])
    assert (found.degrees_of_freedom, found.p_value, found.tau2) == (0, 1.0, 0.0)
