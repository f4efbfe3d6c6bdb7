"""Limits pass from sum to sum; on a tree they are exact."""

from __future__ import annotations

from faircount.bounds.propagate import is_tree, propagate
from faircount.bounds.system import System

CHAIN = System.of([[1, 1, 0], [0, 1, 1]], [10, 4], [10, 6], ceiling=[8, None, None])


def test_a_limit_passes_along_a_chain():
    narrowed = propagate(CHAIN)
    assert is_tree(CHAIN)
    assert narrowed.settled
    assert narrowed.floor.tolist() == [4, 2, 0]
    assert narrowed.ceiling.tolist() == [8, 6, 4]


def test_two_sums_tied_twice_are_no_tree():
    assert not is_tree(System.of([[1, 1], [1, 1]], [1, 1], [2, 2]))
    assert not is_tree(System.of([[2, 1]], [1], [2]))


def test_a_sum_out_of_reach_is_empty():
    assert propagate(System.of([[1, 1]], [7], [9], ceiling=[3, 3])).is_empty
    assert propagate(System.of([[0]], [1], [2])).is_empty


def test_a_negative_share_turns_its_limits_round():
    narrowed = propagate(System.of([[1, -1]], [2], [2], ceiling=[5, None]))
    assert narrowed.floor.tolist() == [2, 0]
    assert narrowed.ceiling.tolist() == [5, 3]


def test_a_chase_without_end_is_cut_short_and_stays_sound():
    # x >= y + 1 and y >= x + 1 push each other up for ever.
    narrowed = propagate(System.of([[1, -1], [-1, 1]], [1, 1], [None, None]), rounds=5)
    assert not narrowed.settled
    assert not narrowed.is_empty
