"""A request: rows with their words and roles, and a definition that notices any change."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import SchemaMismatch
from faircount.tables.extract import FigureRole
from faircount.tables.request import AskedCell, RequestForm, role_of
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period

YEAR = Period(date(2023, 4, 1), date(2024, 3, 31))
YOUNG, OLD = AgeBand(0, 9), AgeBand(10, 17)


def cell(
    online: Online = Online.ALL, ages: AgeBand = ALL_AGES, sex: Sex = Sex.ALL, offence: str = "sexual_under_18"
) -> AskedCell:
    return AskedCell("R001", YEAR, Counted.OFFENCES, offence, online, ages, sex)


@pytest.mark.parametrize(
    ("asked", "roles"),
    [
        ([cell()], [FigureRole.DETAIL]),
        ([cell(), cell(ages=YOUNG), cell(ages=OLD), cell(ages=NOT_KNOWN)], [FigureRole.TOTAL, *[FigureRole.DETAIL] * 3]),
        ([cell(), cell(Online.YES)], [FigureRole.DETAIL, FigureRole.OF_WHICH]),
        ([cell(), cell(Online.YES), cell(Online.NO)], [FigureRole.TOTAL, FigureRole.DETAIL, FigureRole.DETAIL]),
        ([cell(Online.YES)], [FigureRole.DETAIL]),
        ([cell(), cell(sex=Sex.FEMALE)], [FigureRole.DETAIL, FigureRole.OF_WHICH]),
        ([cell(), cell(sex=Sex.FEMALE), cell(sex=Sex.MALE)], [FigureRole.TOTAL, FigureRole.DETAIL, FigureRole.DETAIL]),
        ([cell(ages=YOUNG), cell(ages=AgeBand(0, 3))], [FigureRole.DETAIL, FigureRole.OF_WHICH]),
        ([cell(), cell(offence="88A", ages=YOUNG)], [FigureRole.DETAIL, FigureRole.DETAIL]),
    ],
)
def test_a_sum_a_part_and_what_is_only_of_which(asked, roles):
    assert [role_of(one, asked) for one in asked] == roles


def test_the_words_of_a_row_say_what_the_whole_of_a_set_is():
    year, counted, offence, *rest = cell().words
    assert (year, counted, offence) == ("2023/24", "offences", "Sexual offences against under-18s")
    assert rest == ["all", "all under 18, known or not", "all, known or not"]
    assert cell(offence="88A").words[2::2] == ("Sexual grooming (code 88A)", "all ages, known or not")


@pytest.mark.parametrize("rows", [[], [("faircount request form", "2")], [("faircount request form", "1")]])
def test_a_definition_of_another_version_or_without_its_parts_is_refused(rows):
    with pytest.raises(SchemaMismatch, match=r"read it with the faircount that wrote it|ask for the form again"):
        RequestForm.from_definition(rows)
