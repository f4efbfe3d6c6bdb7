from datetime import date

import numpy as np
import pytest

from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.outlook.ahead import look_ahead
from faircount.briefing.outlook.steady import Steady
from faircount.briefing.outlook.words import remarks, sentences, table_of, title_of
from faircount.compare.outlook.level_shift import CADENCES
from faircount.errors import BadProject
from faircount.vocabulary.periods import Period

DRAWN = np.random.default_rng(20150401)
SEASON = 1 + 0.3 * np.sin(np.arange(12) / 12 * 2 * np.pi)


def monthly(counts):
    periods = [Period(date(2019, 4, 1), date(2019, 4, 30))]
    while len(periods) < len(counts):
        periods.append(periods[-1].following)
    return Steady(tuple(periods), tuple(map(int, counts)), CADENCES[12], None)


@pytest.mark.parametrize(
    ("counts", "asks"),
    [
        (DRAWN.poisson([*[40] * 36, *[62] * 36]), True),
        (DRAWN.poisson(np.tile(40 * SEASON, 6) * np.repeat([1, 1.6], [50, 22])), True),
        (DRAWN.poisson(np.tile(40 * SEASON, 6)), False),
        (DRAWN.poisson(30 * np.exp(0.01 * np.arange(72))), False),
        (DRAWN.poisson(0.2, 72), False),
        (DRAWN.poisson(40, 30), False),
    ],
)
def test_a_step_is_asked_about_and_a_season_or_a_trend_is_not(counts, asks):
    found = look_ahead(monthly(counts), ComparisonRequest(), 1, (1.25,))
    assert bool(found.seems_broken) == asks
    assert any("Ask what changed in recording" in remark for remark in remarks(found)) == asks


def test_an_outlook_that_is_refused_shows_what_was_recorded_and_promises_nothing():
    found = look_ahead(monthly(DRAWN.poisson(40, 20)), ComparisonRequest(), None, (1.25,))
    assert title_of(found) == "No outlook is given"
    assert table_of(found).columns == ("Period", "Recorded")
    assert len(table_of(found).rows) == 20
    told = " ".join(sentences(found))
    assert "expected" not in told
    assert "20 months since the last change" in told


@pytest.mark.parametrize(("ahead", "times"), [(0, (1.25,)), (25, (1.25,)), (None, (1.0,)), (None, (40.0,))])
def test_what_lies_too_far_or_is_no_fuller_is_refused(ahead, times):
    with pytest.raises(BadProject):
        look_ahead(monthly(DRAWN.poisson(40, 40)), ComparisonRequest(), ahead, times)
