"""Offences that are named by their victims, beside one that is named whole."""

from __future__ import annotations

import pytest

from faircount.claims.coordinates.offences import offences_named
from faircount.claims.coordinates.other_victims import aged_part, of_that_age, with_ages_told

GIRLS = ("on girls of the same age", "on girls that age", "on females of that age", "of girls of the same age group")


@pytest.mark.parametrize("girls", GIRLS)
def test_girls_of_the_same_age_are_the_same_offence_against_girls(girls: str) -> None:
    text = f"There was one sexual assault on a boy under 13 for every three {girls}."
    assert [one.offences for one in of_that_age(text, offences_named(text))] == [("20B",)]


def test_boys_beside_an_offence_against_nobody_in_particular_are_no_offence() -> None:
    text = "There were 12 offences of sexual grooming and 30 of boys of the same age."
    assert of_that_age(text, offences_named(text)) == []


@pytest.mark.parametrize("ages", ["aged 13 to 15", "aged 13-15", "between 13 and 15 years old", "of thirteen to fifteen"])
def test_from_13_to_15_is_the_code_of_under_16(ages: str) -> None:
    text = f"Police recorded 224 rapes of girls {ages.removeprefix('of ')} in Kent."
    assert [one.offences for one in with_ages_told(text, offences_named(text))] == [("19D",)]


def test_a_part_under_13_lies_within_its_whole() -> None:
    text = "Half of the child rapes recorded in Kent had a victim under the age of 13."
    (named,) = offences_named(text)
    parted = aged_part(text, named)
    assert parted is not None
    part, whole = parted
    assert (part.offences, whole) == (("19E", "19H"), named.offences)
    assert aged_part("Half of the child rapes recorded in Kent were of girls.", named) is None
