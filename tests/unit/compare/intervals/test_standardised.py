"""Standardised rates."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.compare.intervals.counts import byar_count
from faircount.compare.intervals.standardised import directly_standardised, standardised_for_groups
from faircount.errors import NotComparable

COUNT, PEOPLE, STANDARD = [5, 16, 40], [12_000, 9_000, 8_000], [5_500, 6_000, 5_500]


def test_the_rate_is_the_standard_weighted_mean_and_its_range_dobsons():
    found = directly_standardised(COUNT, PEOPLE, STANDARD)
    weights = np.array(STANDARD) / sum(STANDARD)
    rates = np.array(COUNT) / np.array(PEOPLE)
    assert found.value == pytest.approx(1e5 * float(weights @ rates))
    variance = float(np.sum(weights**2 * np.array(COUNT) / np.array(PEOPLE) ** 2))
    low = 1e5 * (float(weights @ rates) + (variance / 61) ** 0.5 * (byar_count(61).lower - 61))
    assert found.lower == pytest.approx(low)


def test_the_ages_of_the_standard_itself_give_the_crude_rate():
    found = directly_standardised(COUNT, PEOPLE, PEOPLE)
    assert found.value == pytest.approx(1e5 * 61 / 29_000)
    assert found.upper == pytest.approx(1e5 * byar_count(61).upper / 29_000)


def test_many_areas_at_once_and_no_number_under_ten_events():
    found = directly_standardised([COUNT, [3, 3, 3], [4, 3, 3]], PEOPLE, STANDARD)
    assert found.value[0] == directly_standardised(COUNT, PEOPLE, STANDARD).value
    assert np.isnan(found.value[1])
    assert np.isnan(found.lower[1])
    assert found.lower[2] > 0
    with pytest.raises(NotComparable, match="9 events"):
        directly_standardised([3, 3, 3], PEOPLE, STANDARD)


def test_events_one_a_person_are_independent_ones():
    each = standardised_for_groups([[count] for count in COUNT], [1], PEOPLE, STANDARD)
    assert tuple(each) == pytest.approx(tuple(directly_standardised(COUNT, PEOPLE, STANDARD)))


def test_one_child_with_many_offences_widens_the_range_of_the_same_rate():
    alone = standardised_for_groups([[5, 0], [16, 0], [40, 0]], [1, 10], PEOPLE, STANDARD)
    grouped = standardised_for_groups([[5, 0], [6, 1], [10, 3]], [1, 10], PEOPLE, STANDARD)
    assert grouped.value == pytest.approx(alone.value)
    assert grouped.lower < alone.lower
    assert grouped.upper > alone.upper
