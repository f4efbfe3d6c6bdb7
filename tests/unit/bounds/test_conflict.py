"""Clashes, and what mends them."""

from __future__ import annotations

from faircount.bounds.conflict import MOST_OPTIONS, Switchboard, cheapest_hit, disjoint_clashes, mend, smallest_clash
from faircount.bounds.system import System


def board_of(counts: list[int], columns: list[int]) -> Switchboard:
    """Figures of single columns: two of one column clash if they differ."""
    rows = [[1 if column == each else 0 for column in range(max(columns) + 1)] for each in columns]
    return Switchboard(System.of(rows, counts, counts), range(len(counts)))


def test_the_smallest_clash_is_preferred_to_a_larger_one():
    # Three parts and a total that they miss, and one pair.
    system = System.of([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 0, 0]], [3, 4, 5, 20, 9], [3, 4, 5, 20, 9])
    clash = smallest_clash(Switchboard(system, range(5)), frozenset(range(5)))
    assert clash is not None
    assert (clash.rows, clash.is_smallest) == ((0, 4), True)


def test_clashes_that_share_no_row_are_found_one_after_the_other():
    found = list(disjoint_clashes(board_of([1, 2, 5, 6, 7], [0, 0, 1, 1, 2])))
    assert [clash.rows for clash in found] == [(0, 1), (2, 3)]


def test_a_tie_is_told_and_not_picked():
    mending = mend(board_of([55, 57], [0, 0]), {0: 1, 1: 1})
    assert set(mending.options) == {frozenset({0}), frozenset({1})}
    assert len(mending.options) > 1
    assert mending.doubtful == {0, 1}


def test_trust_settles_what_would_be_a_tie():
    mending = mend(board_of([55, 57], [0, 0]), {0: 4, 1: 1})
    assert mending.options == (frozenset({1}),)
    assert len(mending.options) == 1


def test_many_ties_are_all_doubtful_though_not_all_are_listed():
    pairs = 8
    mending = mend(board_of([n % 2 for n in range(2 * pairs)], [n // 2 for n in range(2 * pairs)]), dict.fromkeys(range(16), 1))
    assert mending.cost == pairs
    assert len(mending.options) == MOST_OPTIONS
    assert mending.doubtful == set(range(16))


def test_every_pair_that_a_doubtful_row_clashes_with_is_told():
    # 270 fits into none of 53, 68 and 259.
    wholes = System.of([[1], [1], [1], [1]], [270, 0, 0, 0], [270, 53, 68, 259])
    mending = mend(Switchboard(wholes, range(4)), dict.fromkeys(range(4), 1))
    assert mending.doubtful == {0}
    assert {clash.rows for clash in mending.clashes} == {(0, 1), (0, 2), (0, 3)}


def test_a_row_that_clashes_with_the_rules_alone_is_a_clash_of_one():
    system = System.of([[1, -1], [1, 0], [0, 1]], [None, 5, 0], [0, 5, 3], ceiling=[None, 2], labels=("rule", "a", "b"))
    clash = smallest_clash(Switchboard(system, [1, 2]), frozenset({1, 2}))
    assert clash is not None
    assert clash.rows == (1,)


def test_what_can_be_true_has_no_clash():
    board = board_of([55, 55], [0, 0])
    assert smallest_clash(board, board.switches) is None
    assert mend(board, {0: 1, 1: 1}).clashes == ()


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
