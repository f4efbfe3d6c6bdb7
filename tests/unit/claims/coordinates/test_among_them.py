"""Children under 13 counted in with those under 16, or left out, by drawn acts, victims and ways to say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.claims.coordinates.offences import offences_named
from faircount.claims.coordinates.other_victims import with_younger
from faircount.claims.coordinates.victims import with_victims
from tests.lib.inputs import inputs

UNDER_16 = {
    "rapes of girls under 16": ("19D", "19E"),
    "rapes of boys aged under 16": ("19G", "19H"),
    "rapes of girls under sixteen": ("19D", "19E"),
}
YOUNGER = ("under-13s", "those under 13", "children under 13", "the under-13s", "those aged under 13")
COUNTED = (" ({} included)", ", {} among them,", ", counting {} as well,", " (including {})", ", {} included,", " (plus {})")
LEFT_OUT = (" ({} excluded)", ", leaving aside {},", " (excluding {})", " (not counting {})", ", {} left out,")
SENTENCES = ("Kent recorded 61 {} in 2018/19.", "In 2018/19 {} in Kent came to 61.", "{} in Kent fell to 61 in 2018/19.")


def named(text: str) -> list[tuple[str, ...]]:
    return [one.offences for one in with_younger(text, with_victims(text, offences_named(text)))]


@given(st.sampled_from(sorted(UNDER_16)), st.sampled_from(YOUNGER), st.sampled_from(COUNTED), st.sampled_from(SENTENCES))
@inputs(120)
def test_those_who_are_counted_in_are_of_the_same_sex_and_act(act, younger, way, sentence):
    text = sentence.format(act + way.format(younger))
    assert named(text) == [UNDER_16[act]], text


@given(st.sampled_from(sorted(UNDER_16)), st.sampled_from(YOUNGER), st.sampled_from(LEFT_OUT), st.sampled_from(SENTENCES))
@inputs(120)
def test_those_who_are_left_out_part_nothing(act, younger, way, sentence):
    text = sentence.format(act + way.format(younger))
    assert named(text) == [UNDER_16[act][:1]], text


@pytest.mark.parametrize("text", ["sexual activity with under-13s", "rapes of girls under 16 and sexual activity with under-13s"])
def test_whoever_an_act_is_with_is_counted_in_with_nobody(text):
    assert named(text)[-1] == ("21",)


NO_RAPE = (
    "non-rape sexual offences",
    "sexual offences other than rape",
    "sex crimes (excluding rape)",
    "sexual offences, rape aside",
    "sexual offences apart from rapes",
    "sexual offences not counting rapes",
)


@given(st.sampled_from(NO_RAPE), st.sampled_from(SENTENCES))
@inputs(60)
def test_all_but_rape_are_the_other_sexual_offences(said, sentence):
    assert named(sentence.format(said)) == [("other_sexual",)], said


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("rapes in the two categories for boys (under 16 and under 13)", ("19G", "19H")),
        ("sexual activity involving a child under 16 (under-13s have a code of their own)", ("22B",)),
        ("rapes of boys who had not turned 13", ("19H",)),
        ("rapes of children not yet 13", ("19E", "19H")),
        ("rape offences under the four codes for child victims", ("19D", "19E", "19G", "19H")),
        ("sexual assaults of every sort short of rape (men, women, boys and girls together)", ("sexual_assault",)),
        ("sexual assaults on people of any age and sex (rape not included)", ("sexual_assault",)),
        ("sex assaults on women and girls aged 13-plus", ("20A",)),
        ("rapes of men aged 16+", ("19F",)),
    ],
)
def test_victims_and_acts_told_in_brackets_and_clauses(text, codes):
    assert named(text)[-1] == codes
