"""What every statistic promises, over the register: a new one is tested by being registered."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from faircount.compare.compare import ESTIMATES, Of, Statistic, change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Estimate, Rate, Share
from faircount.compare.rate_ratio import exact_p_value, ratio_limits
from faircount.compare.threshold_word import FACTORS, exceeds_probability, threshold_word
from faircount.errors import NotComparable

COUNTS = st.integers(0, 30) | st.integers(0, 5_000) | st.integers(0, 2_000_000)
EXPOSURES = st.just(1.0) | st.floats(0.01, 1e7)
RATES = st.builds(Rate, COUNTS, EXPOSURES)
SHARES = st.integers(1, 5_000).flatmap(lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole)))
CONFIDENCES = st.sampled_from((0.5, 0.8, 0.9, 0.95, 0.99, 0.998))
PARTS = {
    Of.COUNT: st.tuples(COUNTS),
    Of.RATE: st.tuples(RATES),
    Of.SHARE: st.tuples(SHARES),
    Of.OBSERVED: st.tuples(COUNTS, st.floats(0.1, 1e5)),
    Of.TWO_RATES: st.tuples(RATES, RATES),
    Of.TWO_SHARES: st.tuples(SHARES, SHARES),
}
every_statistic = pytest.mark.parametrize("statistic", ESTIMATES.values(), ids=ESTIMATES.keys())
of_two = pytest.mark.parametrize(
    "statistic",
    [statistic for statistic in ESTIMATES.values() if statistic.of in (Of.TWO_RATES, Of.TWO_SHARES)],
    ids=[name for name, statistic in ESTIMATES.items() if statistic.of in (Of.TWO_RATES, Of.TWO_SHARES)],
)
few = settings(max_examples=60, deadline=None)


def _computed(statistic: Statistic, parts: tuple[object, ...], confidence: float = 0.95) -> Estimate:
    try:
        return statistic.compute(*parts, confidence=confidence)
    except NotComparable:
        reject()


@every_statistic
@few
@given(drawn=st.data(), confidence=CONFIDENCES)
def test_a_range_holds_its_estimate_and_is_all_numbers(statistic, drawn, confidence):
    found = _computed(statistic, drawn.draw(PARTS[statistic.of]), confidence)
    assert found.lower <= found.value <= found.upper
    assert all(map(math.isfinite, (found.lower, found.value, found.upper)))
    assert found.lower < found.upper
    assert found.confidence == confidence
    assert found.method


@every_statistic
@few
@given(drawn=st.data(), levels=st.lists(CONFIDENCES, min_size=2, max_size=2, unique=True))
def test_more_confidence_is_a_wider_range_round_the_same_estimate(statistic, drawn, levels):
    parts = drawn.draw(PARTS[statistic.of])
    narrow, wide = (_computed(statistic, parts, level) for level in sorted(levels))
    assert wide.value == narrow.value
    assert wide.lower <= narrow.lower
    assert narrow.upper <= wide.upper
    assert wide.upper - wide.lower > narrow.upper - narrow.lower


@every_statistic
@few
@given(drawn=st.data(), more=st.integers(1, 50))
def test_more_events_never_lower_a_limit(statistic, drawn, more):
    first, *rest = drawn.draw(PARTS[statistic.of])
    before, after = (_computed(statistic, (part, *rest)) for part in (first, _with_more(first, more)))
    assert before.value < after.value
    assert before.lower <= after.lower
    assert before.upper <= after.upper


def _with_more(part: object, more: int) -> object:
    if isinstance(part, Rate):
        return Rate(part.count + more, part.exposure)
    if isinstance(part, Share):
        if part.part + more > part.whole:
            reject()
        return Share(part.part + more, part.whole)
    assert isinstance(part, int)
    return part + more


@of_two
@few
@given(drawn=st.data())
def test_swapping_before_and_after_turns_the_finding_round(statistic, drawn):
    after, before = drawn.draw(PARTS[statistic.of])
    there, back = _computed(statistic, (after, before)), _computed(statistic, (before, after))
    if statistic.no_change == 1.0:
        assert there.value * back.value == pytest.approx(1)
        assert there.lower * back.upper == pytest.approx(1)
    elif statistic.gives.startswith("percent"):
        # A fall to a thousand-millionth is -99.9999999 percent, which has lost most of its digits.
        assert (1 + there.value / 100) * (1 + back.value / 100) == pytest.approx(1, abs=1e-3)
        assert (1 + there.lower / 100) * (1 + back.upper / 100) == pytest.approx(1, abs=1e-3)
    else:
        assert there.value == pytest.approx(-back.value)
        assert there.lower == pytest.approx(-back.upper)


@every_statistic
@pytest.mark.parametrize("count", [0, 1])
def test_a_count_of_nought_or_one_gives_a_range_or_a_reason(statistic, count):
    small = {
        Of.COUNT: (count,),
        Of.RATE: (Rate(count, 987),),
        Of.SHARE: (Share(count, 1),),
        Of.OBSERVED: (count, 0.4),
        Of.TWO_RATES: (Rate(5), Rate(count)),
        Of.TWO_SHARES: (Share(count, 1), Share(0, 1)),
    }
    try:
        found = statistic.compute(*small[statistic.of])
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
