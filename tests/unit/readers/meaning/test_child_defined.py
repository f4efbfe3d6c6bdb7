"""Whom an answer means by children."""

from __future__ import annotations

import pytest

from faircount.readers.meaning.child_defined import child_defined
from faircount.vocabulary.ages import AgeBand


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("A child is a person under the age of 16.", AgeBand(0, 15)),
        ("For this response 'child' means anyone aged under 16 when the crime was committed.", AgeBand(0, 15)),
        ("Children have been taken to be those under 18.", AgeBand(0, 17)),
        ("A child is defined as a person below sixteen", AgeBand(0, 15)),
        ("Rape of a female child under 13", None),
        ("Sexual activity with a child under 16", None),
        ("A child is not a person under 16.", None),
        ("The child was under 13 in 12 cases", None),
    ],
)
def test_who_a_child_is_is_told_by_a_definition_alone(text: str, band: AgeBand | None) -> None:
    assert child_defined(text) == band
