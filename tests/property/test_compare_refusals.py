"""Every registered statistic, given what it cannot take, refuses with our own error or gives a right number."""

from __future__ import annotations

import dataclasses
import inspect
import math
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.compare.checked_statistics import CHECKS_BY_PARAMETER, CHECKS_BY_STATISTIC, NO_HIGHER
from faircount.compare.estimate import Proportion, Rate
from faircount.compare.interval import Interval
from faircount.compare.rates import count_interval, percentage_change, rate_difference, rate_ratio
from faircount.compare.statistics import STATISTICS
from faircount.errors import FaircountError
from tests.lib.inputs import inputs
from tests.lib.odd_numbers import NEVER, SOMETIMES
from tests.unit.compare.examples import EXAMPLES

EITHER = (
    st.sampled_from(SOMETIMES) | st.integers(-(10**18), 10**18) | st.floats(allow_nan=True) | st.lists(st.floats(), max_size=8)
)
OF_WORDS = {"grade", "limits", "measure", "method", "rules", "side"}
every_statistic = pytest.mark.parametrize("name", STATISTICS)


def _numbers(found: Any) -> Iterator[Any]:
    """Every number that was given back, however deep."""
    if isinstance(found, Interval):
        yield found
    elif dataclasses.is_dataclass(found):
        for field in dataclasses.fields(found):
            yield from _numbers(getattr(found, field.name))
    elif isinstance(found, Mapping):
        for each in found.values():
            yield from _numbers(each)
    elif isinstance(found, tuple | list):
        for each in found:
            yield from _numbers(each)
    else:
        yield found


def _is_no_number(found: Any) -> bool:
    """Whether it is not a number, or an array that holds one."""
    return isinstance(found, float | np.ndarray) and np.asarray(found).dtype.kind == "f" and bool(np.any(np.isnan(found)))


def right(found: Any) -> bool:
    """No range is turned round; a single number is a number."""
    for each in _numbers(found):
        if isinstance(each, Interval):
            low, high = np.asarray(each.lower, dtype=float), np.asarray(each.upper, dtype=float)
            if bool(np.any(low > high + 1e-12 * np.where(np.isfinite(high), 1 + np.abs(high), 0))):
                return False
        elif _is_no_number(each) or (isinstance(each, str) and "says too little" in each):
            return False
    return True


def _asked(name: str, given: Mapping[str, Any]) -> Any:
    """What comes back, or None for a refusal that says why; anything else that is raised fails the test."""
    try:
        with np.errstate(all="ignore"):
            return STATISTICS[name](**given)
    except FaircountError as refused:
        return None if len(str(refused).split()) > 4 else f"a refusal that says too little: {refused}"


def test_every_statistic_has_a_right_call_and_every_parameter_a_check():
    assert EXAMPLES.keys() == STATISTICS.keys()
    for name, compute in STATISTICS.items():
        assert _asked(name, EXAMPLES[name]) is not None, name
        for parameter in inspect.signature(compute).parameters:
            assert parameter in CHECKS_BY_PARAMETER or parameter in CHECKS_BY_STATISTIC.get(compute.__name__, {})


@every_statistic
def test_what_is_no_number_is_never_taken_for_one(name):
    parameters = inspect.signature(STATISTICS[name]).parameters
    for parameter in parameters:
        for odd in NEVER:
            if parameter in OF_WORDS or (parameter == "scale" and isinstance(EXAMPLES[name].get(parameter), str)):
                odd = 5.0 if isinstance(odd, str) else odd
            if (
                name in ("quantiles", "multiplicity", "many areas", "like-for-like pooled ratio")
                and isinstance(odd, float)
                and math.isnan(odd)
            ):
                continue
            if parameter == "breaks" and odd == ["5"]:
                continue
            given = {**EXAMPLES[name], parameter: odd}
            assert _asked(name, given) is None, f"{name}: {parameter}={odd!r} was taken"


@every_statistic
def test_fewer_and_other_numbers_are_refused_or_rightly_computed(name):
    for parameter in inspect.signature(STATISTICS[name]).parameters:
        for odd in SOMETIMES:
            found = _asked(name, {**EXAMPLES[name], parameter: odd})
            assert found is None or right(found), f"{name}: {parameter}={odd!r} gave {found}"


BESIDE_NUMBERS = (True, np.True_, memoryview(b"5"), Decimal("NaN"), Decimal("sNaN"), math.inf, "5", np.array([True]))
"""What a list holds beside numbers; NumPy takes the first of these for 1, and the third for 53."""


@every_statistic
def test_what_is_no_number_is_not_taken_for_one_beside_numbers_either(name):
    for parameter, right_ones in EXAMPLES[name].items():
        if not isinstance(right_ones, list | tuple) or parameter == "breaks":
            continue
        for odd, place in product(BESIDE_NUMBERS, (0, len(right_ones) - 1)):
            for spoilt in _spoilt(right_ones, place, odd):
                if isinstance(odd, Decimal) and odd.is_qnan() and STATISTICS[name].__name__ in MAY_BE_MISSING:
                    continue
                assert _asked(name, {**EXAMPLES[name], parameter: spoilt}) is None, f"{name}: {parameter}={spoilt!r} was taken"


MAY_BE_MISSING = ("adjust", "many_changes", "matched_ratio", "quantile_group")


def _spoilt(right_ones: Any, place: int, odd: Any) -> Iterator[Any]:
    """The list with one of its entries replaced, or with one number within that entry."""
    yield [odd if at == place else each for at, each in enumerate(right_ones)]
    if isinstance(right_ones[place], list | tuple):
        for inner in range(len(right_ones[place])):
            within = [odd if at == inner else each for at, each in enumerate(right_ones[place])]
            yield [within if at == place else each for at, each in enumerate(right_ones)]


