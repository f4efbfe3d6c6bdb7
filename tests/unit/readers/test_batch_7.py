"""Kinds of answers of batch 7 that were read wrongly at first sight, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

KINDS = {
    "yes and no to the flag that the title names": (
        "kent.csv",
        "Kent Police: crimes against children under 16 by offence and Online Flag\nYear,2021,,\nOffence,N,Y,Total\n"
        "Rape,14,33,47\n",
        ["2021 under 16 not online: 14", "2021 under 16 online: 33", "2021 under 16: 47"],
    ),
    "one month of each year, where years end in it": (
        "kent.csv",
        "Kent Police: offences against children under 16 by year ending 30 September\nOffence,Sep-11,Sep-12\nRape,11,14\n",
        ["October 2010 to September 2011 under 16: 11", "October 2011 to September 2012 under 16: 14"],
    ),
    "victims of offences, and how old they were": (
        "kent.csv",
        "Kent Police: victims of recorded sexual offences who were aged 15 or under\nYear,Male,Female\n2013,66,248\n",
        ["2013 under 16 male: 66", "2013 under 16 female: 248"],
    ),
    "persons whom a title names behind an offence": (
        "kent.csv",
        "Kent Police: Rape and attempted rape of persons under 16 (offences recorded)\nArea,2015/16\nAshford,31\nDover,12\n",
        ["2015/16 under 16: 31", "2015/16 under 16: 12"],
    ),
    "ages that a note says all victims had": (
        "kent.csv",
        "Kent Police: sexual grooming - offences recorded\nYear,Charged,Total recorded\n2019,6,21\n"
        "Victim ages: all between 10 and 15\n",
        ["2019 aged 10 to 15: 21", "2019 aged 10 to 15: 6 [the unit is not said]"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_seventh_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_one_month_of_each_year_is_asked_about_where_nothing_says_that_years_end_in_it(tmp_path: Path) -> None:
    content = "Kent Police: offences against children under 16\nOffence,Sep-11,Sep-12\nRape,11,14\n"
    found = read(tmp_path, "kent.csv", content)
    assert not found.figures
    assert found.doubts
