from dataclasses import replace
from datetime import date

import pytest

from faircount.compare.comparability import GRADES, Grade, comparability
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period, calendar_year, quarter
from faircount.vocabulary.status import Quality
from tests.unit.compare.cases import ALL_OFFENCES, ENGLAND_AND_WALES, FORCES_TOGETHER, MARKED, figure


def test_the_first_years_of_the_mark_are_grade_c():
    found = comparability(*MARKED)
    assert (found.grade, found.reasons) == (Grade.C, ("The online mark was in its first two years.",))
    assert [entry.key for entry in found.breaks] == ["online-mark-required"]


def test_all_offences_are_not_touched_by_the_mark():
    found = comparability(*ALL_OFFENCES)
    assert (found.grade, found.reasons, found.breaks) == (Grade.B, (GRADES[Grade.B],), ())


def test_an_audit_of_both_years_is_grade_a_but_does_not_mend_a_new_mark():
    assert comparability(*ALL_OFFENCES, audited=True).grade is Grade.A
    assert comparability(*MARKED, audited=True).grade is Grade.C


def test_years_on_either_side_of_a_break_are_grade_d():
    found = comparability(figure(2016, 20, "88A"), figure(2017, 91, "88A"))
    assert found.grade is Grade.D
    assert [refusal.reason for refusal in found.refusals] == ["break in the series"]
    assert [entry.key for entry in found.breaks] == ["section-15a"]


def test_a_break_that_is_not_certain_is_said_to_be_so():
    found = comparability(figure(2016, 145, online=Online.YES), figure(2017, 190, online=Online.YES))
    assert any(reason.endswith("This is not certain.") for reason in found.reasons)


def test_the_first_years_after_a_new_offence_are_grade_c():
    found = comparability(figure(2017, 734, "child_named"), figure(2018, 830, "child_named"))
    assert found.grade is Grade.C
    assert found.reasons[0].startswith("A new offence")
    assert comparability(figure(2019, 853, "child_named"), figure(2020, 838, "child_named")).grade is Grade.B


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"area": "E23000007"}, "different areas"),
        ({"counted": Counted.VICTIMS}, "counted differently"),
        ({"offence": "child_named"}, "different offences"),
        ({"online": Online.YES}, "different online mark"),
        ({"ages": AgeBand(0, 9)}, "different ages"),
        ({"sex": Sex.FEMALE}, "different groups"),
        ({"breakdown": "outcome=charged"}, "different groups"),
        ({"note": "forces=38"}, "forces not known"),
        ({"quality": Quality.PART_YEAR}, "part of a period"),
        ({"quality": "provisional;part year"}, "part of a period"),
    ],
)
def test_unlike_figures_are_grade_d_with_the_reason(others, reason):
    before, after = replace(ALL_OFFENCES[0], source_id="one"), replace(ALL_OFFENCES[1], source_id="two", **others)
    found = comparability(before, after)
    assert found.grade is Grade.D
    assert reason in [refusal.reason for refusal in found.refusals]
    assert found.reasons == tuple(refusal.say for refusal in found.refusals)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (FinancialYear(2016).period, FinancialYear(2015).period, "wrong order"),
        (FinancialYear(2015).period, FinancialYear(2015).period, "overlapping periods"),
        (FinancialYear(2015).period, calendar_year(2015), "wrong order"),
        (calendar_year(2015), FinancialYear(2015).period, "overlapping periods"),
        (FinancialYear(2014).period, calendar_year(2016), "unlike periods"),
        (FinancialYear(2014).period, quarter(FinancialYear(2015), 1), "unlike periods"),
        (quarter(FinancialYear(2015), 1), quarter(FinancialYear(2015), 2), "unlike periods"),
    ],
)
def test_unlike_periods_are_grade_d(first, second, reason):
    found = comparability(figure(first, 100, "17B"), figure(second, 120, "17B"))
    assert reason in [refusal.reason for refusal in found.refusals]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (quarter(FinancialYear(2014), 4), quarter(FinancialYear(2015), 4)),
        (Period(date(2015, 3, 1), date(2016, 2, 29)), Period(date(2016, 3, 1), date(2017, 2, 28))),
        (FinancialYear(2013).period, FinancialYear(2016).period),
    ],
)
def test_the_same_months_of_another_year_can_be_compared(first, second):
    assert comparability(figure(first, 100, "17B"), figure(second, 120, "17B")).grade is Grade.B


def test_totals_need_the_same_forces():
    before, after = FORCES_TOGETHER
    assert comparability(before, after).grade is Grade.C
    other = comparability(before, replace(after, note="forces=40"))
    assert [refusal.reason for refusal in other.refusals] == ["different forces"]
    assert "39" in other.reasons[0]
    assert "40" in other.reasons[0]


def test_a_total_from_two_sources_that_name_no_forces_cannot_be_told():
    before = figure(2015, 3186, area=ENGLAND_AND_WALES, source_id="one")
    after = figure(2016, 5653, area=ENGLAND_AND_WALES, source_id="two")
    assert [refusal.reason for refusal in comparability(before, after).refusals] == ["forces not known"]
    assert comparability(before, replace(after, source_id="one")).grade is Grade.B


@pytest.mark.parametrize(("quality", "words"), [(Quality.BREAK, "marks a break"), (Quality.LOW_RELIABILITY, "not very reliable")])
def test_a_doubt_of_the_source_is_grade_c(quality, words):
    found = comparability(replace(ALL_OFFENCES[0], quality=quality), ALL_OFFENCES[1])
    assert found.grade is Grade.C
    assert words in found.reasons[0]