TURNED = [
    (name, low, high)
    for name, compute in STATISTICS.items()
    for low, (high, _) in NO_HIGHER.items()
    if {low, high} <= set(inspect.signature(compute).parameters)
]


@pytest.mark.parametrize(("name", "low", "high"), TURNED)
def test_the_lower_end_and_the_part_are_never_above_the_other(name, low, high):
    given = EXAMPLES[name]
    if low == "in_force_from":
        given = {**given, low: date(2015, 5, 1), high: date(2015, 6, 1)}
    elif given[low] == given[high]:
        given = {**given, low: given[low] - 1}
    below, above = given[low], given[high]
    if low == "read":  # of each stratum; what was found there goes with it
        given = {**given, "found": below}
    assert _asked(name, {**given, low: above, high: below}) is None
    assert _asked(name, given) is not None


@every_statistic
@inputs(25)
@given(drawn=st.data())
def test_drawn_input_is_refused_or_rightly_computed(name, drawn):
    parameters = list(inspect.signature(STATISTICS[name]).parameters)
    odd = {each: drawn.draw(EITHER) for each in drawn.draw(st.sets(st.sampled_from(parameters), min_size=1, max_size=2))}
    found = _asked(name, {**EXAMPLES[name], **odd})
    # Arrays of these hold no number in the places of areas where nothing was counted, and are refused where none was anywhere.
    holds_gaps = name in ("completeness tipping point", "many areas") and _holds_a_number(found)
    assert found is None or holds_gaps or right(found), f"{name}: {odd} gave {found}"


def _holds_a_number(found: Any) -> bool:
    """Whether some place of an array is a number."""
    return any(
        isinstance(each, np.ndarray) and not np.all(np.isnan(each)) for each in _numbers(found) if not isinstance(each, Interval)
    )


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("like-for-like pooled ratio", {"count_before": [5.7, 30], "count_after": [9, 31]}, "fraction"),
        ("Fisher test", {"part_before": 5, "whole_before": math.inf, "part_after": 3, "whole_after": 20}, "not finite"),
        ("crude rate (PHE rule)", {"count": 55, "population": 1_000, "per": -1_000}, "greater than 0"),
        (
            "audit-adjusted ratio, simulated",
            EXAMPLES["audit-adjusted ratio, simulated"] | {"count_after": math.nan},
            "unknown is not 0",
        ),
        ("exact (Garwood) interval", {"count": "55"}, "give numbers"),
        ("exact (Garwood) interval", {"count": []}, "nothing was given"),
        (
            "comparison from protected values",
            {"lowest_before": 4, "highest_before": 1, "lowest_after": 2, "highest_after": 3},
            "ends below",
        ),
        ("exact (Garwood) interval", {"count": [55, 2.5]}, "whole numbers"),
        ("rate ratio, exact conditional", {"count_before": [5, 6], "count_after": [5, 6, 7]}, "unlike length"),
    ],
)
def test_the_refusal_says_what_is_wrong(name, given, says):
    with pytest.raises(FaircountError, match=says):
        STATISTICS[name](**given)


SINGLE = {
    "count_interval": lambda odd, *confidence: count_interval(odd, *confidence),
    **{
        one.__name__: lambda odd, *confidence, one=one: one(Rate(30), Rate(odd), *confidence)
        for one in (rate_ratio, rate_difference, percentage_change)
    },
}
"""Statistics of single figures, of one count each."""


@pytest.mark.parametrize("compute", SINGLE.values(), ids=SINGLE)
@pytest.mark.parametrize("odd", [*NEVER, None, -1, 5.7, [], True, 1e300])
def test_estimates_of_single_figures_refuse_alike(compute, odd):
    with pytest.raises(FaircountError):
        compute(odd)


BESIDE = {
    "a confidence": lambda odd: [compute(29, odd) for compute in SINGLE.values()],
    "an exposure": lambda odd: Rate(5, odd),
    "a whole": lambda odd: Proportion(5, odd),
}


@pytest.mark.parametrize("odd", [*NEVER, None, -1, 0, True, np.array(5), np.ma.masked_array([5], mask=[True])])
@pytest.mark.parametrize("beside", BESIDE)
def test_what_stands_beside_a_single_figure_is_refused_alike(beside, odd):
    with pytest.raises(FaircountError):
        BESIDE[beside](odd)


@pytest.mark.parametrize("short", [np.uint8, np.int16, np.float16, Fraction, np.float32])
def test_a_short_number_is_taken_for_what_it_says_and_computed_at_full_length(short):
    for compute in SINGLE.values():
        assert compute(short(20)) == compute(20)
    assert type(Rate(short(200)).count) is int
    assert Proportion(short(150), short(200)) == Proportion(150, 200)
    assert repr(count_interval(short(100))) == repr(count_interval(100)), "and given back as one of Python's own"


def test_what_is_masked_is_not_known_whatever_stands_behind_it():
    masked = np.ma.masked_array([55, 3], mask=[False, True])
    with pytest.raises(FaircountError, match="what is not known"):
        STATISTICS["exact (Garwood) interval"](masked)
    assert STATISTICS["exact (Garwood) interval"](np.ma.masked_array([55, 3])).lower[1] > 0, "nothing is masked here"
    known = np.ma.masked_array([0.01, 0.9, 0.04], mask=[False, True, False])
    assert STATISTICS["multiplicity"](known) == STATISTICS["multiplicity"]([0.01, None, 0.04])
