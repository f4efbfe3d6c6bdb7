"""Kinds of answers in which a table says what it is of by pointing to another, each the smallest that shows why."""
# ruff: noqa: E501 - answers as they were written

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

TITLE = "Kent Police: sexual offences recorded against children under 18"
KINDS: dict[str, tuple[str, str, list[str]]] = {
    "a question that names another, as the title of a table": (
        "kent.csv",
        f"{TITLE}\n\nQ1. Offences\nOffence,2019/20\nRape,301\nSexual grooming,61\n\nQ2. Offences in Q1 with the cyber crime marker\nOffence,2019/20\nRape,14\nSexual grooming,43\n\n"
        "Q3. Sex of the victims in Q2\nSex,2019/20\nFemale,40\nMale,9\n",
        ["2019/20 under 18: 301", "2019/20 under 18: 61", "2019/20 under 18 online: 14", "2019/20 under 18 online: 43",
         "2019/20 under 18 female online: 40", "2019/20 under 18 male online: 9"],
    ),
    "a sentence on the next table that names the table before it": (
        "kent.html",
        f"<h1>{TITLE}</h1><table><caption>Table 1: offences</caption><tr><th>Offence<th>2019/20<tr><td>Rape<td>90<tr><td>Sexual grooming<td>70</table>"
        "<p>The next table is of those crimes in Table 1 to which the online crime flag was added.</p>"
        "<table><caption>Table 2: crimes by sex of victim</caption><tr><th>Sex<th>2019/20<tr><td>Female<td>31<tr><td>Male<td>9</table>",
        ["2019/20 under 18: 90", "2019/20 under 18: 70"],
    ),
    "a statement on two tables by their numbers": (
        "kent.html",
        f"<h1>{TITLE}</h1><p>Tables 2 and 3 are of offences with the online crime flag.</p>"
        "<h2>Table 1 - offences</h2><table><tr><th>Offence<th>2019/20<tr><td>Rape<td>90<tr><td>Sexual grooming<td>70</table>"
        "<h2>Table 2 - offences</h2><table><tr><th>Offence<th>2019/20<tr><td>Rape<td>9<tr><td>Sexual grooming<td>31</table>",
        ["2019/20 under 18: 90", "2019/20 under 18: 70", "2019/20 under 18 online: 9", "2019/20 under 18 online: 31"],
    ),
    "the filters of a report, below its table": (
        "kent.csv",
        f"{TITLE}\nOffence,2019/20,2020/21\nRape,5,7\nSexual grooming,31,29\n\n\"Query: SELECT offence FROM crimes WHERE online_flag = 'Y' AND cancelled = 0\"\n",
        ["2019/20 under 18 online: 5", "2020/21 under 18 online: 7", "2019/20 under 18 online: 31", "2020/21 under 18 online: 29"],
    ),
    "a block of all below a block of some": (
        "kent.csv",
        f"{TITLE}\nOffence,2019/20\nCrimes without the online flag,\nRape,85\nSexual grooming,30\nAll crimes,\nRape,90\nSexual grooming,61\n",
        ["2019/20 under 18 not online: 85", "2019/20 under 18 not online: 30", "2019/20 under 18: 90", "2019/20 under 18: 61"],
    ),
    "a block of all, whether or not flagged": (
        "kent.csv",
        f"{TITLE}\nOffence,2019/20\n\"All, whether or not flagged as cyber\",\nRape,90\nSexual grooming,61\nOnly those with the cyber flag,\nRape,5\nSexual grooming,30\n",
        ["2019/20 under 18: 90", "2019/20 under 18: 61", "2019/20 under 18 online: 5", "2019/20 under 18 online: 30"],
    ),
    "columns that begin anew under the same name of the rows": (
        "kent.csv",
        f"{TITLE}\nYear,0-9,10-17\n2018/19,40,311\n2019/20,47,304\nOffences by sex of victim,,\nYear,Female,Male,Not recorded\n2018/19,300,48,3\n2019/20,301,48,2\n",
        ["2018/19 under 10: 40", "2018/19 aged 10 to 17: 311", "2019/20 under 10: 47", "2019/20 aged 10 to 17: 304",
         "2018/19 under 18 female: 300", "2018/19 under 18 male: 48", "2018/19 under 18 not known: 3",
         "2019/20 under 18 female: 301", "2019/20 under 18 male: 48", "2019/20 under 18 not known: 2"],
    ),
    "a year that a sentence cuts short by its name": (
        "kent.csv",
        f"{TITLE}\nCalendar year,Offences\n2022,90\n2023,61\n\n2023 runs from 1 January to 30 September.\n",
        ["2022 under 18: 90", "January 2023 to September 2023 under 18: 61"],
    ),
    "days under a length of time, three months apart": (
        "kent.csv",
        f"{TITLE}\n12 months to,Offences\n2022-03-31,90\n2022-06-30,94\n2022-09-30,97\n",
        ["2021/22 under 18: 90", "July 2021 to June 2022 under 18: 94", "October 2021 to September 2022 under 18: 97"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_table_points_to_is_what_it_is_of(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    found = read(tmp_path, name, content)
    assert lines(found)[: len(wanted)] == wanted


def test_a_column_of_another_search_is_not_taken_for_the_flag_beside_it(tmp_path: Path) -> None:
    text = f"{TITLE}\nYear,All offences,Cyber crime flag,Keyword search\n2019/20,962,114,188\n2020/21,1088,139,231\n"
    found = read(tmp_path, "kent.csv", text)
    assert not [line for line in lines(found) if line.endswith((": 188", ": 231"))], "asked about, as nothing tells what they are"
