"""Every registered range covers what its theory says, summed over every outcome or drawn; so the bench prints."""

from __future__ import annotations

import typing

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
    assert tried <= STATISTICS.keys()


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


def test_forces_that_are_alike_are_called_unlike_no_more_often_than_stated():
    """A thousand times 43 forces of real sizes with one true rate."""
    found = false_signals(1_000)
    assert found.within(1_000)
    assert found.any_change > 0.01, "a test that never speaks says nothing"
