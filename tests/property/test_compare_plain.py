"""What every range of plain numbers promises, one number at a time and whole arrays at once."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.compare.comparison import Change
from faircount.compare.statistics import STATISTICS
from tests.lib.inputs import inputs

few = inputs(40)
COUNTS = st.integers(0, 30) | st.integers(0, 3_000) | st.integers(0, 2_000_000)
SHARES = st.integers(1, 3_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
OF_COUNTS = ("exact (Garwood) interval", "Byar interval", "mid-p interval", "PHE rule", "Jeffreys interval for a count")
OF_SHARES = ("Wilson interval", "Clopper-Pearson interval", "mid-p interval for a proportion", "Jeffreys interval")
OF_RATIOS = ("rate ratio, exact conditional", "rate ratio, mid-p", "rate ratio, score")
GIVEN = (
    {name: st.tuples(COUNTS) for name in OF_COUNTS}
    | dict.fromkeys(OF_SHARES, SHARES)
    | dict.fromkeys((*OF_RATIOS, "MOVER difference"), st.tuples(COUNTS, COUNTS))
)
every_range = pytest.mark.parametrize("name", GIVEN)


@every_range
@few
@given(drawn=st.data(), levels=st.lists(st.sampled_from((0.8, 0.9, 0.95, 0.99, 0.998)), min_size=2, max_size=2, unique=True))
def test_a_range_holds_its_value_and_widens_with_confidence(name, drawn, levels):
    given_numbers = drawn.draw(GIVEN[name])
    narrow, wide = (STATISTICS[name](*given_numbers, confidence=level) for level in sorted(levels))
    assert wide.lower <= narrow.lower <= narrow.upper <= wide.upper
    if math.isfinite(narrow.value):
        slack = 1e-9 * (abs(narrow.value) + 1e-300)
        assert narrow.lower - slack <= narrow.value <= narrow.upper + slack


@every_range
@few
@given(drawn=st.data())
def test_an_array_is_its_numbers_one_by_one(name, drawn):
    rows = drawn.draw(st.lists(GIVEN[name], min_size=1, max_size=6))
    together = STATISTICS[name](*map(np.array, zip(*rows, strict=True)))
    for place, row in enumerate(rows):
        alone = STATISTICS[name](*row)
        for many, one in zip(together, alone, strict=True):
            assert many[place] == pytest.approx(one, rel=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", OF_RATIOS)
@few
@given(before=COUNTS, after=COUNTS, over=st.floats(0.1, 10))
def test_swapping_the_periods_turns_a_ratio_round(name, before, after, over):
    there, back = STATISTICS[name](before, after, 1.0, over), STATISTICS[name](after, before, over, 1.0)
    if before > 0:
        assert there.upper * back.lower == pytest.approx(1, rel=1e-8)
    if after > 0:
        assert there.lower * back.upper == pytest.approx(1, rel=1e-8)


@few
@given(count=COUNTS)
def test_the_mid_p_range_lies_within_the_exact_one(count):
    inner, outer = STATISTICS["mid-p interval"](count), STATISTICS["exact (Garwood) interval"](count)
    assert outer.lower <= inner.lower
    assert inner.upper < outer.upper


@few
@given(pairs=st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=12))
def test_a_label_and_its_probability_agree(pairs):
    before, after = (np.array(each, dtype=float) for each in zip(*pairs, strict=True))
    found = STATISTICS["many areas"](before, after)
    assert found.compared == len(pairs)
    for label, p_value, corrected in zip(found.label, found.p_value, found.benjamini_hochberg, strict=True):
        assert (label is not Change.NO_CLEAR_CHANGE) == (p_value < 0.05)
        assert corrected >= p_value or math.isclose(corrected, p_value)


@few
@given(data=st.data())
def test_whatever_the_counts_are_they_lie_within_what_the_ranges_allow(data):
    low = data.draw(st.tuples(st.integers(0, 40), st.integers(0, 40)))
    high = tuple(end + data.draw(st.integers(0, 9)) for end in low)
    before, after = (data.draw(st.integers(*ends)) for ends in zip(low, high, strict=True))
    found = STATISTICS["comparison from protected values"](low[0], high[0], low[1], high[1])
    known = STATISTICS["rate ratio, exact conditional"](before, after)
    assert found.chance.lower <= known.lower * (1 + 1e-12)
    assert known.upper <= found.chance.upper * (1 + 1e-12)
    assert found.change.lower <= after - before <= found.change.upper
    if found.settled == 1:
        assert known.lower > 1
    if found.settled == -1:
        assert known.upper < 1
