"""Kinds of answers that the fiftieth hand showed, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

NUMBERED_ABOVE = (
    "Kent Police\n1) The number of child sexual offences recorded by your force in the last two financial years.\n"
    "2) The number of the offences in 1) which carry the online crime flag.\n\n"
    "Table 1 - Child sexual offences recorded\nHO class,Offence,2022/23,2023/24,Total\n"
    "17B,Sexual assault on a male child under 13,62,70,132\n"
    "88A,Sexual grooming,154,147,301\n,Total,216,217,433\n\n"
    "Table 2 - Child sexual offences recorded with the online crime flag\nHO class,Offence,2022/23,2023/24,Total\n"
    "17B,Sexual assault on a male child under 13,3,4,7\n88A,Sexual grooming,116,143,259\n"
    ",Total,119,147,266\n,As a % of Table 1,0.55,0.67,\n"
)
LETTERED = (
    "<h1>Kent Police</h1><p>Thank you for your request, which reads:</p><p>“For 2022/23 and 2023/24 please tell me (a) how many "
    "sexual offences with a cyber flag were recorded where the victim was under 16, by the sex of the victim; (b) how many "
    "people were arrested for those offences and how many were charged.”</p><p>(a)</p>"
    + table([["Offence", "2022/23 Female", "2022/23 Male"], ["Sexual communication with a child", "62", "12"]])
    + "<p>(b)</p>"
    + table([["", "2022/23", "2023/24"], ["Persons arrested", "91", "119"]])
)
BELOW_A_LIST = (
    "Kent Police\n\nPlease see our response to your request about sexual offences against children (victims under 18).\n\n"
    "Q1. Number of offences recorded in each of the last two financial years.\n2022/23 - 1,398\n2023/24 - 1,276\n\n"
    "Q2. How many of those had the online marker?\n2022/23 - 331\n2023/24 - 304\n\n"
    "Q3. In how many of the offences in Q2 was the victim under 13?\n2022/23 - 84\n2023/24 - 66\n\n"
    "From 1 April to 30 September 2024 a further 688 offences were recorded.\n"
)


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("kent.csv", NUMBERED_ABOVE, ["2022/23: 154", "2023/24: 217", "2022/23 online: 116", "2023/24 online: 147"]),
        ("kent.html", LETTERED, ["2022/23 under 16 female online: 62", "2022/23 under 16 male online: 12"]),
    ],
    ids=["questions in turn above a table", "a request with letters in brackets"],
)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, name: str, text: str, wanted: list[str]):
    found = lines(read(tmp_path, name, text))
    plain = [line.partition(" [")[0] for line in found]
    assert [line for line in wanted if line not in plain] == [], found


def test_no_count_of_years_and_no_code_of_the_row_above_a_total_is_taken(tmp_path: Path):
    extract = read(tmp_path, "kent.csv", NUMBERED_ABOVE)
    told = [*extract.figures, *extract.proposals]
    assert {figure.number for figure in told} >= {119.0, 147.0}
    assert not [figure for figure in told if figure.number == 2]  # of "the last two financial years"
    assert not [figure for figure in told if figure.number == 266 and "88A" in figure.offence]


def test_a_sentence_below_the_list_that_answers_a_question_need_not_be_of_what_it_asks(tmp_path: Path):
    extract = read(tmp_path, "kent.txt", BELOW_A_LIST)
    told = {f"{figure.number:g}": figure for figure in (*extract.figures, *extract.proposals)}
    assert "another answer" in told["688"].doubt
    assert [told[count].ages.high for count in ("1398", "66")] == [17, 12]
    assert told["331"].online == "yes"
