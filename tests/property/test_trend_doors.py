"""A trend is one answer at every door, and never a surer one than Poisson chance allows."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typer.testing import CliRunner

import faircount as fc
from faircount.cli.main import app
from faircount.compare import STATISTICS
from tests.lib.inputs import inputs

SERIES = st.one_of(
    st.lists(st.integers(0, 300), min_size=5, max_size=20),
    st.tuples(st.integers(0, 500), st.integers(0, 5)).map(lambda line: [line[0] + line[1] * place for place in range(8)]),
    st.tuples(st.integers(1, 500), st.integers(5, 20)).map(lambda alike: [alike[0]] * alike[1]),
).filter(any)
LEVELS = st.sampled_from((0.8, 0.95, 0.99))


@inputs(100)
@given(series=SERIES, level=LEVELS)
@example(series=[100, 101, 102, 103, 104], level=0.95)
@example(series=[50] * 5, level=0.95)
def test_the_library_and_the_command_give_one_answer(series, level):
    alone, followed = fc.trend(series, confidence=level), fc.compare_series(series, confidence=level)
    printed = CliRunner().invoke(app, ["compare", *map(str, series), "--confidence", str(level), "--json"])
    [stretch] = json.loads(printed.stdout)["stretches"]
    assert stretch == followed.as_dict()["stretches"][0]
    assert stretch["trend"]["dispersion"] == pytest.approx(alone.dispersion)
    ends = {"value": alone.each_period.value, "lower": alone.each_period.lower, "upper": alone.each_period.upper}
    for name, end in ends.items():
        assert stretch["trend"][name] is None or stretch["trend"][name] == pytest.approx(end)
    opening = alone.say.partition(" each period")[0]
    assert any(sentence.startswith(opening) for sentence in followed.sentences)


@inputs(100)
@given(series=SERIES, level=LEVELS)
def test_no_range_is_narrower_than_chance_allows(series, level):
    found = fc.trend(series, confidence=level)
    assert found.dispersion >= 1
    assert found.error >= found.poisson_error
    assert STATISTICS["quasi-Poisson trend"](series, confidence=level) == found


@inputs(60)
@given(series=st.lists(st.integers(0, 900), min_size=3, max_size=9).filter(any))
@example(series=[55, 145, 160])
@example(series=[10, 20, 400, 800])
def test_a_series_has_a_trend_or_the_reason_why_none_is_drawn(series):
    found = fc.compare_series(series)
    [stretch] = found.as_dict()["stretches"]
    assert (stretch["trend"] is None) == (len(series) < 5)
    assert (stretch["why_no_trend"] is None) == (len(series) >= 5)
    assert any(" trend" in sentence or "clear rise" in sentence or "clear fall" in sentence for sentence in found.sentences)
    if stretch["why_no_trend"]:
        assert stretch["why_no_trend"] in found.sentences
