"""A name of an area means the same area however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import UnknownArea
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS, area_contains, find_area, parse_area
from faircount.vocabulary.names import plain

CODES = sorted(AREAS)
SUFFIXES = ("", " Police", " Constabulary", " police force", " Police Service", " force", " police force area")


def _names(code):
    area = AREAS[code]
    return [name for name in (area.name, area.police, *area.strong, *area.weak) if name]


@st.composite
def written(draw, text):
    """The text in any case, with any spacing, and "and" as "&"."""
    if draw(st.booleans()):
        text = text.replace(" and ", " & ")
    letters = "".join(
        letter.upper() if upper else letter.lower() for letter, upper in zip(text, draw(_bits(len(text))), strict=True)
    )
    spaced = letters.replace(" ", draw(st.sampled_from([" ", "  ", "\t", "\n", "\u00a0"])))
    return draw(st.sampled_from(["", " ", "The ", "the "])) + spaced + draw(st.sampled_from(["", " ", ".", " *"]))


def _bits(length):
    return st.lists(st.booleans(), min_size=length, max_size=length)


@given(st.data(), st.sampled_from(CODES))
def test_a_name_means_the_same_area_in_any_case_and_spacing(data, code):
    name = data.draw(st.sampled_from(_names(code)))
    meant = find_area(name)
    assert meant is not None
    assert find_area(data.draw(written(name))) == meant


@given(st.data(), st.sampled_from(sorted(FORCES)), st.sampled_from(SUFFIXES))
def test_a_force_is_found_by_its_name_with_any_word_for_the_body(data, code, suffix):
    area = AREAS[code]
    name = area.name.removesuffix(" Police")
    assert find_area(data.draw(written(f"{name}{suffix}"))) == area


@given(st.text(max_size=40))
def test_any_text_is_an_area_or_is_refused_and_never_fails_otherwise(text):
    found = find_area(text)
    if found is None:
        with pytest.raises(UnknownArea):
            parse_area(text)
    else:
        assert parse_area(text) == found


@given(st.text(max_size=40))
def test_a_plain_name_is_its_own_plain_name(text):
    assert plain(plain(text)) == plain(text)


@given(*[st.sampled_from(CODES)] * 3)
def test_lying_in_an_area_is_reflexive_transitive_and_antisymmetric(one, two, three):
    assert area_contains(one, one)
    if area_contains(one, two) and area_contains(two, three):
        assert area_contains(one, three)
    if one != two and area_contains(one, two):
        assert not area_contains(two, one)


@given(*[st.sampled_from(sorted(PARTITIONS))] * 2)
def test_what_lies_in_an_area_has_only_forces_of_it(outer, inner):
    if area_contains(outer, inner):
        assert set(PARTITIONS[inner]) <= set(PARTITIONS[outer])
