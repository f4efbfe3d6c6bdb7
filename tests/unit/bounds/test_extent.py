"""What a figure says about the areas and ages behind it."""

from __future__ import annotations

import pytest

from faircount.bounds.extent import extent, forces_answering, listed_parts, plain_ages
from faircount.vocabulary.ages import ALL_AGES, AgeBand


def test_a_total_of_every_force_limits_their_sum_on_both_sides(of):
    whole = extent(of(31238, area="K04000001", note="forces=43"))
    assert (len(whole.areas), whole.lower, whole.upper, whole.is_whole) == (43, 31238, 31238, True)


def test_a_total_of_fewer_forces_is_at_most_the_whole(of):
    partial = extent(of(3186, area="K04000001", note="forces=38; June 2016 release"))
    assert (partial.lower, partial.upper, partial.is_whole) == (3186, None, False)


@pytest.mark.parametrize(
    ("note", "forces"), [("forces=39", 39), ("39 forces, 2017 release", 39), ("40 of 44 forces", 40), ("", None)]
)
def test_the_number_of_forces_is_read_from_the_note(of, note, forces):
    assert forces_answering(of(1, note=note)) == forces


def test_listed_parts_take_the_place_of_the_whole_region(of):
    told = of(7064, area="E12000005", note="parts=West Midlands+Staffordshire+West Mercia")
    assert listed_parts(told) == ("E23000014", "E23000015", "E23000016")
    assert extent(told).is_whole
    assert set(extent(told).areas) == {"E23000014", "E23000015", "E23000016"}


def test_parts_that_are_not_known_make_it_no_whole(of):
    told = of(7064, area="E12000005", note="parts=West Midlands+Atlantis")
    assert listed_parts(told) is None
    assert (extent(told).lower, extent(told).upper, extent(told).is_whole) == (7064, None, False)


def test_under_18_is_the_whole_of_a_set_of_children(of):
    assert plain_ages(of(1, ages=AgeBand(0, 17))) == ALL_AGES
    assert plain_ages(of(1, ages=AgeBand(0, 9))) == AgeBand(0, 9)
    assert plain_ages(of(1, ages=AgeBand(0, 17), offence="all_sexual")) == AgeBand(0, 17)
