"""Two and three lists."""

from __future__ import annotations

import pytest

from faircount.compare.capture import dependence_bounds, three_lists, two_lists
from faircount.errors import NotComparable


def test_too_small_an_overlap_says_nothing():
    found = two_lists(6, 30, 40)
    assert not found.firm
    assert found.say == "Too few cases stand on both lists to say how many stand on neither; 76 are on one or the other."
    assert two_lists(7, 30, 40).firm


def test_completeness_is_said_to_be_at_most():
    assert "at most 38%" in two_lists(55, 10, 90).say


def test_lists_that_depend_on_each_other_hide_more():
    totals = list(dependence_bounds(55, 10, 90).values())
    assert totals == sorted(totals)
    assert totals[0] == pytest.approx(65 * 145 / 55)


def test_three_lists_answer_with_a_span_and_not_with_a_number():
    lists = ((1, 0, 0), (0, 1, 0), (1, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1))
    found = three_lists(dict(zip(lists, (60, 40, 60, 30, 12, 20, 40), strict=True)))
    assert found.preferred == "[12,23]"
    assert found.lowest < found.models[found.preferred].total < found.highest
    with pytest.raises(NotComparable, match="seven combinations"):
        three_lists({(1, 0, 0): 3})
