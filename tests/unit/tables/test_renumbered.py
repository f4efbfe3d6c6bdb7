"""Codes are numbered anew as NumPy does it, whether or not they are sorted for it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faircount.tables.renumbered import first_places, renumbered

CODES = st.one_of(st.lists(st.integers(0, 30)), st.lists(st.integers(-5, 5)), st.lists(st.integers(0, 10**12)))


@given(CODES)
def test_it_is_what_numpy_gives(codes: list[int]) -> None:
    given_codes = np.array(codes, np.int64)
    for own, wanted in zip(renumbered(given_codes), np.unique(given_codes, return_inverse=True), strict=True):
        assert own.tolist() == wanted.tolist()


@given(CODES)
def test_the_first_places_are_those_of_numpy(codes: list[int]) -> None:
    given_codes = np.array(codes, np.int64)
    used, places = renumbered(given_codes)
    assert first_places(places, len(used)).tolist() == np.unique(given_codes, return_index=True)[1].tolist()
