"""Every registered range covers what its theory says, summed over every outcome or drawn; so the bench prints."""

from __future__ import annotations

import typing

import numpy as np
import pytest
from bench.covered import (
    COUNTS,
    DIFFERENCES,
    FINE_MEANS,
    FINE_SHARES,
    LEVEL,
    OF_SHARES,
    OF_TWO_SHARES,
    RATIOS,
    Way,
    of_counts,
    of_differences,
    of_ratios,
    of_shares,
    of_two_shares,
)
from bench.drawn import TRIALS, covered, doubt, unseen
from bench.forces import false_signals
from bench.printed import counted, predictions, sizes

from faircount.compare import STATISTICS
from faircount.compare.interval import Interval

SUMMED = (
    *((way, lambda limits: of_counts(limits, FINE_MEANS)) for way in COUNTS),
    *((way, lambda limits: of_shares(limits, FINE_SHARES)) for way in OF_SHARES),
    *((way, of_ratios) for way in RATIOS),
    *((way, of_differences) for way in DIFFERENCES),
    *((way, of_two_shares) for way in OF_TWO_SHARES),
)
ELSEWHERE = {
    "funnel with over-dispersion": "limits round areas, not a range of one; tried with forces that are alike",
    "funnel of proportions with over-dispersion": "the same",
    "funnel of changes with over-dispersion": "the same",
    "many areas": "the exact ratio of each; tried with 43 forces",
    "recording effects": "the audit-adjusted ratio in words",
    "audit-adjusted ratio, simulated": "as the audit-adjusted ratio, by draws that take seconds",
    "audit plan": "what an audit not yet made would give",
    "audited count": "the totals that flag completeness is made of",
    "audited change": "the ratio of two of them",
    "demand outlook": "held to its own past, and refused where its ranges held too few or too many",
}
SLOW = {"negative binomial trend": 200}


def _holds_a_range(name: str) -> bool:
    given = typing.get_type_hints(STATISTICS[name]).get("return")
    parts = typing.get_type_hints(given).values() if isinstance(given, type) else ()
    return given is Interval or any(part is Interval or Interval in typing.get_args(part) for part in parts)


def test_every_registered_range_is_tried_or_said_to_be_elsewhere():
    tried = {way.name for way, _ in SUMMED} | TRIALS.keys() | ELSEWHERE.keys()
    assert {name for name in STATISTICS if _holds_a_range(name)} <= tried
    assert tried - {"one further area"} <= STATISTICS.keys()


@pytest.mark.parametrize(("way", "cover"), SUMMED, ids=[f"{way.name} {way.named or ''}".strip() for way, _ in SUMMED])
def test_no_range_covers_less_than_its_theory_allows(way: Way, cover):
    shares = cover(way.limits)
    assert shares.min() >= way.least
    assert shares.max() <= 1 + 1e-9
    assert shares.mean() >= LEVEL - 0.005, "on average none falls short"


@pytest.mark.parametrize("name", TRIALS)
def test_no_drawn_range_covers_less_than_it_may(name):
    times = SLOW.get(name, 500)
    assert covered(name, times) >= TRIALS[name][1] - doubt(times)


def test_the_bound_on_what_was_not_seen_holds_whatever_there_is():
    assert min(unseen()) >= (1 + LEVEL) / 2


def test_the_next_count_lies_in_its_prediction_range_whatever_its_mean():
    """Summed over both counts; the confidence interval, which is not for this, holds 84 of 100 next counts."""
    for _, prediction, confidence in predictions():
        assert float(prediction) >= LEVEL
        assert float(confidence) < 0.9


@pytest.mark.parametrize("variance", [1.0, 2.0, 5.0])
@pytest.mark.parametrize("areas", [2, 5, 12, 43])
def test_a_false_change_among_many_is_rare_however_counts_vary(areas, variance):
    """At most 5 in 100 runs, and three standard errors of 200; by chance alone it was 92 in 100 at three times the variance."""
    drawn, named, times = np.random.default_rng(areas), 0, 200
    for _ in range(times):
        expected = sizes(drawn, areas, 150.0)
        found = STATISTICS["many areas"](counted(drawn, expected, variance), counted(drawn, expected, variance))
        named += bool(found.standing_out)
    assert named / times <= 0.05 + 3 * (0.05 * 0.95 / times) ** 0.5


def test_the_spread_is_said_and_a_real_leap_is_still_found():
    drawn = np.random.default_rng(7)
    expected = sizes(drawn, 43, 150.0)
    expected[0] = 150.0
    later = expected * np.where(np.arange(43) == 0, 3.0, 1.0)
    found = STATISTICS["many areas"](counted(drawn, expected, 3.0), counted(drawn, later, 3.0))
    assert 0 in found.standing_out
    assert 2 < found.spread.phi < 8, "the leap itself is part of it"
    assert "times as much as chance alone" in found.say


@pytest.mark.parametrize("kind", ["funnel with over-dispersion", "funnel of changes with over-dispersion"])
@pytest.mark.parametrize("spread", [0.0, 0.1, 0.3])
def test_limits_with_spread_leave_few_outside_that_are_like_the_others(kind, spread):
    """At most 2 areas in a thousand at 99.8%, with three standard errors; trimmed and not put right it is 13 to 17."""
    drawn, out, times = np.random.default_rng(43), 0, 200
    for _ in range(times):
        expected = sizes(drawn, 43, 300.0)
        first, later = drawn.poisson(expected) + 1, drawn.poisson(expected * np.exp(drawn.normal(0, spread, 43))) + 1
        base = first if "changes" in kind else expected * later.sum() / expected.sum()
        given = (base, later) if "changes" in kind else (later, base)
        out += len(STATISTICS[kind](*given, confidence=0.998).outside)
    assert out / times / 43 <= 0.002 + 3 * (0.002 / times / 43) ** 0.5 + 0.0015


def test_forces_that_are_alike_are_called_unlike_no_more_often_than_stated():
    """A thousand times 43 forces of real sizes with one true rate."""
    found = false_signals(1_000)
    assert found.within(1_000)
    assert found.any_change > 0.01, "a test that never speaks says nothing"
