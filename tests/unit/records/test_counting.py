"""What is one offence, one victim, one outcome, and where every record goes."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import SchemaMismatch
from faircount.records.counting import count_records
from faircount.records.dimensions import LONG_LIST, ByAge, ByCode, ByPeriod, ByRecency, by_online, by_sex, flat
from faircount.records.engine import EngineSettings, open_engine, open_records
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear, Period
from tests.unit.records.samples import BANDS, rows, written


def counted(frame, unit, dimension, folder):
    with open_engine(EngineSettings()) as connection:
        return count_records(open_records(connection, written(frame, folder)), unit, [dimension])


def cells(found):
    """Code to count, without the whole and the empty classes."""
    codes = found.table.hierarchies[0].codes
    return {code: int(count) for code, count in zip(codes[1:], found.table.flat[1:], strict=True) if count}


FAMILY = rows(
    {"crime_id": "A", "victim_number": 1, "victim_age": 6},
    {"crime_id": "A", "victim_number": 2, "victim_age": 11},
    {"crime_id": "B", "victim_number": 0, "offence": "86", "victim_age": None, "victim_sex": None},
    {"crime_id": "C", "outcome": "1", "outcome_date": date(2021, 1, 1)},
    {"crime_id": "D", "standing": "cancelled"},
    {"crime_id": "E", "standing": "transferred"},
)


@pytest.mark.parametrize(
    ("unit", "expected", "another_unit"),
    [
        (Counted.OFFENCES, {"aged 5 to 9": 1, "aged 13 to 15": 1, "not known": 1}, 1),
        (Counted.VICTIMS, {"aged 5 to 9": 1, "aged 10 to 12": 1, "aged 13 to 15": 1}, 1),
        (Counted.OUTCOMES, {"aged 13 to 15": 1}, 3),
    ],
)
def test_offences_victims_and_outcomes_are_different_counts(unit, expected, another_unit, tmp_path):
    found = counted(FAMILY, unit, ByAge(BANDS), tmp_path)
    assert cells(found) == expected
    assert (found.cancelled, found.transferred, found.another_unit) == (1, 1, another_unit)
    assert found.is_complete


@pytest.mark.parametrize(
    ("committed", "recorded", "expected"),
    [
        (date(2019, 6, 1), date(2020, 6, 1), "recent"),
        (date(2019, 5, 31), date(2020, 6, 1), "non-recent"),
        (date(2020, 2, 29), date(2021, 2, 28), "recent"),
        (date(2020, 2, 29), date(2021, 3, 1), "non-recent"),
        (None, date(2020, 6, 1), "not known"),
    ],
)
def test_non_recent_is_more_than_a_calendar_year(committed, recorded, expected, tmp_path):
    frame = rows({"committed_from": committed, "committed_to": None, "recorded": recorded})
    assert cells(counted(frame, Counted.OFFENCES, ByRecency(), tmp_path)) == {expected: 1}


def test_an_offence_that_went_on_is_told_by_its_last_day(tmp_path):
    frame = rows({"committed_from": date(2012, 1, 1), "committed_to": date(2020, 5, 1)})
    assert cells(counted(frame, Counted.OFFENCES, ByRecency(), tmp_path)) == {"recent": 1}


def test_what_lies_in_no_class_is_left_over_and_said(tmp_path):
    frame = rows(
        {},
        {"recorded": date(2018, 3, 31)},
        {"recorded": date(2018, 4, 1)},
        {"recorded": date(2021, 3, 31)},
        {"recorded": date(2021, 4, 1)},
    )
    years = ByPeriod((FinancialYear(2018).period, FinancialYear(2020).period))
    found = counted(frame, Counted.OFFENCES, years, tmp_path)
    assert cells(found) == {"2018/19": 1, "2020/21": 2}
    assert (found.left_over, dict(found.outside)) == (2, {"year": 2, "standing": 0})


def test_a_standing_that_is_no_word_of_ours_is_left_over(tmp_path):
    found = counted(rows({}, {"standing": "no crime"}), Counted.OFFENCES, by_online(), tmp_path)
    assert (found.in_table, found.left_over, found.outside["standing"]) == (1, 1, 1)
    assert found.is_complete


def test_an_empty_flag_is_not_known_and_never_no(tmp_path):
    frame = rows({"online": None}, {"online": "no"}, {"online": "yes"})
    assert cells(counted(frame, Counted.OFFENCES, by_online(), tmp_path)) == {"yes": 1, "no": 1, "not known": 1}


def test_an_adult_or_an_impossible_age_lies_in_no_band_of_children(tmp_path):
    frame = rows({"victim_age": 17}, {"victim_age": 18}, {"victim_age": -1}, {"victim_age": None})
    found = counted(frame, Counted.VICTIMS, ByAge(BANDS), tmp_path)
    assert cells(found) == {"aged 16 to 17": 1, "not known": 1}
    assert found.left_over == 2


def test_an_open_band_takes_everybody_older(tmp_path):
    bands = (AgeBand(0, 15), AgeBand(16, None))
    assert cells(counted(rows({"victim_age": 40}), Counted.VICTIMS, ByAge(bands), tmp_path)) == {"aged 16 and over": 1}


def test_dimensions_that_cannot_hold_are_refused():
    with pytest.raises(SchemaMismatch, match="does not follow"):
        ByAge((AgeBand(0, 4), AgeBand(6, 9)))
    with pytest.raises(SchemaMismatch, match="none overlapping"):
        ByPeriod((Period(date(2020, 1, 1), date(2020, 12, 31)), FinancialYear(2020).period))


def test_a_unit_that_records_do_not_hold_is_refused(tmp_path):
    with pytest.raises(SchemaMismatch, match="records hold no arrests; count offences, victims, outcomes"):
        counted(rows({}), Counted.ARRESTS, by_sex(), tmp_path)


def test_a_cross_that_nobody_could_read_is_refused(tmp_path):
    many = ByCode(flat("area", [f"a{number}" for number in range(5_000)]), "force")
    with open_engine(EngineSettings()) as connection, pytest.raises(SchemaMismatch, match="leave a dimension out"):
        count_records(open_records(connection, written(rows({}), tmp_path)), Counted.OFFENCES, [many, many])


@pytest.mark.parametrize("codes", [3, LONG_LIST + 5])
def test_a_short_list_and_a_long_one_place_words_alike(codes, tmp_path):
    listed = [f"a{number}" for number in range(codes)]
    frame = rows({"local_area": "a0"}, {"local_area": f"a{codes - 1}"}, {"local_area": "elsewhere"}, {"local_area": None})
    found = counted(frame, Counted.OFFENCES, ByCode(flat("area", listed), "local_area"), tmp_path)
    assert cells(found) == {"a0": 1, f"a{codes - 1}": 1}
    assert found.left_over == 2
    known = counted(frame, Counted.OFFENCES, ByCode(flat("area", listed), "local_area", if_empty="a1"), tmp_path)
    assert cells(known) == {"a0": 1, f"a{codes - 1}": 1, "a1": 1}
