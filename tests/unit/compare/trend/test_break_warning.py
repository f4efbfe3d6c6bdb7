import numpy as np
import pytest

from faircount.compare.trend.break_warning import break_warning
from faircount.compare.trend.trend import declared_step, trend
from tests.unit.compare.oracle import rows

SERIES = {
    case: [float(row["y"]) for row in rows("15_breaks_input") if row["case"] == case]
    for case in ("none", "one", "two", "short", "Nile")
}


@pytest.mark.parametrize(("case", "warns"), [("none", False), ("short", False), ("one", True), ("two", True), ("Nile", True)])
def test_a_break_found_by_the_criterion_alone_is_not_published(case, warns):
    """The criterion finds breaks in all five; the first is pure chance."""
    found = break_warning(SERIES[case])
    assert found.places
    assert found.warns == warns
    assert ("until a break is declared, nothing here is redrawn" in found.say) == warns


def test_chance_alone_warns_about_once_in_a_hundred():
    drawn = np.random.default_rng(7)
    warned = sum(break_warning(drawn.poisson(20, 36)).warns for _ in range(100))
    assert warned <= 5


def test_the_same_series_warns_alike_each_time():
    assert break_warning(SERIES["two"]) == break_warning(SERIES["two"])


def test_a_constant_series_has_no_break():
    found = break_warning([5.0] * 30)
    assert not found.warns


def test_a_declared_step_is_the_ratio_of_the_means_where_there_is_nothing_else():
    series = [20, 24, 22, 18, 41, 44, 39, 45]
    found = declared_step(series, 4)
    assert found.ratio.value == pytest.approx(sum(series[4:]) / sum(series[:4]))
    assert found.ratio.lower > 1


def test_a_season_is_not_taken_for_a_step():
    season = [30, 30, 30, 10, 10, 10] * 6
    found = declared_step(season, 18, season=6)
    assert found.ratio.value == pytest.approx(1)
    assert found.say.startswith("No clear step")


def test_a_spread_wider_than_chance_widens_the_range_of_a_trend():
    narrow = trend([100, 102, 104, 106, 108, 110])
    wide = trend([100, 150, 60, 140, 70, 130])
    assert wide.dispersion > 5
    assert narrow.each_period.lower > wide.each_period.lower
    assert trend([100, 102, 104, 106, 108, 110], least_dispersion=1.0).error == pytest.approx(narrow.poisson_error)
