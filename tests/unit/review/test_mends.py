"""A part of a reading said otherwise: what a person may type, how it is kept, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.errors import BadDecision
from faircount.review.mends import is_mend, mended
from tests.unit.review.test_effects import FIGURE

THREE = [
    replace(FIGURE, locator=place, number=number) for place, number in (("par2:1-4", 244), ("par2:9-12", 225), ("csv!C3", 3))
]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("online: no", "online: no"),
        ("Online: No for 2", "online: no @ par2:9-12"),
        ("online: no for numbers 2 and 3; ages: 10 to 15", "online: no @ par2:9-12 @ csv!C3; ages: 10 to 15"),
        ("ages: 10 to 15 for 1,3", "ages: 10 to 15 @ par2:1-4 @ csv!C3"),
        ("left out for 3", "left out @ csv!C3"),
        ("period: 2015/16 for 1", "period: 2015/16 @ par2:1-4"),
        ("online: no @ par2:9-12; sex: female", "online: no @ par2:9-12; sex: female"),
    ],
)
def test_it_is_kept_by_places_so_that_it_holds_whatever_is_shown_first(said, kept):
    assert is_mend(said)
    assert mended(said, THREE) == kept
    assert mended(kept, THREE) == kept


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("online: maybe for 2", "online mark"),
        ("online: no for 4", "no number 4"),
        ("online: no for 0", "no number 0"),
        ("online: no @ csv!Z9", "no number of this doubt"),
        ("online: no; nonsense", "says of no part"),
        ("ages: young", "band of ages"),
    ],
)
def test_what_means_nothing_is_refused(said, why):
    with pytest.raises(BadDecision, match=why):
        mended(said, THREE)


def test_numbers_in_one_place_are_mended_together():
    twice = [*THREE, replace(THREE[2], number=4)]
    with pytest.raises(BadDecision, match="3 and number 4 cannot be told apart"):
        mended("online: no for 3", twice)
    assert mended("online: no for 3 and 4", twice) == "online: no @ csv!C3"


@pytest.mark.parametrize("said", ["left out", "as read", "2015/16", "the online ones", "for 2"])
def test_other_words_are_no_mend(said):
    assert not is_mend(said)
