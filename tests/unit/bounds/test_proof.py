"""Why rows cannot all hold, as one comparison."""

from __future__ import annotations

from faircount.bounds.proof import InfeasibilityProof, prove
from faircount.bounds.system import System


def test_parts_that_miss_their_total():
    sums = System.of([[1, 0], [0, 1], [1, 1]], [55, 145, 259], [55, 145, 259])
    assert prove(sums) == InfeasibilityProof(((0, 1), (1, 1)), ((2, 1),), 200, 259)


def test_what_counts_twice_is_told_to():
    # Each pair holds at most 5, so the three of them hold at most 15 when every number is counted twice; 8 + 8 is needed.
    pairs = System.of([[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]], [0, 0, 0, 8], [5, 5, 5, None])
    assert prove(pairs) == InfeasibilityProof(((0, 1), (1, 1), (2, 1)), ((3, 2),), 15, 16)


def test_what_only_whole_numbers_miss_has_no_such_proof():
    assert prove(System.of([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [1, 1, 1], [1, 1, 1])) is None


def test_what_can_be_true_and_net_counts_have_none():
    assert prove(System.of([[1]], [3], [4])) is None
    assert prove(System.of([[1], [1]], [3, 5], [3, 5], floor=[-1])) is None
    assert prove(System.of([[1]], [None], [None])) is None
