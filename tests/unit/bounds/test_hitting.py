"""The cheapest choice with a member of each set."""

from __future__ import annotations

from faircount.bounds.hitting import cheapest_hit

SETS = [frozenset({1, 2}), frozenset({2, 3})]


def test_one_member_may_serve_several_sets():
    assert cheapest_hit(SETS, {1: 1, 2: 1, 3: 1}) == {2}


def test_a_dear_member_is_gone_round():
    assert cheapest_hit(SETS, {1: 1, 2: 3, 3: 1}) == {1, 3}


def test_choices_that_were_had_are_passed_over():
    assert cheapest_hit(SETS, {1: 1, 2: 1, 3: 1}, without=[frozenset({2})]) == {1, 3}
    assert cheapest_hit([frozenset({1})], {1: 1}, without=[frozenset({1})]) is None


def test_nothing_to_hit_costs_nothing_unless_some_are_wanted():
    assert cheapest_hit([], {1: 1, 2: 2}) == frozenset()
    assert cheapest_hit([], {1: 1, 2: 2}, at_least=1) == {1}
