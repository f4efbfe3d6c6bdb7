"""Published records are the same letters each time, whichever of two writers makes them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.release.published.record import to_letters
from tests.lib.effort import examples

# Where the two writers part: numbers so small or so large that one gives them an exponent and the other noughts.
NUMBERS = st.integers() | st.one_of(*(st.floats(-end, end) for end in (1e-3, 1e3, 1e18))) | st.just(1.5e-5) | st.just(1e16)
CONTENT = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=12,
)


@given(CONTENT)
@examples(150)
def test_the_letters_are_those_that_json_gives(content: object) -> None:
    assert to_letters(content).decode() == f"{json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)}\n"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_of_json_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_letters({"rate": [number]})
