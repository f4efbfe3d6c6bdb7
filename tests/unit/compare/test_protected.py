"""Comparisons of ranges."""

from __future__ import annotations

import pytest

from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate, Refusal
from faircount.compare.forbidden import forbidden_words
from faircount.compare.protected import BoundedComparison, compare_bounded, compare_ranges, rounded_range
from faircount.compare.rates import ratio_limits
from faircount.vocabulary.status import CellStatus
from tests.unit.compare.cases import figure


def _hidden(year, low, high):
    return figure(year, None, lower=low, upper=high, status=CellStatus.SUPPRESSED_AT_SOURCE)


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [
        ((1, 4), (20, 20), Change.RISE),
        ((40, 45), (1, 4), Change.FALL),
        ((1, 4), (5, 9), None),
        ((1, 4), (1, 4), Change.NO_CLEAR_CHANGE),
    ],
)
def test_a_change_is_named_only_where_every_pair_of_counts_shows_it(first, last, change):
    found = compare_bounded(_hidden(2015, *first), _hidden(2016, *last) if last[0] != last[1] else figure(2016, last[0]))
    assert isinstance(found, BoundedComparison)
    assert found.change is change
    assert not forbidden_words(found.say)
    assert ("whichever" in found.say) == (change is not None)


def test_the_range_holds_the_range_of_every_pair_of_counts():
    found = compare_ranges(1, 4, 5, 9)
    every = [ratio_limits(Rate(after), Rate(before)) for before in range(1, 5) for after in range(5, 10)]
    assert found.chance.lower == pytest.approx(min(low for low, _ in every))
    assert found.chance.upper == pytest.approx(max(high for _, high in every))
    assert (found.ratio.lower, found.ratio.upper) == (5 / 4, 9.0)
    assert (found.change.lower, found.change.upper) == (1, 8)


def test_a_hidden_count_that_others_give_away_is_refused_all_the_same():
    found = compare_bounded(_hidden(2015, 3, 3), figure(2016, 20))
    assert isinstance(found, Refusal)
    assert found.reason == "hidden"
    assert "3" not in found.say


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (figure(2015, None), "not known"),
        (figure(2015, -2), "net of cancelled"),
        (figure(2015, 5, area="E23000001"), "different areas"),
    ],
)
def test_what_cannot_be_compared_is_refused(before, reason):
    found = compare_bounded(before, figure(2016, 20))
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_a_rounded_count_is_any_that_rounds_to_it():
    for base in (3, 5, 10):
        for shown in (0, base, 4 * base):
            low, high = rounded_range(shown, base)
            inside = [count for count in range(6 * base) if base * ((2 * count + base) // (2 * base)) == shown]
            assert (low, high) == (inside[0], inside[-1])
