"""Kinds of answers of batches 38 to 44, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, not_told, read, table

HEAD = "Kent Police: sexual offences recorded against children under 18"
KINDS = {
    "a year with a mark among years counts nothing": (
        "kent.csv",
        f"{HEAD}\nYear,Rape,Grooming\n2021,7,8\n2022,9,3\n2023,4,4\n2024,2,5\n2025*,1,2\n"
        "* 2025 covers crimes recorded from 1 January to 31 March 2025.\n",
        ["2021 under 18: 7", "2021 under 18: 8", "2024 under 18: 5", "January 2025 to March 2025 under 18: 1"],
    ),
    "a flag behind a second condition": (
        "kent.csv",
        "Number of sexual offences recorded by Kent Police where the victim was under 18 and which had an ONLINE flag\n"
        "Offence,2021,2022\nRape,7,8\n",
        ["2021 under 18 online: 7", "2022 under 18 online: 8"],
    ),
    "a question that asks for the flag second": (
        "kent.html",
        "<h1>Kent Police</h1><p>Q1. How many sexual offences against under-18s were recorded, and how many of these were flagged "
        "as online?</p>"
        + table([["Year", "All", "Online flag"], ["2021", "70", "8"], ["2022", "90", "9"]])
        + "<p>Q2. Age of the victims of the offences in Q1</p>"
        + table([["Age", "2021", "2022"], ["Under 13", "30", "40"], ["13-17", "40", "50"]]),
        ["2021 under 18: 70", "2021 under 18 online: 8", "2021 under 13: 30", "2022 aged 13 to 17: 50"],
    ),
    "a note that tells the unit of each table": (
        "kent.csv",
        "Kent Police\nTable 1 Victims of sexual offences aged under 18\nYear,Girls,Boys\n2021,7,8\n2022,9,3\n\n"
        "Figures in Table 1 refer to victims.\n",
        ["2021 under 18 female: 7", "2022 under 18 male: 3"],
    ),
    "what an offence can be is said of no figure": (
        "kent.csv",
        f"{HEAD}\nOffence,2021\nRape,7\n\nAbuse of position of trust can concern victims aged 16 and 17.\n",
        ["2021 under 18: 7"],
    ),
    "an open band where only a subject speaks of children": (
        "kent.csv",
        "FOI 6385/22 Sexual offences against children\nKent Police: offences of rape by age of victim\nAge,2021\nUnder 16,7\n"
        "16 and over,9\n",
        ["2021 under 16: 7", "2021 aged 16 and over: 9"],
    ),
    "a block that goes on below a heading of its own": (
        "kent.csv",
        "Kent Police\nSexual crimes against children aged 0 to 15 by offence\nFemale victims\n,Period\n"
        "Offence,2021,2022\nRape,7,8\n\nMale victims\n,Period\nOffence,2021,2022\nRape,1,2\n",
        ["2021 under 16 female: 7", "2022 under 16 male: 2"],
    ),
    "quarters below the year that they are of": (
        "kent.csv",
        f"{HEAD}\n,Rape\n2020/2021,\nQ1 (April to June),7\nQ2 (July to September),8\n2021/2022,\nQ1 (April to June),5\n"
        "Q2 (July to September),6\n\nFigures for 2022/2023 should be read with care.\n",
        ["April 2020 to June 2020 under 18: 7", "July 2021 to September 2021 under 18: 6"],
    ),
    "labels printed in the middle of their rows": (
        "kent.csv",
        f"{HEAD}\nSex,Age,2021\n,0-5,1\nBoys,6-10,3\n,11-15,6\n,0-5,2\nGirls,6-10,8\n,11-15,16\n",
        ["2021 under 6 male: 1", "2021 aged 11 to 15 male: 6", "2021 under 6 female: 2", "2021 aged 6 to 10 female: 8"],
    ),
    "how much of the last year stands in brackets": (
        "kent.txt",
        "Kent Police\n\nWe recorded 12, 14 and 9 sexual offences against under-18s in 2013/14, 2014/15 and 2015/16 "
        "(to 31 December 2015) respectively.\n\n13/14 (Apr - Dec only) | Female = 40; Male = 6\n",
        ["2014/15 under 18: 14", "April 2015 to December 2015 under 18: 9", "April 2013 to December 2013 female: 40"],
    ),
    "cells that stand a line each": (
        "kent.txt",
        "Kent Police\n\nSexual offences with a victim under 18\n\nYear\nFemale\nMale\n2020/21\n70\n8\n2021/22\n90\n9\n",
        ["2020/21 under 18 female: 70", "2021/22 under 18 male: 9"],
    ),
    "answers beside questions that end in no question mark": (
        "kent.html",
        "<h1>Kent Police</h1>"
        + table(
            [
                ["No.", "Question", "Answer"],
                ["1.", "The number of rapes of people under 18", "2020/21 - 70 / 2021/22 (Apr - Sep only) - 9"],
                ["2.", "As question 1, male victims", "2020/21 - 7 / 2021/22 (Apr - Sep only) - 1"],
            ]
        ),
        ["2020/21 under 18: 70", "April 2021 to September 2021 under 18: 9", "2020/21 under 18 male: 7"],
    ),
    "several parts in brackets": (
        "kent.txt",
        "Kent Police\n\nSexual offences against under-18s:\n\n2019/20 - 38 (female 28, male 8)\n"
        "2020/21 - 39 (female 31, male 8)\n2021/22 - 40 (female 30, male 9)\n2022/23 - 41 (female 30, male 9)\n",
        ["2022/23 under 18: 41", "2022/23 under 18 female: 30", "2022/23 under 18 male: 9"],
    ),
    "ages with a stroke are no years": (
        "kent.csv",
        f"{HEAD}\nAge,20/21,21/22\n0-5,4,5\n6-13,7,8\n14,9,3\n15,5,4\n16/17,6,7\n",
        ["2020/21 aged 16 to 17: 6", "2021/22 aged 14: 3"],
    ),
    "a year that ends on a day of a short year": (
        "kent.csv",
        f"{HEAD}\nYear,Rape\nYear ending 31 Mar 21,7\nYear ending 31 Mar 22,8\n",
        ["2020/21 under 18: 7", "2021/22 under 18: 8"],
    ),
    "how long the year to date is": (
        "kent.csv",
        f"{HEAD}\nYear,Rape,Grooming\n2022-23,7,4\n2023-24,8,5\n2024-25 YTD,9,6\n\nYTD = 1 April 2024 to 31 December 2024.\n",
        ["2023/24 under 18: 8", "April 2024 to December 2024 under 18: 9"],
    ),
    "counted by the calendar, as the days of the request say": (
        "kent.csv",
        "Kent Police: sexual offences against under-18s, from the financial years of our last report\n"
        "Request: How many were recorded between 1 January 2015 and 31 December 2016?\nOffence,2015,2016\nRape,7,8\n",
        ["2015 under 18: 7", "2016 under 18: 8"],
    ),
    "quarters of a year that is told as far as it went": (
        "kent.csv",
        f"{HEAD}\n,Rape\n2022-23,\nQ1 (April to June),7\nQ2 (July to September),8\n"
        "2023-24 (April to December),\nQ1 (April to June),5\nQ3 (October to December),6\n",
        ["July 2022 to September 2022 under 18: 8", "October 2023 to December 2023 under 18: 6"],
    ),
    "a child in the name of an offence": (
        "kent.csv",
        "Kent Police: sexual offences recorded\nOffence,2021,2022\nCoercion of a child under 13,7,8\n"
        "Rape of a child under 13,3,4\n",
        ["2021: 7", "2022: 8", "2021: 3", "2022: 4"],
    ),
    "years with a mark behind two names": (
        "norfolk.csv",
        "Norfolk Constabulary\nSexual offences recorded against persons under 18, by age and sex\n"
        "Sex,Age,2012,2013,2014*\nFemale,Under 13,84,114,100\n,13 to 15,152,161,134\n\n* to 30 September\n",
        ["2012 under 13 female: 84", "January 2014 to September 2014 aged 13 to 15 female: 134"],
    ),
    "what stands beside arrests and names no unit": (
        "lancashire.csv",
        "Lancashire Constabulary: child sexual offences\nQ3. Number of arrests and Q4. number charged\n"
        ",2016,2017,2018\nArrests,511,574,603\nCharged / summonsed,180,209,225\n",
        ["2016: 511", "2018: 603"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, kind: str):
    name, text, wanted = KINDS[kind]
    extract = read(tmp_path, name, text)
    assert not_told(extract, wanted) == [], lines(extract)


def test_a_row_beside_arrests_is_asked_about_what_it_counts(tmp_path: Path):
    name, text, _ = KINDS["what stands beside arrests and names no unit"]
    assert [line for line in lines(read(tmp_path, name, text)) if "[" in line] == [
        f"{year}: {count} [the unit is not said]" for year, count in ((2016, 180), (2017, 209), (2018, 225))
    ]
