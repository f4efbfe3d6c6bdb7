"""A rate of outcomes is given when it is due, a range always."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import NotComparable
from faircount.records.engine import EngineSettings, open_engine, open_records
from faircount.records.outcome_rate import outcome_rate
from faircount.vocabulary.periods import FinancialYear
from tests.unit.records.samples import rows, written

YEAR = FinancialYear(2020).period
CHARGED = {"outcome": "1", "outcome_date": date(2021, 1, 1)}
CLOSED = {"outcome": "18", "outcome_date": date(2021, 2, 1)}
LATER = {"outcome": "1", "outcome_date": date(2023, 1, 1)}


def rate(frame, folder, as_of=date(2022, 4, 1)):
    with open_engine(EngineSettings()) as connection:
        return outcome_rate(open_records(connection, written(frame, folder)), YEAR, as_of, ("1",))


def test_a_rate_is_the_share_of_finished_cases(tmp_path):
    outside = {"recorded": date(2021, 4, 1)}
    gone = ({"standing": "cancelled"}, {"standing": "transferred"}, {"victim_number": 2})
    found = rate(rows(CHARGED, CLOSED, CLOSED, CLOSED, *(change | CHARGED for change in (outside, *gone))), tmp_path)
    assert (found.recorded, found.finished, found.with_outcome, found.rate) == (4, 4, 1, 0.25)
    assert found.lowest == found.highest == 0.25


def test_an_outcome_after_the_extract_is_not_yet_one(tmp_path):
    found = rate(rows(CHARGED, LATER), tmp_path)
    assert (found.finished, found.lowest, found.highest) == (1, 0.5, 1.0)
    with pytest.raises(NotComparable, match="50% of the cases of 2020/21 are finished, fewer than 90%"):
        _ = found.rate


def test_a_short_follow_up_is_refused_however_many_are_finished(tmp_path):
    found = rate(rows(CHARGED, CLOSED), tmp_path, as_of=date(2022, 3, 30))
    with pytest.raises(NotComparable, match="followed for 364 days, fewer than 365"):
        _ = found.rate


def test_there_is_no_share_of_nothing(tmp_path):
    found = rate(rows({"standing": "cancelled"}), tmp_path)
    assert (found.recorded, found.finished_share, found.lowest, found.highest) == (0, None, None, None)
    with pytest.raises(NotComparable, match="no share of nothing"):
        _ = found.rate
