"""Funnels, and the spread of areas."""

from __future__ import annotations

import math

import pytest

from faircount.compare.estimate import Rate
from faircount.compare.funnel import Dispersion, Position, against_chance, critical_multiple, dispersion, funnel, poisson_limits
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows

LEVELS = (("2s", 0.95), ("3s", 0.998))
INPUT = {row["area"]: Rate(int(row["x"]), float(row["n"])) for row in rows("07_funnel_input")}


def _label(count, expected):
    inner, outer = (against_chance(count, expected, confidence) for confidence in (0.95, 0.998))
    if inner is Position.SIMILAR:
        return "Not significant"
    return f"{'High' if inner is Position.HIGHER else 'Low'} ({'0.001' if outer is inner else '0.025'})"


def test_the_known_limits_of_ratios():
    for known in rows("07_funnel_ratio_limits"):
        for column, confidence in LEVELS:
            low, high = float(known[f"lower_{column}_exp_events"]), float(known[f"upper_{column}_exp_events"])
            assert agrees(100 * poisson_limits(low, confidence)[0] / low, known[f"lower_{column}_limit"], 1e-5)
            assert agrees(100 * poisson_limits(high, confidence)[1] / high, known[f"upper_{column}_limit"], 1e-5)


@pytest.mark.parametrize("years", [1, 2])
def test_the_known_limits_of_rates(years):
    for known in rows(f"07_funnel_rate_limits_{years}y"):
        for column, confidence in LEVELS:
            found = funnel(INPUT, confidence)
            assert agrees(1e5 * found.average, known["baseline"], 1e-9)
            low, high = (float(known[f"{end}_{column}_population_1_year"]) * years for end in ("lower", "upper"))
            assert agrees(1e5 * found.chance_limits(low)[0], known[f"lower_{column}_limit"], 1e-5)
            assert agrees(1e5 * found.chance_limits(high)[1], known[f"upper_{column}_limit"], 1e-5)


def test_the_known_labels_of_ratios():
    for known in rows("07_funnel_ratio_significance"):
        assert _label(int(known["obs"]), float(known["expected"])) == known["significance"], known


def test_the_known_labels_of_rates():
    points = {point.area: point for point in funnel(INPUT).points}
    for known in rows("07_funnel_rate_significance"):
        assert _label(int(known["x"]), points[known["area"]].expected) == known["significance"], known


def test_areas_with_one_true_rate_are_not_called_out():
    """A widely used package calls out 41 of 43 such forces; pure chance should give about 2 at 95%."""
    sizes = [41_099 + 27_000 * place for place in range(43)]
    # The counts nearest to what one rate gives are the quietest draw that there is.
    found = funnel({f"F{place:02}": Rate(round(size * 0.0015), size) for place, size in enumerate(sizes)}, 0.95)
    assert {point.among_chance for point in found.points} == {Position.SIMILAR}
    assert {point.among_areas for point in found.points} == {Position.SIMILAR}
    assert found.spread.tau2 == 0


def test_limits_are_as_wide_as_poisson_chance():
    """At 834 expected offences about 6.8% either way, not 0.13%."""
    lower, upper = poisson_limits(834.0, 0.95)
    assert math.isclose(lower / 834, 1 - 0.068, abs_tol=2e-3)
    assert math.isclose(upper / 834, 1 + 0.068, abs_tol=2e-3)


def test_areas_keep_the_order_in_which_they_came():
    turned = dict(reversed(INPUT.items()))
    assert [point.area for point in funnel(turned).points] == list(turned)


def test_the_ordinary_spread_takes_in_what_chance_calls_out():
    found = funnel(INPUT)
    assert sum(point.among_chance is not Position.SIMILAR for point in found.points) == 25 - 11
    assert [point.area for point in found.points if point.among_areas is not Position.SIMILAR] == ["F05", "F06"], (
        "F34 was outside only while the limits leant narrow (decision 110)"
    )
    assert found.compared == 43
    assert found.point("nowhere") is None


def test_limits_with_the_spread_are_wider_than_those_of_chance_where_areas_differ():
    found = funnel(INPUT)
    for population in (50_000, 500_000, 2_000_000):
        (low, high), (lower, higher) = found.chance_limits(population), found.spread_limits(population)
        assert lower < low < found.average < high < higher


def test_an_area_that_hardly_expects_anything_is_not_called_out_for_one_offence():
    small = funnel({"A": Rate(1000, 1e6), "B": Rate(1100, 1e6), "C": Rate(1, 900.0)})
    assert small.point("C").among_areas is Position.SIMILAR


@pytest.mark.parametrize("rates", [{}, {"A": Rate(3)}, {"A": Rate(0), "B": Rate(0)}])
def test_nothing_to_hold_against_each_other_is_refused(rates):
    with pytest.raises(NotComparable):
        funnel(rates)


def test_with_next_to_nothing_expected_no_count_is_too_low():
    assert poisson_limits(0.5, 0.998)[0] == 0


SPREAD_INPUT = rows("07_funnel_ratio_input")


def test_the_spread_of_the_known_areas():
    """8.9, as an independent program gives for the same areas on the same scale."""
    found = dispersion([int(row["obs"]) for row in SPREAD_INPUT], [float(row["expected"]) for row in SPREAD_INPUT])
    assert math.isclose(found.phi, 8.902, abs_tol=5e-4)
    assert any("far more than chance" in said for said in found.warnings)


def test_spread_is_measured_with_the_furthest_pulled_in():
    counts, expected = [100] * 18 + [400, 400], [100.0] * 20
    assert dispersion(counts, expected, winsorised=0.0).phi > dispersion(counts, expected, winsorised=0.2).phi == 0


def test_few_areas_are_said_to_be_few():
    assert any("too few" in said for said in Dispersion(1.0, 0.0, 4, 0.0).warnings)
    assert not any("too few" in said for said in Dispersion(1.0, 0.0, 43, 0.0).warnings)
    assert all("widened" in Dispersion(1.0, 0.0, areas, 0.0).warnings[0] for areas in (4, 43))


def test_what_pulling_in_takes_away_is_put_right_in_the_limits():
    """As other programs print phi and tau2, so they are here; the limits are drawn with the variance as it is."""
    found = dispersion([int(row["obs"]) for row in SPREAD_INPUT], [float(row["expected"]) for row in SPREAD_INPUT])
    assert found.between_area_variance > found.tau2 / 0.69
    assert dispersion([81, 144, 100, 100], [100.0] * 4, winsorised=0.0).between_area_variance == pytest.approx(0.014167, abs=1e-6)
    assert critical_multiple(43, 0.1, 0.998) > critical_multiple(43, 0.0, 0.998) > 3.09


def test_limits_never_go_under_zero():
    assert Dispersion(1.0, 4.0, 43, 6.0).limits(1.0, 0.998)[0] == 0


@pytest.mark.parametrize(("observed", "expected"), [([3], [3.0]), ([3, 4], [3.0, 0.0])])
def test_what_has_no_spread_is_refused(observed, expected):
    with pytest.raises(NotComparable):
        dispersion(observed, expected)
