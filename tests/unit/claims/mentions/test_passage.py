"""When, where, whom and what a passage mentions."""

from __future__ import annotations

import pytest

from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import number_of
from faircount.claims.mentions.passage import LEAD, read_passage


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        ("recorded in 2015/16", When.FIXED, "2015/16"),
        ("recorded in 2015-2016", When.FIXED, "2015/16"),
        ("in the year to March 2016", When.FIXED, "2015/16"),
        ("between April 2017 and March 2018", When.FIXED, "2017/18"),
        ("for April to December 2017", When.FIXED, "April 2017 to December 2017"),
        ("in the first three months of 2019", When.FIXED, "January 2019 to March 2019"),
        ("since 2014/15", When.SINCE, "2014/15"),
        ("the year before", When.SHIFT, -1),
        ("five years earlier", When.SHIFT, -5),
        ("in the previous 12 months", When.SHIFT, -1),
        ("a year later", When.SHIFT, 1),
        ("in five years", When.LENGTH, 5),
        ("over 18 months", When.LENGTH, 1.5),
        ("last year", When.LAST, 0),
    ],
)
def test_a_period_is_read_as_it_is_said(text, when, label):
    said = read_passage(f"It was so {text}.").periods[0]
    assert said.when is when
    assert label == (said.period.label if said.period else said.years)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("victims under the age of four", "under 4"),
        ("victims were ten or younger", "under 11"),
        ("with under fours even victims", "under 4"),
        ("535 were 13 years old", "aged 13"),
        ("children aged 12 to 15", "aged 12 to 15"),
        ("had not yet turned 11", "under 11"),
        ("not reached their first birthday", "under 1"),
    ],
)
def test_ages_are_bands_of_completed_years(text, label):
    assert read_passage(text).ages[0].ages.label == label


@pytest.mark.parametrize("text", ["under 10 a day", "under ten per cent of it", "just under 12 offences", "under 15 offences"])
def test_a_number_under_which_something_lies_is_no_age(text):
    assert read_passage(text).ages == ()


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Cleveland Police said", ("E23000013",)),
        ("in Devon and Cornwall", ("E23000035",)),
        ("Scotland Yard said", ("E23000001",)),
        ("in Wigan and elsewhere", ("Wigan",)),
    ],
)
def test_a_place_is_an_area_or_a_name_no_table_has(text, areas):
    assert read_passage(text).places[0].areas == areas


def test_offsets_do_not_move_whatever_is_covered():
    text = "İn 2015/16, “aged under ten”: £5m, section 15A, 0808 800 5000 and 55 offences."
    passage = read_passage(text)
    assert len(passage.masked) == len(text)
    at = passage.masked.index("55")
    assert text[at : at + 2] == "55"


@pytest.mark.parametrize(
    ("printed", "number"),
    [("Twenty-one", 21), ("a hundred", 100), ("two thousand", 2000), ("three and a half", 3.5), ("1.2 million", 1_200_000)],
)
def test_numbers_in_words_have_their_value(printed, number):
    assert number_of(printed) == number


def test_what_leads_up_to_a_number_is_of_its_sentence_and_no_longer_than_tells_what_it_is():
    text = "Nobody asked. Of the 90 cases " + "in schools and homes " * 20 + "there were 12"
    passage = read_passage(text)
    assert passage.lead(text.index("90")).strip() == "of the"
    assert passage.lead(text.index("12")) == passage.masked[text.index("12") - LEAD : text.index("12")]
