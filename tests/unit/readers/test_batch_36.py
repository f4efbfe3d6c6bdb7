"""Kinds of answers of batches 36 and 37, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

KINDS = {
    "the year that heads a line is that of the whole line": (
        "dorset.txt",
        "Dorset Police\n\nThe number of victims of sexual offences under 18 was:\n\n"
        "2020/21: 111 girls and 22 boys aged 12 or under; 190 girls and 60 boys aged 13 to 17; 2 whose sex is not recorded.\n\n"
        "2021/22: 120 girls and 32 boys aged 12 or under; 209 girls and 56 boys aged 13 to 17; 3 whose sex is not recorded.\n",
        [
            "2020/21 under 13 female: 111",
            "2020/21 under 13 male: 22",
            "2020/21 aged 13 to 17 female: 190",
            "2020/21 aged 13 to 17 male: 60",
            "2020/21 under 18 not known: 2",
            "2021/22 under 13 female: 120",
            "2021/22 under 13 male: 32",
            "2021/22 aged 13 to 17 female: 209",
            "2021/22 aged 13 to 17 male: 56",
            "2021/22 under 18 not known: 3",
        ],
    ),
    "what did not have the flag, and the keyword that a line above names": (
        "cleveland.txt",
        "Cleveland Police\n\nIn 2019/20 we recorded 702 sexual offences with a victim aged 0-17, of which 118 had the "
        "keyword 'internet' and 584 did not.\n\nFrom April to September 2023 we recorded 371 sexual offences with a victim aged "
        "0-17, with 96 showing the keyword.\n",
        [
            "2019/20 under 18: 702",
            "2019/20 under 18 online: 118",
            "2019/20 under 18 not online: 584",
            "April 2023 to September 2023 under 18: 371",
            "April 2023 to September 2023 under 18 online: 96",
        ],
    ),
    "codes that a letter explains in quotes": (
        "northwales.html",
        "<h1>North Wales Police</h1><p>The tables show the number of victims under 18 of a sexual offence. ‘C’ is a crime with "
        "the cyber indicator, ‘NC’ a crime without it.</p><h3>2020/21</h3>"
        + table([["Offence", "C", "NC"], ["Rape", "0", "117"], ["Sexual grooming", "73", "5"]]),
        [
            "2020/21 under 18 online: 0",
            "2020/21 under 18 not online: 117",
            "2020/21 under 18 online: 73",
            "2020/21 under 18 not online: 5",
        ],
    ),
    "a code of one word, explained in brackets": (
        "met.csv",
        "Metropolitan Police: sexual offences against under-18s by the cyber feature code (CY)\nYear,CY present,CY absent\n"
        "2019/20,791,4085\n2020/21,868,4013\n",
        [
            "2019/20 under 18 online: 791",
            "2019/20 under 18 not online: 4085",
            "2020/21 under 18 online: 868",
            "2020/21 under 18 not online: 4013",
        ],
    ),
    "a code that nothing explains is asked about": (
        "met.csv",
        "Metropolitan Police: sexual offences against under-18s\nYear,QX present,QX absent\n2019/20,791,4085\n2020/21,868,4013\n",
        [
            f"{year} under 18: {count} [words of a label were not understood, and they look like a code]"
            for year, counts in (("2019/20", (791, 4085)), ("2020/21", (868, 4013)))
            for count in counts
        ],
    ),
    "not set, beside a flag that is set": (
        "derby.csv",
        "Derbyshire Constabulary: sexual offences against under-18s, 2019/20, by whether the online qualifier is set\n"
        "Offence,Qualifier set,Not set,Total\n"
        "Rape,8,856,864\nSexual grooming,30,35,65\n",
        [
            "2019/20 under 18 online: 8",
            "2019/20 under 18 not online: 856",
            "2019/20 under 18: 864",
            "2019/20 under 18 online: 30",
            "2019/20 under 18 not online: 35",
            "2019/20 under 18: 65",
        ],
    ),
    "years to a month, in two languages": (
        "swp.csv",
        "South Wales Police: sexual offences against under-18s\n12 mis hyd at / 12 months to,Benyw / Female,Gwryw / Male\n"
        "Mehefin / June 2020,904,228\nMehefin / June 2021,1043,201\n",
        [
            "July 2019 to June 2020 under 18 female: 904",
            "July 2019 to June 2020 under 18 male: 228",
            "July 2020 to June 2021 under 18 female: 1043",
            "July 2020 to June 2021 under 18 male: 201",
        ],
    ),
    "a part of each year, in the column beside it": (
        "notts.csv",
        "Kent Police: sexual offences against under-18s 2020-2023\nGroup,2020/21,of which online,2021/22,of which online\n"
        "Rape,155,7,141,5\nSexual assault,188,6,221,9\n",
        [
            "2020/21 under 18: 155",
            "2020/21 under 18 online: 7",
            "2021/22 under 18: 141",
            "2021/22 under 18 online: 5",
            "2020/21 under 18: 188",
            "2020/21 under 18 online: 6",
            "2021/22 under 18: 221",
            "2021/22 under 18 online: 9",
        ],
    ),
    "none of them online, in brackets": (
        "dyfed.txt",
        "Dyfed-Powys Police\n\nIn 2019/20 we recorded 33 offences of rape of children under 18 (none online).\n",
        ["2019/20 under 18: 33", "2019/20 under 18 online: 0"],
    ),
    "financial years that are those of the calendar": (
        "jersey.csv",
        "Kent Police: sexual offences against under-18s. The financial year is the calendar year.\nOffence,2020,2021\nRape,5,6\n",
        ["2020 under 18: 5", "2021 under 18: 6"],
    ),
    "a year explained behind the rule of all": (
        "kent.csv",
        "Kent Police: sexual offences against under-18s\nFinancial years run April to March. FY2022 = April 2021 to March 2022\n"
        "Offence,FY2021,FY2022\nRape,5,6\n",
        ["2020/21 under 18: 5", "2021/22 under 18: 6"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted
