"""Arrays in whatever form: as neighbours, as a range of several places, with noughts below 0; and what an outlook gives back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import faircount as fc
from faircount.compare.areas.effects import Effect, restricted_tau2
from faircount.compare.interval import Interval
from faircount.compare.statistics import STATISTICS
from tests.lib.odd_numbers import NEVER, SOMETIMES
from tests.unit.compare.examples import EXAMPLES

S = fc.statistics
COUNTS = st.lists(st.integers(0, 400), min_size=4, max_size=12)
FORMS = {"list": list, "tuple": tuple, "set": set, "array": np.array, "whole array": lambda near: np.array(near, dtype=np.int64)}


def _intervals(found: Any) -> Iterator[Interval]:
    if isinstance(found, Interval):
        yield found
    elif isinstance(found, tuple | list):
        for each in found:
            yield from _intervals(each)
    elif dataclasses.is_dataclass(found):
        yield from _intervals([getattr(found, field.name) for field in dataclasses.fields(found)])


@pytest.mark.parametrize("form", FORMS)
@given(values=COUNTS)
def test_neighbours_are_the_same_in_whatever_they_come(form, values):
    line = {place: [other for other in (place - 1, place + 1) if 0 <= other < len(values)] for place in range(len(values))}
    line[0] = []
    other = {np.int64(place): FORMS[form](near) if near else np.array([], dtype=np.int64) for place, near in line.items()}
    people = [1000.0] * len(values)
    for name, given_ in (("moran", (values,)), ("moran_of_rates", (values, people)), ("locally_shrunk_rates", (values, people))):
        try:
            expected = getattr(S, name)(*given_, line)
        except fc.NotComparable as refused:
            with pytest.raises(fc.NotComparable, match=str(refused)[:20]):
                getattr(S, name)(*given_, other)
            continue
        np.testing.assert_allclose(
            *(each.statistic if name == "moran" else each for each in (getattr(S, name)(*given_, other), expected))
        )


def test_a_lone_array_and_bytes_are_no_neighbours():
    for odd in (np.array(1), np.array([[1]]), b"\x01", bytearray(b"\x01"), np.array([1.0])):
        with pytest.raises(fc.NotComparable):
            S.moran([1, 2, 3, 4], {0: odd, 1: [0, 2], 2: [1, 3], 3: [2]})


@pytest.mark.parametrize("name", STATISTICS)
def test_a_range_has_one_shape_and_shows_itself(name):
    for found in _intervals(STATISTICS[name](**EXAMPLES[name])):
        assert np.shape(found.value) == np.shape(found.lower) == np.shape(found.upper)
        assert "<td>" in found._repr_html_()


def test_one_ratio_with_several_ranges_shows_itself():
    found = S.dispersed_ratio(820, 772, dispersion=[2, 3, 5])
    assert np.shape(found.value) == (3,)
    assert found._repr_html_().count("<tr>") == 4
    assert S.audit_adjusted_ratio(55, 145, 40, 100, 90, 100, dispersion=[1, 2])._repr_html_().count("<tr>") == 3
    assert Interval(1.0, np.array([0.5, 0.4]), np.array([2.0, 3.0]))._repr_html_().count("<tr>") == 3


@pytest.mark.parametrize("name", ["rate_ratio", "rate_difference"])
@given(before=COUNTS, places=st.data())
def test_a_nought_below_0_is_a_nought(name, before, places):
    at = places.draw(st.integers(0, len(before) - 1))
    zero, below = ([each if place != at else nought for place, each in enumerate(before)] for nought in (0.0, -0.0))
    for one, other in zip(getattr(fc, name)(before, zero), getattr(fc, name)(before, below), strict=True):
        np.testing.assert_array_equal(one, other)
        assert not np.any(np.signbit(other) & (other == 0))
    for one, other in zip(getattr(fc, name)(zero, before), getattr(fc, name)(below, before), strict=True):
        np.testing.assert_array_equal(one, other)


def test_to_a_nought_below_0_a_ratio_has_no_end_upwards():
    for statistic in (fc.rate_ratio, S.mid_p_ratio, S.score_ratio):
        assert statistic([55, -0.0], [145, 3]).value[1] == np.inf
    assert fc.rate_ratio(-0.0, 3).value == np.inf


def test_what_an_outlook_gives_back_refuses_what_it_cannot_take():
    given_back = fc.outlook(np.random.default_rng(3).poisson(40 + 20 * np.sin(np.arange(72) * np.pi / 6)))
    assert given_back.forecast is not None
    assert given_back.scenarios([1.1, 2])[1].times == 2
    assert given_back.skill(next(iter(given_back.tried))) <= 1
    assert given_back.forecast.crps(0, 40) >= 0
    asked = (
        given_back.scenarios,
        given_back.skill,
        lambda odd: given_back.forecast.crps(odd, 5),
        lambda odd: given_back.forecast.crps(0, odd),
        given_back.forecast.range,
    )
    for ask in asked:
        for odd in (*NEVER, *SOMETIMES):
            try:
                found = ask(odd)
            except fc.FaircountError:
                continue
            assert not np.any(np.isnan(np.asarray(getattr(found, "lower", 0.0), dtype=float))), f"{odd!r} was taken"
    for odd in ("abc", None, 5, [float("nan")], [float("inf")], [True]):
        with pytest.raises(fc.NotComparable):
            given_back.scenarios(odd)
    for step in (-9, 12, 0.5, "a", None, True):
        with pytest.raises(fc.NotComparable):
            given_back.forecast.crps(step, 5)
    with pytest.raises(fc.NotComparable, match="method: choose one of"):
        given_back.skill("abc")


@given(tiny=st.sampled_from((5e-324, 1e-310, 1e-305, 1e-300, 1e-290)))
def test_a_curve_begins_at_none(tiny):
    low, high = S.funnel_curve([tiny, 0])
    np.testing.assert_allclose(low, low[1])
    assert 0 <= high[0] < 1e-6


@given(
    values=st.lists(st.floats(-2, 2), min_size=3, max_size=30),
    sizes=st.lists(st.floats(-11, 2), min_size=30, max_size=30),
)
def test_no_other_variance_between_areas_is_likelier(values, sizes):
    variances = [float(np.exp(size)) for size in sizes[: len(values)]]

    def unlikely(tau2: float) -> float:
        total = np.array(variances) + tau2
        centre = float(np.sum(np.array(values) / total) / np.sum(1 / total))
        away = float(np.sum((np.array(values) - centre) ** 2 / total))
        return float(np.sum(np.log(total)) + np.log(np.sum(1 / total)) + away) / 2

    try:
        found = restricted_tau2([Effect(*each) for each in zip(values, variances, strict=True)])
    except fc.NotComparable:
        return
    assert found >= 0
    assert unlikely(found) <= min(unlikely(tau2) for tau2 in (0.0, *np.exp(np.linspace(-16, 4, 400)).tolist())) + 1e-9
