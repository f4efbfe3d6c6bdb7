"""An outlook, and the part of a series that it is made from."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.outlook.ahead import Steady, look_ahead, steady
from faircount.briefing.outlook.words import fan_of, remarks, sentences, table_of, title_of, values_of
from faircount.compare.outlook.level_shift import CADENCES
from faircount.errors import NotComparable, WrongArgument
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus


def rows(number, months=1, start=date(2019, 4, 1)):
    period, found = Period(start, start), []
    while period.months != months:
        period = Period(start, date.fromordinal(period.end.toordinal() + 1))
    for place in range(number):
        found.append(CountedRow("", period.label, period, Known(place, place)))
        period = period.following
    return found


@pytest.mark.parametrize(("months", "season", "last"), [(1, 12, "March 2021"), (3, 4, "2024/25 Q4"), (12, 1, "2042/43")])
def test_the_cadence_is_that_of_the_periods_and_names_go_on(months, season, last):
    found = steady(rows(24, months), ComparisonRequest())
    assert (found.cadence.season, found.names[-1], found.counts[-1]) == (season, last, 23)
    assert len(set(found.coming(14)) | set(found.names)) == 38


def test_the_series_begins_after_the_last_break_and_what_is_before_may_have_holes():
    given = rows(30)
    given[4] = CountedRow("", "", given[4].period, Known(1, 4, CellStatus.SUPPRESSED_AT_SOURCE))
    found = steady(given, ComparisonRequest(breaks=(Declared("2020-04", "a new system"), Declared("2019-06", "an older one"))))
    assert (found.names[0], len(found.counts)) == ("April 2020", 18)
    assert "new system" in found.since.words
    with pytest.raises(NotComparable, match="1 of 30 counts are hidden"):
        steady(given, ComparisonRequest())


def test_unlike_periods_are_refused():
    with pytest.raises(NotComparable, match="all of one kind"):
        steady([*rows(3), *rows(1, 3, date(2019, 7, 1))], ComparisonRequest())
    with pytest.raises(NotComparable, match="May 2019 does not follow"):
        steady([rows(2)[1], rows(2)[1]], ComparisonRequest())


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
    with pytest.raises(WrongArgument):
        look_ahead(monthly(DRAWN.poisson(40, 40)), ComparisonRequest(), ahead, times)


def test_a_range_that_was_widened_is_never_shown_without_a_word_of_it():
    """Of steady months some end on a level that looks new: text, chart, values and sentence say so, of all others none does."""
    drawn, widened = np.random.default_rng(2), 0
    for _ in range(40):
        found = look_ahead(monthly(drawn.poisson(40, 60)), ComparisonRequest(), 3, (1.25,))
        values = values_of(found)
        is_wider = bool(values["widened"])
        told = (*sentences(found), fan_of(found).caption.subtitle, found.found.say)
        assert [words for words in told if "widened" in words] == ([] if not is_wider else [told[3], told[4], *told[-2:]])
        if found.found.forecast is None:
            continue
        tried = found.found.forecast.published_range(0.8)
        given = [period["range_80"] for period in values["coming"]]
        narrow = [[int(low), int(high)] for low, high in zip(tried.lower, tried.upper, strict=True)]
        if is_wider:
            widened += 1
            assert [each["range_80"] for each in values["widened"]["tried"]] == narrow != given
            assert values["widened"]["say"] in told
        else:
            assert given == narrow
    assert widened > 3
