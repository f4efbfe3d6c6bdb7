"""Ages: both ends included, "under" told from "and under", and not known in no band."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import UnknownAges
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, OLDEST, UNDER_18, AgeBand, find_ages, parse_ages

BANDS = st.tuples(st.integers(0, OLDEST), st.integers(0, OLDEST)).map(lambda ends: AgeBand(min(ends), max(ends)))


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("under 4", AgeBand(0, 3)),
        ("under four", AgeBand(0, 3)),
        ("aged under 10", AgeBand(0, 9)),
        ("under the age of four", AgeBand(0, 3)),
        ("4 and under", AgeBand(0, 4)),
        ("aged ten and under", AgeBand(0, 10)),
        ("aged ten or younger", AgeBand(0, 10)),
        ("<5", AgeBand(0, 4)),
        ("under 18s", UNDER_18),
        ("11-15", AgeBand(11, 15)),
        ("11 to 15 years", AgeBand(11, 15)),
        ("16 and over", AgeBand(16, None)),
        ("16+", AgeBand(16, None)),
        ("aged 13", AgeBand(13, 13)),
        ("one year old", AgeBand(1, 1)),
        ("Unknown", NOT_KNOWN),
        ("all ages", ALL_AGES),
        ("", ALL_AGES),
    ],
)
def test_a_band_is_read_as_it_is_meant(text, band):
    assert parse_ages(text) == band


@pytest.mark.parametrize("text", ["15-11", "under 0", "children", "10,11", "four hundred"])
def test_what_names_no_band_is_refused(text):
    assert find_ages(text) is None
    with pytest.raises(UnknownAges, match="is not a band of ages"):
        parse_ages(text)


def test_a_band_cannot_end_before_it_begins_and_the_unknown_have_no_ends():
    with pytest.raises(UnknownAges, match="a band cannot end at 3 when it starts at 4"):
        AgeBand(4, 3)
    with pytest.raises(UnknownAges, match="an age that is not known lies in no band"):
        AgeBand(0, 3, known=False)


def test_all_ages_hold_those_not_known_and_a_band_does_not():
    assert ALL_AGES.contains(NOT_KNOWN)
    assert ALL_AGES.contains(ALL_AGES)
    assert not UNDER_18.contains(NOT_KNOWN)
    assert not UNDER_18.contains(ALL_AGES)
    assert NOT_KNOWN.contains(NOT_KNOWN)
    assert UNDER_18.contains(AgeBand(0, 3))
    assert not AgeBand(0, 3).contains(AgeBand(0, 4))
    assert AgeBand(16, None).contains(AgeBand(18, 30))
    assert not UNDER_18.contains(AgeBand(16, None))


@pytest.mark.parametrize(
    ("band", "label"),
    [
        (AgeBand(0, 3), "under 4"),
        (AgeBand(4, 4), "aged 4"),
        (AgeBand(16, None), "aged 16 and over"),
        (NOT_KNOWN, "age not known"),
        (ALL_AGES, "all ages"),
    ],
)
def test_a_band_is_said_in_words(band, label):
    assert band.label == label


@given(BANDS)
def test_a_label_is_read_back_as_its_band(band):
    assert find_ages(band.label) == band or band.high is None or band.high > 98


@given(BANDS, BANDS, BANDS)
def test_holding_is_an_order(one, two, three):
    assert one.contains(one)
    assert not (one.contains(two) and two.contains(three)) or one.contains(three)
    assert not (one.contains(two) and two.contains(one)) or one == two
