"""A reason of an area of which a count is hidden says no number that may be it."""

from __future__ import annotations

import pytest

from faircount.release.reasons import numbers_said

TELLS = {
    "Their officer said there were three aged 0 to 12 in 2022/23": {3},
    "The 20 of unknown age and the 170 stand as they were": {20, 170},
    "One victim was counted twice": {1},
    "It was fewer than five of 1,204": {5, 1204},
}
PLAIN = (
    "The force corrected its answer on 3 May 2026",
    "Withheld now under section 40(2), as question 2 asked",
    "The newspaper corrected one of its tables for 2016/17",
    "The band is aged 10 to 15, and not under 16s",
)


@pytest.mark.parametrize("reason", TELLS)
def test_numbers_are_numbers_in_digits_and_in_words(reason):
    assert numbers_said(reason) == TELLS[reason]


@pytest.mark.parametrize("reason", PLAIN)
def test_days_years_ages_and_sections_are_none(reason):
    assert numbers_said(reason) == set()
