"""What every statistic of single figures promises: the ranges that comparisons and pages are made of."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from faircount.compare.compare import change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Estimate, Rate
from faircount.compare.rates import count_interval, exact_p_value, percentage_change, rate_difference, rate_ratio, ratio_limits
from faircount.compare.thresholds import FACTORS, exceeds_probability, threshold_word
from faircount.errors import NotComparable
from tests.lib.inputs import inputs

COUNTS = st.integers(0, 30) | st.integers(0, 5_000) | st.integers(0, 2_000_000)
EXPOSURES = st.just(1.0) | st.floats(0.01, 1e7)
RATES = st.builds(Rate, COUNTS, EXPOSURES)
CONFIDENCES = st.sampled_from((0.5, 0.8, 0.9, 0.95, 0.99, 0.998))
ONE, TWO = st.tuples(COUNTS), st.tuples(RATES, RATES)
STATISTICS = {
    "count_interval": (count_interval, ONE),
    "rate_ratio": (rate_ratio, TWO),
    "rate_difference": (rate_difference, TWO),
    "percentage_change": (percentage_change, TWO),
}
every_statistic = pytest.mark.parametrize(("compute", "parts"), STATISTICS.values(), ids=STATISTICS)
few = inputs(60)


def _computed(compute: Callable[..., Estimate], parts: tuple[object, ...], confidence: float = 0.95) -> Estimate:
    try:
        return compute(*parts, confidence=confidence)
    except NotComparable:
        reject()


@every_statistic
@few
@given(drawn=st.data(), confidence=CONFIDENCES)
def test_a_range_holds_its_estimate_and_is_all_numbers(compute, parts, drawn, confidence):
    found = _computed(compute, drawn.draw(parts), confidence)
    assert found.lower <= found.value <= found.upper
    assert all(map(math.isfinite, (found.lower, found.value, found.upper)))
    assert found.lower < found.upper
    assert found.confidence == confidence
    assert found.method


@every_statistic
@few
@given(drawn=st.data(), levels=st.lists(CONFIDENCES, min_size=2, max_size=2, unique=True))
def test_more_confidence_is_a_wider_range_round_the_same_estimate(compute, parts, drawn, levels):
    of = drawn.draw(parts)
    narrow, wide = (_computed(compute, of, level) for level in sorted(levels))
    assert wide.value == narrow.value
    assert wide.lower <= narrow.lower
    assert narrow.upper <= wide.upper
    assert wide.upper - wide.lower > narrow.upper - narrow.lower


@every_statistic
@few
@given(drawn=st.data(), more=st.integers(1, 50))
def test_more_events_never_lower_a_limit(compute, parts, drawn, more):
    first, *rest = drawn.draw(parts)
    later = Rate(first.count + more, first.exposure) if isinstance(first, Rate) else first + more
    before, after = (_computed(compute, (part, *rest)) for part in (first, later))
    assert before.value < after.value
    assert before.lower <= after.lower
    assert before.upper <= after.upper


@few
@given(after=RATES, before=RATES)
def test_swapping_before_and_after_turns_the_finding_round(after, before):
    there, back = _computed(rate_ratio, (after, before)), _computed(rate_ratio, (before, after))
    assert there.value * back.value == pytest.approx(1)
    assert there.lower * back.upper == pytest.approx(1)
    there, back = _computed(percentage_change, (after, before)), _computed(percentage_change, (before, after))
    for one, other in ((there.value, back.value), (there.lower, back.upper)):
        # A fall to a thousand-millionth is -99.9999999 percent, which has lost most of its digits: as many as the other has.
        lost = 1e-15 * max(1 + one / 100, 1 + other / 100)
        assert (1 + one / 100) * (1 + other / 100) == pytest.approx(1, abs=1e-3 + lost)


@few
@given(after=RATES, before=RATES)
def test_swapping_before_and_after_turns_the_difference_round(after, before):
    there, back = rate_difference(after, before), rate_difference(before, after)
    assert there.value == pytest.approx(-back.value)
    assert there.lower == pytest.approx(-back.upper)


@every_statistic
@pytest.mark.parametrize("count", [0, 1])
def test_a_count_of_nought_or_one_gives_a_range_or_a_reason(compute, parts, count):
    try:
        found = compute(*((count,) if parts is ONE else (Rate(5), Rate(count))))
    except NotComparable as refusal:
        said = str(refusal)
    else:
        said = ""
        assert found.lower < found.upper
    assert not said or len(said.split()) > 5, "a refusal says why, and what to do"


@few
@given(after=RATES, before=RATES, confidence=CONFIDENCES)
@example(after=Rate(0), before=Rate(0), confidence=0.95)
@example(after=Rate(3), before=Rate(0), confidence=0.95)
@example(after=Rate(0), before=Rate(4), confidence=0.95)
def test_the_range_and_the_test_are_two_sides_of_one_thing(after, before, confidence):
    lower, upper = ratio_limits(after, before, confidence)
    for limit in (lower, upper):
        if 0 < limit < math.inf:
            assert exact_p_value(after, before, limit) == pytest.approx(1 - confidence, rel=1e-6)
    clear = change_between(after, before, confidence) is not Change.NO_CLEAR_CHANGE
    assert clear == (not lower <= 1 <= upper)


@few
@given(after=RATES, before=RATES, word=st.sampled_from(sorted(FACTORS)))
def test_a_word_that_is_settled_is_true_of_the_count_and_probable(after, before, word):
    found = threshold_word(word, after, before)
    assert 0 <= found.probability <= 1
    assert 0 <= found.p_value <= 1
    if found.settled:
        assert found.true_of_count
        assert found.probability > 0.95
        assert found.p_value < 0.025


@few
@given(after=RATES, before=RATES, factor=st.floats(0.1, 10))
def test_above_and_not_above_are_everything(after, before, factor):
    above, not_above = exceeds_probability(after, before, factor)
    assert above + not_above == pytest.approx(1)
