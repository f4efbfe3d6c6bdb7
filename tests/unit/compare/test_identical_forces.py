"""Forces with one true rate: what chance alone makes of them must not be called more than chance."""

from __future__ import annotations

import numpy as np

from faircount.compare.areas.changes import many_changes
from faircount.compare.areas.dispersed_funnel import ratio_funnel
from faircount.compare.areas.limits import exact_funnel
from faircount.compare.funnel import Position

FORCES, TIMES = 43, 200
DRAWN = np.random.default_rng(43)
EXPECTED = np.exp(DRAWN.normal(5.0, 0.7, FORCES))


def test_identical_forces_are_seldom_said_to_have_changed():
    """The bench does it a thousand times; here the bound is five percent and three standard errors of 200 trials."""
    named = single = 0
    for _ in range(TIMES):
        found = many_changes(DRAWN.poisson(EXPECTED), DRAWN.poisson(EXPECTED))
        named += bool(found.standing_out)
        single += int(np.sum(found.p_value < 0.05))
        assert found.compared == FORCES
    assert named / TIMES <= 0.05 + 3 * (0.05 * 0.95 / TIMES) ** 0.5
    assert single / TIMES / FORCES <= 0.05


def test_identical_forces_lie_within_the_limits():
    """A widely used package, with limits of half a root of n, calls 41 of these 43 unlike at 95%."""
    beyond = {0.95: 0, 0.998: 0}
    for _ in range(20):
        counted = DRAWN.poisson(EXPECTED)
        for level in beyond:
            found = exact_funnel(counted, EXPECTED, average=1.0, confidence=level)
            beyond[level] += sum(position is not Position.SIMILAR for position in found.position)
    assert beyond[0.95] / 20 / FORCES < 0.07
    assert beyond[0.998] / 20 / FORCES < 0.01


def test_forces_that_do_differ_are_found():
    counted = DRAWN.poisson(EXPECTED * np.exp(DRAWN.normal(0, 0.4, FORCES)))
    assert sum(position is not Position.SIMILAR for position in exact_funnel(counted, EXPECTED).position) > 10
    assert ratio_funnel(counted, EXPECTED).phi > 3
    before = DRAWN.poisson(EXPECTED)
    assert 3 in many_changes(before, np.where(np.arange(FORCES) == 3, before * 2 + 20, before)).standing_out
