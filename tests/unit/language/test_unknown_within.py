"""What is not known of those whom all figures are about is not known, and a band of its own is a band."""

from __future__ import annotations

from itertools import product

import pytest

from faircount.language.labels import read_label
from faircount.vocabulary.ages import NOT_KNOWN, UNDER_18
from faircount.vocabulary.measures import Sex

UNKNOWN = ("Unknown", "Not recorded", "Not known", "Unspecified", "Not stated")
WHOLE = (
    "{} (under 18)",
    "{} - under 18",
    "{} (child)",
    "{} child",
    "{} but under 18",
    "Under 18 - {}",
    "{} (U18)",
    "{} (aged 0-17)",
)


@pytest.mark.parametrize(("unknown", "whole"), [*product(UNKNOWN, WHOLE)])
def test_it_is_not_known_of_what_its_neighbours_are(unknown: str, whole: str):
    label = whole.format(unknown)
    among_ages, among_sexes, alone = (read_label(label, kind) for kind in ("age", "sex", ""))
    assert (among_ages.ages, among_ages.rest, among_ages.looks) == (NOT_KNOWN, "", frozenset())
    assert (among_sexes.sex, among_sexes.population, among_sexes.ages) == (Sex.NOT_KNOWN, UNDER_18, None)
    assert (alone.is_unknown, alone.ages) == (True, None)


@pytest.mark.parametrize("label", ["Under 18", "Unknown under 13", "Under 5", "Child", "Unknown children's home", "0-17"])
def test_a_band_a_child_and_a_name_are_what_they_are(label: str):
    assert not read_label(label, "age").is_unknown
