"""Ranks and leaps."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pytest

from faircount.compare.areas import ranks as rank_module
from faircount.compare.areas.ranks import chance_of_some, quantile_group, rank_interval
from faircount.compare.forbidden import forbidden_words
from faircount.errors import NotComparable
from tests.unit.compare.oracle import number, rows

DRAWN = np.random.default_rng(19)


def test_forces_that_differ_little_have_no_place_of_their_own():
    """A spread of a tenth and counts near 100: nearly every place."""
    counted = DRAWN.poisson(100 * np.exp(DRAWN.normal(0, 0.1, 43)))
    found = rank_interval(counted)
    assert 38 <= found.width <= 43
    assert not forbidden_words(found.say)
    assert (found.highest <= found.lowest).all()


def test_a_force_far_from_all_others_keeps_its_place():
    found = rank_interval([100, 100, 100, 1000], [1.0, 1.0, 1.0, 2.0])
    assert (found.highest[3], found.lowest[3]) == (1, 1)


def test_the_same_counts_give_the_same_places():
    first, second = rank_interval([3, 5, 8]), rank_interval([3, 5, 8])
    assert np.array_equal(first.lowest, second.lowest)


@pytest.mark.parametrize(
    ("areas", "mean", "spread"), [(3, 10, 0.0), (12, 55, 0.1), (43, 20, 0.2), (43, 150, 0.1), (80, 150, 0.1)]
)
def test_the_first_and_the_last_lie_in_their_range_as_often_as_any_other(areas, mean, spread):
    """Of places drawn from what chance leaves of each count alone, the first and the last of 43 held 0.4 to 0.6."""
    drawn, held = np.random.default_rng(7), []
    for _ in range(60):
        people, beneath = mean * np.exp(drawn.normal(0, 0.7, areas)), np.exp(drawn.normal(0, spread, areas))
        found = rank_interval(drawn.poisson(people * beneath), people)
        first, last = beneath.argmax(), beneath.argmin()
        held += [found.highest[first] == 1, found.lowest[last] == areas]
    assert np.mean(held) >= 0.92, "120 draws: a share of 0.95 falls below this in 7 of 100 seeds"


@pytest.mark.parametrize("others", [1, 2, 10, 42])
def test_how_far_the_farthest_of_many_goes_is_what_draws_say(others):
    drawn = np.random.default_rng(2).normal(size=(100_000, others + 1))
    farthest = np.abs(drawn[:, 1:] - drawn[:, :1]).max(axis=1) / np.sqrt(2)
    assert rank_module._reach(np.full(others + 1, 0.1), 0.05)[0] == pytest.approx(np.quantile(farthest, 0.95), abs=0.03)


def test_of_very_many_areas_a_few_stand_for_all():
    variance = np.random.default_rng(3).uniform(0.002, 0.2, 150)
    some, each = (
        rank_module._reach(variance, 0.05),
        [rank_module._many_to_one(own, np.delete(variance, place), 1.0, 0.05) for place, own in enumerate(variance)],
    )
    assert some == pytest.approx(np.array(each), abs=0.01)


def test_some_leap_is_what_chance_does():
    before, after = DRAWN.poisson(20, (4_000, 43)), DRAWN.poisson(20, (4_000, 43))
    seen = np.mean(np.any(after >= 2 * before, axis=1))
    assert chance_of_some(20) == pytest.approx(seen, abs=0.03)


def _case(known):
    return known["case"], int(known["nquantiles"]), known["invert"] == "TRUE"


CASES = {case: list(known) for case, known in groupby(rows("06_quantiles"), key=_case)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_known_groups(case):
    _, groups, highest_first = case
    known = CASES[case]
    wanted = tuple(None if row["quantile"] == "NA" else int(row["quantile"]) for row in known)
    assert quantile_group([number(row["value"]) for row in known], groups, highest_first) == wanted


def test_no_groups_are_refused():
    with pytest.raises(NotComparable, match="2 or more"):
        quantile_group([1.0], 0)
