"""Lists that cannot be of the same places, and standards and funnels of nothing: no number is made of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

import faircount as fc
from faircount.compare.statistics import STATISTICS
from faircount.errors import NotComparable, SchemaMismatch
from tests.unit.compare.examples import EXAMPLES


@pytest.mark.parametrize("name", ["many areas", "funnel of changes with over-dispersion", "rate ratio, exact conditional"])
@pytest.mark.parametrize("given", [([5], [1, 2, 3, 4, 6]), ([5, 6, 7, 8, 9], [3]), ([float("nan")], [1, 2, 3, 4, 6])])
def test_a_list_of_one_is_not_stretched_over_the_places_of_a_longer_one(name, given):
    with pytest.raises(NotComparable):
        STATISTICS[name](*given)


def test_a_number_alone_stands_for_every_place_and_a_grid_is_a_grid():
    assert np.shape(fc.rate_ratio(55, [145, 160, 90]).value) == (3,)
    assert np.shape(fc.rate([5, 6], 1000).value) == (2,)
    grid = STATISTICS["completeness grid"](55, 145, [[0.5], [0.6]], [[0.7, 0.8, 0.9]])
    assert np.shape(grid.value) == (2, 3)


def test_a_column_is_not_set_against_a_row_that_is_as_long():
    """A frame of one column beside a list would give a table of every pair, where one number a place was meant."""
    for name in ("rate ratio, exact conditional", "MOVER difference", "Newcombe difference"):
        given = ([[5], [6]], [9, 10]) if name != "Newcombe difference" else ([[5], [6]], [9, 10], [3, 4], [8, 8])
        with pytest.raises(NotComparable, match="unlike length"):
            STATISTICS[name](*given)


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("quasi-Poisson trend", {"times": [3] * 72}, "cannot be told apart"),
        ("quasi-Poisson trend", {"times": [1e14, 1e14 + 1] * 36}, "cannot be told apart"),
        ("negative binomial trend", {"times": [3] * 10}, "cannot be told apart"),
        ("XmR chart", {"baseline": 73}, "no more than 72 periods"),
        ("C chart", {"baseline": 73}, "no more than 72 periods"),
        ("U chart", {"baseline": 73}, "no more than 72 periods"),
        ("U' chart", {"baseline": 73}, "no more than 72 periods"),
        ("U chart", {"baseline": 2}, "3 points at least"),
        ("Farrington check", {"season": 1}, "laps over"),
        ("Farrington check", {"half_window": 6}, "laps over"),
        ("Farrington flexible check", {"half_window": 6}, "laps over"),
        ("Neyman allocation", {"weights": [0, 1]}, "weights"),
        ("Neyman allocation", {"weights": [-1, 2]}, "weights"),
        ("Neyman allocation", {"sample": 1_001}, "more than the 1000 records"),
        ("Moran's I", {"neighbours": {place: [place] for place in range(7)}}, "no neighbour of its own"),
        ("Moran's I", {"neighbours": {place: [(place + 1) % 7] * 2 for place in range(7)}}, "named once"),
        ("directly standardised rate, non-independent events", {"people": [[9_001, 1], [3, 1]]}, "count each person once"),
        ("directly standardised rate, non-independent events", {"people": [[2.5, 1], [3, 1]]}, "fraction"),
        ("interval score", {"lower": [1, 9], "upper": [6, 6]}, "lowest number first"),
        ("Moran's I of rates", {"count": [0] * 7}, "nothing was counted"),
        ("EARS check", {"beyond": 3.0}, "a share, from 0 to 1"),
        ("EARS check", {"baseline": 1}, "no less than 2"),
        ("random-effects mean", {"variances": [1e-12, 0.3, 0.2]}, "outweighs"),
        ("recording effects", {"breaks": ["  "]}, "none of them empty"),
        ("backtest", {"method": len}, "give a forecast"),
        ("backtest", {"method": lambda series, ahead: series[-ahead:]}, "no forecast"),
    ],
)
def test_numbers_that_do_not_go_together_give_no_number(name, given, says):
    with pytest.raises(NotComparable, match=says):
        STATISTICS[name](**{**EXAMPLES[name], **given})


def test_the_score_of_a_count_forecast_takes_no_more_memory_where_more_came():
    """A forecast of 20 of which 10^6 came was added up to 10^6; one of 10^14 took all the memory that there was."""
    score = STATISTICS["CRPS, negative binomial"]
    near, far = (score(came, 20.0, 5.0) for came in (1_000, 900_000))
    assert far - near == pytest.approx(899_000, rel=1e-9), "beyond the forecast every one more counts one more"
    with pytest.raises(NotComparable, match="too far to be added up"):
        score(5, 1e6, 1e-6)
    with pytest.raises(NotComparable, match="the series is too variable for this method"):
        fc.outlook([20, 24, 10**9, 2, *[21, 25, 19, 23] * 5, 24, 19, 2, 10**14, *[21, 25] * 3, 120_062, 20, 336, 22, 10**14], 2)


def test_shares_of_a_thousand_million_are_tested_in_little_memory_and_of_more_refused():
    """All tables that there can be were listed: of a thousand million events that was all the memory of a machine."""
    whole = 10**9
    near = STATISTICS["Fisher test"](whole // 2, whole, whole // 2 + 60_000, whole)
    assert near == pytest.approx(2 * ndtr(-60_000 / (whole / 2) ** 0.5), rel=0.02)
    assert STATISTICS["Fisher test"](1, whole, 10**8, whole) == 0
    assert STATISTICS["Fisher test"](5, 820, 145, 772) == pytest.approx(4.88765858270984e-42)
    with pytest.raises(NotComparable, match="no more than 1e"):
        STATISTICS["Fisher test"](5, 10**10, 6, 10**10)
    assert STATISTICS["chance of some leap"](73.4, 43, 0.002) == 1


def test_a_plan_for_strata_of_which_nearly_none_or_all_belong_ends():
    for guess in (1e-9, 1 - 1e-9):
        found = STATISTICS["audit plan"]([(700, guess)], [(765, 0.15)], 0.45)
        assert 0 <= found.expected.lower <= found.expected.value <= found.expected.upper <= 1


def test_a_range_without_an_end_is_said_to_be_none():
    months = EXAMPLES["known change point"]
    step = STATISTICS["known change point"](**{**months, "least_dispersion": 1e9})
    assert step.say == "No step can be measured at the declared date: the counts vary too widely."
    slope = STATISTICS["quasi-Poisson trend"](months["series"], least_dispersion=1e12)
    assert slope.say.startswith("No trend can be seen: the counts vary too widely.")


@pytest.mark.parametrize("leap", [10**6, 10**9, 10**12])
def test_a_check_for_outbreaks_ends_however_far_counts_leap(leap):
    """The limit was sought count by count from the mean on, which took for ever."""
    series = [20] * 72
    series[20:25] = series[56:61] = [20, 3, leap, 18, 9]
    found = STATISTICS["Farrington flexible check"](series, 70)
    assert found.limit > leap / 100


@pytest.mark.parametrize("standard", [0, [0, 0], [1e-300, 0]])
def test_a_standard_with_nobody_in_it_is_refused(standard):
    with pytest.raises(NotComparable, match="standard: nobody is in it"):
        fc.standardised_rate([5, 10], [100, 200], standard)
    with pytest.raises(NotComparable):
        STATISTICS["directly standardised rate, non-independent events"]([[5, 1], [10, 2]], [1, 2], [100, 200], standard)


def test_where_nothing_was_counted_anywhere_chance_gives_nothing():
    found = fc.funnel([0, 0], [1000, 2000])
    assert (found.lower.tolist(), found.upper.tolist()) == ([0, 0], [0, 0])


@pytest.mark.parametrize("given", [None, 5, b"text", ["55 offences"]])
def test_what_is_no_text_is_refused_in_our_own_words(given):
    with pytest.raises(SchemaMismatch, match="is no text; give the text itself"):
        fc.check(given)
