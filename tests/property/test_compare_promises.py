"""What comparisons of many areas, corrections and refusals promise."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.compare.compare import compare
from faircount.compare.comparison import Comparison
from faircount.compare.estimate import Rate, Refusal
from faircount.compare.funnel import against_chance, funnel, poisson_limits
from faircount.compare.like_for_like import like_for_like
from faircount.compare.multiplicity import ADJUSTMENTS, adjust
from faircount.errors import NotComparable
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.lib.inputs import inputs

COUNTS = st.integers(0, 40) | st.integers(0, 3_000)
ANSWERS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.none() | st.integers(1, 500), min_size=2)
P_VALUES = st.lists(st.none() | st.floats(0, 1), max_size=45)
few = inputs(80)


def _figure(year: int, count: int | None, **others: object) -> Figure:
    plain = Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, count)
    return replace(plain, **others)


@few
@given(before=COUNTS, after=COUNTS, online=st.sampled_from(Online))
def test_counts_that_are_known_are_compared_both_ways_alike(before, after, online):
    there = compare(_figure(2015, before, online=online), _figure(2016, after, online=online))
    back = compare(_figure(2015, after, online=online), _figure(2016, before, online=online))
    assert isinstance(there, Comparison)
    assert isinstance(back, Comparison)
    assert there.count_change == -back.count_change
    assert there.p_value == pytest.approx(back.p_value)
    assert {there.change, back.change} in ({"rise", "fall"}, {"no clear change"})
    assert isinstance(there.ratio, Refusal) == (before < 10)
    assert isinstance(there.percentage, Refusal) == (before < 20)


@few
@given(
    before=st.integers(0, 3_000),
    secret=st.integers(0, 3_000),
    status=st.sampled_from([status for status in CellStatus if status is not CellStatus.OBSERVED]),
    later=st.booleans(),
)
def test_what_is_not_open_is_refused_and_nothing_of_it_is_said(before, secret, status, later):
    """The words are the same whatever the hidden count is, so that they cannot give it away."""
    pairs = [(_figure(2015, before), _figure(2016, count, status=status)) for count in (secret, secret + 1)]
    if not later:
        pairs = [(replace(hidden, period=shown.period), replace(shown, period=hidden.period)) for shown, hidden in pairs]
    first, second = (compare(*pair) for pair in pairs)
    assert isinstance(first, Refusal)
    assert first == second
    assert not {str(secret), str(before)} & set(re.findall(r"\d+", first.say)) - {"2015", "2016", "16", "17"}


@few
@given(before=ANSWERS, after=ANSWERS, stray=st.integers(1, 100_000))
def test_an_area_without_both_years_never_moves_the_ratio(before, after, stray):
    matched = [area for area in before if before[area] is not None and after.get(area) is not None]
    assume(matched)
    found = like_for_like(before, after)
    again = like_for_like({**before, "stray": stray}, {**after, "other": stray})
    assert again.ratio == found.ratio
    assert again.areas == found.areas == tuple(sorted(matched))
    assert set(again.left_out) == set(found.left_out) | {"stray", "other"}
    assert found.before == sum(before[area] or 0 for area in matched)
    assert found.with_spread.lower <= found.ratio.lower <= found.ratio.upper <= found.with_spread.upper


@few
@given(
    before=st.lists(st.integers(0, 10**12), min_size=2, max_size=12).filter(any),
    after=st.lists(st.integers(0, 10**12), min_size=12, max_size=12),
)
def test_the_range_of_a_total_has_ends_however_unlike_its_areas_are(before, after):
    firsts, seconds = ({str(place): each for place, each in enumerate(counts)} for counts in (before, after[: len(before)]))
    try:
        found = like_for_like(firsts, seconds)
    except NotComparable:
        return
    assert 0 <= found.with_spread.lower <= found.ratio.value <= found.with_spread.upper < 1e300


def test_areas_that_go_opposite_ways_say_nothing_together():
    found = like_for_like({"A": 10, "B": 0}, {"A": 0, "B": 10**12})
    assert found.ratio.lower > 1
    assert found.with_spread.covers(1.0)


@few
@given(
    counts=st.lists(COUNTS, min_size=3, max_size=12).filter(any),
    sizes=st.lists(st.floats(1, 2_000), min_size=12, max_size=12),
    turned=st.randoms(use_true_random=False),
)
def test_a_funnel_says_the_same_of_an_area_wherever_it_stands(counts, sizes, turned):
    rates = {f"F{place}": Rate(count, sizes[place]) for place, count in enumerate(counts)}
    shuffled = list(rates.items())
    turned.shuffle(shuffled)
    found, again = funnel(rates), funnel(dict(shuffled))
    for area in rates:
        one, other = found.point(area), again.point(area)
        assert one.among_chance == other.among_chance
        assert one.expected == pytest.approx(other.expected)
    assert sum(point.expected for point in found.points) == pytest.approx(sum(counts))


@few
@given(expected=st.floats(0.01, 20_000), confidence=st.sampled_from((0.95, 0.998)))
def test_the_drawn_limits_are_where_the_exact_test_speaks(expected, confidence):
    lower, upper = poisson_limits(expected, confidence)
    assert 0 <= lower <= expected <= upper
    inside = range(int(lower) + 1, int(upper) + (upper == int(upper)))
    for count in {*inside[:1], *inside[-1:]}:
        assert against_chance(count, expected, confidence) == "similar"
    if lower >= 1e-9:
        assert against_chance(max(0, int(lower - 1e-9)), expected, confidence) == "lower"
    assert against_chance(int(upper) + 1, expected, confidence) == "higher"


@pytest.mark.parametrize("method", ADJUSTMENTS)
@few
@given(p_values=P_VALUES, turned=st.randoms(use_true_random=False))
def test_a_correction_makes_nothing_rarer_and_keeps_the_order(method, p_values, turned):
    found = adjust(p_values, method)
    places = [place for place, value in enumerate(p_values) if value is not None]
    assert [place for place, value in enumerate(found.values) if value is not None] == places
    assert all(p_values[place] <= found.values[place] <= 1 for place in places)
    by_raw = sorted(places, key=lambda place: p_values[place])
    assert all(found.values[one] <= found.values[other] for one, other in pairwise(by_raw))
    order = list(range(len(p_values)))
    turned.shuffle(order)
    again = adjust([p_values[place] for place in order], method)
    assert [again.values[order.index(place)] for place in places] == [found.values[place] for place in places]


@few
@given(p_values=P_VALUES)
def test_the_stricter_corrections_are_stricter(p_values):
    known = [value for value in p_values if value is not None]
    corrected = {method: adjust(known, method).values for method in ADJUSTMENTS}
    for strict, lenient in (
        ("Bonferroni", "Holm"),
        ("Holm", "Hochberg"),
        ("Hochberg", "Hommel"),
        ("Hommel", "Benjamini-Hochberg"),
        ("Benjamini-Yekutieli", "Benjamini-Hochberg"),
    ):
        pairs = zip(corrected[strict], corrected[lenient], strict=True)
        assert all(one >= other or one == pytest.approx(other) for one, other in pairs)
