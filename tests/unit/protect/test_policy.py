"""A policy states what it hides, and refuses what cannot be kept."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.errors import NotProtected
from faircount.protect.policy import ProtectionPolicy


def test_the_default_hides_one_to_four_and_shows_zero():
    policy = ProtectionPolicy()
    assert [count for count in range(8) if policy.is_primary(count)] == [1, 2, 3, 4]


def test_zeros_are_hidden_where_the_policy_says_so():
    policy = ProtectionPolicy(zeros_shown=False)
    assert [count for count in range(8) if policy.is_primary(count)] == [0, 1, 2, 3, 4]
    assert "Zeros are hidden too" in policy.rule


def test_a_threshold_of_two_hides_ones_only():
    assert ProtectionPolicy(2, 1).rule.startswith("Counts of 1 are hidden")


@pytest.mark.parametrize("wrong", [{"threshold": 1}, {"width": 0}, {"width": 5}, {"reason": ""}])
def test_a_policy_that_protects_nothing_is_refused(wrong):
    with pytest.raises(NotProtected):
        ProtectionPolicy(**wrong)


@pytest.mark.parametrize(
    "given", [{"threshold": 5.5}, {"threshold": "5"}, {"threshold": True}, {"width": 2.5}, {"threshold": 10**9}]
)
def test_a_rule_is_made_of_whole_numbers_that_mean_small_counts(given):
    with pytest.raises(NotProtected, match=r"no whole number|is above 10,000"):
        ProtectionPolicy(**given)
    assert ProtectionPolicy(threshold=np.int64(10)).width == 8
