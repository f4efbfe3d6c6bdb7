"""Whatever is given to a function of the library that compares: it answers, or refuses with an error of its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import faircount as fc
from faircount.errors import FaircountError
from faircount.library.asked import CHECKS_BY_PARAMETER
from tests.lib.odd_numbers import NEVER, SOMETIMES

FORCES = {"area": ["Cleveland", "Kent", "Essex"], "before": [55, 820, 30], "after": [145, 772, 31]}
RIGHT: Mapping[str, tuple[Callable[..., Any], Mapping[str, Any]]] = {
    "compare": (fc.compare, {"before": 55, "after": 145}),
    "compare_series": (fc.compare_series, {"counts": [105, 97, 77, 111, 104, 112, 102, 96]}),
    "compare_table": (fc.compare_table, {"frame": pl.DataFrame(FORCES)}),
}
EVERY = [(name, parameter) for name, (call, _) in RIGHT.items() for parameter in inspect.signature(call).parameters]
PAIRS: tuple[Any, ...] = (
    (4, 1), (1,), (1.5, 4), ("a", "b"), ("", ""), (np.nan, 4), (True, 4), (None, None), (-1, 4), (0, 100), (40, 100), (1000, 900),
    (np.inf, 1000), [1, 4], {9: "x"}, {3: None}, {3: " "}, {True: "x"}, {"a": 5}, {"": "x"}, 0, 1, 95, np.array([1, 2]),
    np.array(["a", "b"]), "0", "123", " ", "\0", "55=5", pl.Series([1, 2, 3]), pl.DataFrame({"a": [1]}), {1, 2}, set(),
    iter([1, 2, 3]),
)  # fmt: skip
ODD = (*NEVER, *SOMETIMES, *PAIRS)
DRAWN = (
    st.sampled_from(ODD)
    | st.text(max_size=8)
    | st.integers()
    | st.floats()
    | st.lists(st.sampled_from(ODD) | st.integers(0, 400), max_size=5)
    | st.tuples(st.sampled_from(ODD), st.integers(-2, 9))
    | st.dictionaries(st.text(max_size=3) | st.integers(-1, 9), st.text(max_size=3) | st.none(), max_size=2)
)


def _is_range(odd: Any) -> bool:
    return isinstance(odd, tuple | list) and len(odd) == 2 and all(type(each) is int for each in odd) and 0 <= odd[0] <= odd[1]


MAY_BE: Mapping[str, Callable[[Any], bool]] = {
    "count": lambda odd: odd is None or isinstance(odd, str) or (isinstance(odd, tuple) and _is_range(odd)) or _whole(odd),
    "pair": lambda odd: odd is None or _is_range(odd) or (isinstance(odd, np.ndarray | range) and len(odd) == 2),
    "text": lambda odd: isinstance(odd, str),
    "words": lambda odd: isinstance(odd, str) and bool(odd.strip()),
    "mapping": lambda odd: odd is None or (isinstance(odd, dict) and all(isinstance(each, str) for each in odd.values())),
    "row": lambda odd: odd is None or not (np.ndim(odd) == 0 or isinstance(odd, str | bytes | dict | set) or len(odd) == 0),
    "level": lambda odd: isinstance(odd, float | np.floating | np.ndarray) or str(odd) == "0.5",
}
"""What at most may be taken, by the kind of a parameter: told apart here by simpler rules than the door's own."""
KIND = {
    **dict.fromkeys(("before", "after"), "count"),
    **dict.fromkeys(("audit_before", "audit_after", "hidden"), "pair"),
    **dict.fromkeys(("area", "offence", "online", "counted"), "text"),
    **dict.fromkeys(("breaks", "where"), "mapping"),
    **dict.fromkeys(("over", "counts", "periods"), "row"),
    "unit": "words",
    "confidence": "level",
}


def _whole(odd: Any) -> bool:
    return np.ndim(odd) == 0 and not isinstance(odd, bool) and odd == odd // 1


def _outcome(name: str, parameter: str, odd: Any) -> fc.Comparison | None:
    """What comes back, None for a refusal; anything else that is raised fails the test."""
    call, right = RIGHT[name]
    try:
        found: fc.Comparison = call(**{**right, parameter: odd})
    except FaircountError:
        return None
    return found


def test_every_parameter_has_a_check_and_a_kind():
    for _, parameter in EVERY:
        assert parameter in CHECKS_BY_PARAMETER
        assert parameter == "frame" or parameter in KIND


@pytest.mark.parametrize(("name", "parameter"), EVERY)
def test_nothing_wrong_is_taken_and_nothing_foreign_raised(name, parameter):
    for odd in ODD:
        found = _outcome(name, parameter, odd)
        if found is not None and parameter != "frame":
            assert MAY_BE[KIND[parameter]](odd), f"{name}: {parameter}={odd!r} was taken"
        assert found is None or "None" not in " ".join(found.sentences)


@given(asked=st.sampled_from(EVERY), odd=DRAWN)
def test_whatever_is_drawn_is_answered_or_refused(asked, odd):
    found = _outcome(*asked, odd)
    assert found is None or found.sentences


@given(cell=DRAWN, column=st.sampled_from(tuple(FORCES)), place=st.integers(0, 2))
def test_whatever_a_cell_holds_is_answered_or_refused(cell, column, place):
    cells = {name: pd.Series(list(held), dtype=object) for name, held in FORCES.items()}
    cells[column].iat[place] = cell
    found = _outcome("compare_table", "frame", pd.DataFrame(cells))
    assert found is None or found.sentences


def test_what_was_wrong_is_named_with_its_mend():
    for given_, words in (
        ({"unit": None}, "unit: give it as text"),
        ({"periods": "2015/16"}, "two periods"),
        ({"audit_before": 0}, "audit_before: "),
        ({"confidence": "0.95"}, "confidence: "),
    ):
        with pytest.raises(fc.NotComparable, match=words):
            fc.compare(55, 145, **given_)
    with pytest.raises(fc.NotComparable, match="breaks: give it as text"):
        fc.compare_series([5, 6, 7, 8], breaks={3: None})
    with pytest.raises(fc.NotComparable, match="counts: give the counts in a list"):
        fc.compare_series("123")
    with pytest.raises(fc.SchemaMismatch, match="'note' hold no single number or text"):
        fc.compare_table(pl.DataFrame({**FORCES, "note": pl.Series([[1], [2], [3]], dtype=pl.Object)}))
