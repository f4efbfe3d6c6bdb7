from datetime import date

import pytest

from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.outlook.steady import steady
from faircount.errors import NotComparable
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
