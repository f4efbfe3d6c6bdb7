"""Offences that are named by their victims, beside one that is named whole."""

from __future__ import annotations

import pytest

from faircount.claims.coordinates.offences import offences_named
from faircount.claims.coordinates.other_victims import of_that_age

GIRLS = ("on girls of the same age", "on girls that age", "on females of that age", "of girls of the same age group")


@pytest.mark.parametrize("girls", GIRLS)
def test_girls_of_the_same_age_are_the_same_offence_against_girls(girls: str) -> None:
    text = f"There was one sexual assault on a boy under 13 for every three {girls}."
    assert [one.offences for one in of_that_age(text, offences_named(text))] == [("20B",)]


def test_boys_beside_an_offence_against_nobody_in_particular_are_no_offence() -> None:
    text = "There were 12 offences of sexual grooming and 30 of boys of the same age."
    assert of_that_age(text, offences_named(text)) == []
