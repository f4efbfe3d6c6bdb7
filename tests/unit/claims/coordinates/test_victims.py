"""Victims whom a sentence tells apart from what was done to them, by drawn offences, people and places in the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.claims.coordinates.offences import offences_named
from faircount.claims.coordinates.victims import codes_of_victims, victims_told, with_victims
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains
from tests.lib.inputs import inputs

AGES = {
    (0, 12): ("under 13", "aged under 13", "under the age of 13", "aged 12 and under", "younger than 13", "aged 12 or younger"),
    (13, 15): ("aged 13 to 15", "aged 13-15", "between 13 and 15 years old", "of 13, 14 or 15", "aged thirteen to fifteen"),
    (16, 150): ("aged 16 and over", "aged 16 or older", "over 15", "sixteen and above"),
}
WHO = {Sex.FEMALE: ("girls", "females", "female victims"), Sex.MALE: ("boys", "males", "male victims")}
RAPES = {(CODES[code].sex, ages): code for code, ages in zip("19C 19D 19E 19F 19G 19H".split(), [*AGES][::-1] * 2, strict=True)}
SENTENCES = (
    "Kent recorded 224 rapes of {who} in 2022/23.",
    "Kent recorded 224 rapes in which the victims were {who}.",
    "For {who}, the highest number of rapes came in 2019/20.",
    "{Who} were the victims of 224 rapes in Kent.",
    "Of the 900 rapes in Kent, 224 were of {who}.",
    "In Kent 31% of the 900 rapes involved {who}.",
    "{Who} were the victims in 31% of rapes in Kent.",
    "{Who}: Kent Police recorded 224 rapes of them in 2022/23.",
)


@given(st.sampled_from(sorted(WHO)), st.sampled_from(sorted(AGES)), st.sampled_from(SENTENCES), st.randoms(use_true_random=False))
@inputs(200)
def test_whoever_is_told_of_parts_an_offence_wherever_they_stand(sex, ages, sentence, random):
    who = f"{random.choice(WHO[sex])} {random.choice(AGES[ages])}"
    text = sentence.format(who=who, Who=who.capitalize())
    assert (RAPES[sex, ages],) in [one.offences for one in with_victims(text, offences_named(text))], text


@pytest.mark.parametrize(
    "text",
    [
        "Rapes in Kent rose from 13 to 15 in 2022/23.",
        "Kent recorded between 13 and 15 rapes a month.",
        "Girls are at risk, said the charity, and rapes in Kent rose to 30.",
        "Rapes of all ages, men and women, girls and boys, rose to 30.",
        "Kent recorded 30 rapes of a child under 13, male or female.",
    ],
)
def test_numbers_that_are_counts_and_people_who_are_everybody_part_nothing(text):
    assert with_victims(text, offences_named(text)) == list(offences_named(text))


@pytest.mark.parametrize("text", ["30 rapes were recorded, all of them of girls under 13.", "30 rapes, mostly of girls under 13"])
def test_where_nobody_tells_how_many_were_of_whom_a_count_is_not_surely_of_all(text):
    (whole, part) = with_victims(text, offences_named(text))
    assert not whole.is_whole or whole.offences == part.offences


@given(st.sampled_from(sorted({*CODES, *OFFENCE_SETS})), st.sampled_from((Sex.ALL, *WHO)), st.sampled_from((None, *AGES)))
@inputs(200)
def test_the_codes_of_somebody_are_of_their_sex_and_age(offence, sex, ages):
    victims = next(victims_told("girls under 13"))
    told = codes_of_victims((offence,), type(victims)(0, 1, sex, ages))
    for code in (code for code in CODES if told and any(contains(one, code) for one in told[0])):
        assert sex in (Sex.ALL, CODES[code].sex)
        assert ages is None or CODES[code].ages.high is None or CODES[code].ages.high <= ages[1]


@pytest.mark.parametrize(
    "everybody", ["women, men, girls and boys together", "men, women, boys and girls", "girls, boys, women and men"]
)
def test_a_list_of_all_of_them_leaves_a_name_whole(everybody):
    text = f"Gwent's total of recorded rapes, {everybody}, tripled between 2012/13 and 2022/23."
    assert [(one.offences, one.is_whole) for one in with_victims(text, offences_named(text))] == [(("rape",), True)]


def test_ages_that_an_offence_is_of_anyway_leave_it_whole():
    for text in ("79 rapes of children aged 15 or under in Kent", "79 rapes of children under 16 in Kent"):
        (found,) = with_victims(text, offences_named(text))
        assert (found.offences, found.is_whole, text[found.end :]) == (("child_rape",), True, " in Kent")


def test_two_acts_may_be_told_of_the_same_victims_and_the_first_of_everybody():
    text = "564 rapes and sexual assaults of under-13s"
    assert [(one.offences, one.otherwise) for one in with_victims(text, offences_named(text))] == [
        (("19E", "19H"), ("rape",)),
        (("sexual_assault_under_13",), ()),
    ]
    text = "child rapes and sexual assaults of under-13s"
    assert with_victims(text, offences_named(text))[0].offences == ("child_rape",)


def test_girls_and_boys_of_an_age_are_not_everybody():
    text = "A fifth of all rapes were of girls and boys under 13."
    assert [one.offences for one in with_victims(text, offences_named(text))][-1] == ("19E", "19H")


def test_victims_who_are_included_part_nothing():
    text = "child rapes (girls and boys under 16, including under-13s)"
    assert {one.offences for one in with_victims(text, offences_named(text))} == {("child_rape",)}
