"""Kinds of answers of batches 50 to 52, each the smallest."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.unit.readers.pictures import lines, not_told, read, table

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

HALVES = (
    "Kent Police: sexual offences with a victim under 18\nAge/sex,2022,2023\n"
    "Female 0-7,85,82\nFemale 8-17,158,165\nFemale not rec,37,32\n"
    "Female total,280,279\nN/K 0-7,7,6\nN/K 8-17,8,9\nN/K not rec,0,5\nN/K total,15,20\n"
)
BESIDE = (
    "Sussex Police\n\nCount of Occurrence No,Column Labels,,,,,Count of Occurrence No,Column Labels,\n"
    "Row Labels,2022,2023,Grand Total,,,Row Labels,2022,2023,Grand Total\n"
    "RAPE,19,20,39,,,Female,14,19,33\nGROOMING,11,15,26,,,13,4,9,13\nGrand Total,30,35,65,,,14,6,7,13\n"
    ",,,,,,15,4,3,7\n,,,,,,Male,16,16,32\n,,,,,,13,5,5,10\n,,,,,,14,7,5,12\n,,,,,,15,4,6,10\n,,,,,,Grand Total,30,35,65\n"
)
MARKED = (
    "Kent Police: sexual offences against under 18s\nAge,Sex,2022,2023\n0-10,Female,119,163\n0-10,Male,^,^\n11-17,Female,96,117\n"
    "11-17,Male,^,^\nNot known,Female,^,^\nNot known,Male,~,~\nNot known,All,17,12\n~ is 1 to 5\n"
)
ANSWERED = (
    "Kent Police\n\nQ. How many sexual offences against children (under 18) did you record in each year?\n"
    "A. 2022/23: 846; 2023/24: 829. "
    "Two-year total 1,675.\nQ. How many carried the online/cyber flag?\nA. 2022/23: 182 (21.5%); 2023/24: 204 (24.6%). "
    "Two-year total 386.\n"
)
PARTED = (
    "<h1>Kent Police</h1><h2>Table 1. Sexual offences with a victim under 18, and those with the cyber flag</h2>"
    + table([["Offence", "2023/24", "2023/24"], ["", "All", "Cyber"], ["Rape", "31", "4"], ["Grooming", "70", "65"]])
    + "<h2>Table 2. Age of victim, all offences in Table 1, 2023/24 only</h2>"
    + table([["Age", "Number"], ["0-12", "69"], ["13-17", "32"]])
)
UNDER_YEARS = (
    "Gwent Police: sexual offences against under 18s\n,2022/23,,,2023/24,,\nAge,F,M,?,F,M,?\n"
    "0 - 9,85,30,5,100,31,7\n10 - 17,70,15,4,75,25,6\n"
)
REFERENCE = (
    "FOI request reference: 614.25 (ID 14408)\n\nDate of response: 14 March 2025\n\nSussex Police has looked at offences "
    "whose victim was under 18.\n\nIn the financial year 2021/22 we recorded 1,230 sexual offences against children.\n\n"
    "For 2022/23 the number was 1,242, up by 1.0% on the year before. Girls were the victims in 976 crimes and boys in 232.\n"
)
CAPTIONS = (
    "<h1>Nottinghamshire Police</h1><p>Table A. Sexual offences with a child victim (0-17)</p>"
    + table([["Offence", "2021/22", "2022/23"], ["Rape", "250", "280"], ["Grooming", "85", "95"]])
    + "<p>Table B. Victims by age and sex</p>"
    + table([["Age", "Girls 2022/23", "Boys 2022/23"], ["0 to 6", "115", "25"], ["7 to 17", "160", "35"]])
)
BRACKETS = (
    "<h1>Kent Police: sexual offences with a child victim</h1>"
    "<h2>Offences by area; the number with the cyber flag (code CO) is shown in brackets</h2>"
    + table([["Area", "2022", "2023"], ["North", "378 (75)", "379 (74)"], ["South", "260 (61)", "306 (54)"]])
    + "<p>2022: 1,400 arrests and 666 charges, of which 118 for offences with the cyber flag.</p>"
)
KINDS = {
    "a letter that begins with its reference, and a period told a sentence before": (
        "sussex.txt",
        REFERENCE,
        ["2021/22 under 18: 1230", "2022/23 under 18 female: 976", "2022/23 under 18 male: 232"],
    ),
    "a title that says what stands in brackets": (
        "kent.html",
        BRACKETS,
        ["2022 under 18: 378", "2022 under 18 online: 75", "2023 under 18: 306", "2023 under 18 online: 54"],
    ),
    "questions in turn above a table": (
        "kent.csv",
        NUMBERED_ABOVE,
        ["2022/23: 154", "2023/24: 217", "2022/23 online: 116", "2023/24 online: 147"],
    ),
    "a request with letters in brackets": (
        "kent.html",
        LETTERED,
        ["2022/23 under 16 female online: 62", "2022/23 under 16 male online: 12"],
    ),
    "a half of a label that is not known": (
        "kent.csv",
        HALVES,
        ["2022 age not known female: 37", "2022 aged 8 to 17 not known: 8", "2023 age not known not known: 5"],
    ),
    "two pivots beside each other": ("sussex.csv", BESIDE, ["2022: 19", "2023 aged 13 female: 9", "2022 aged 15 male: 4"]),
    "marks in a row of what is not known": ("kent.csv", MARKED, ["2022 age not known: 17", "2023 age not known: 12"]),
    "an answer below a question that is put with a letter": (
        "kent.txt",
        ANSWERED,
        ["2022/23 under 18: 846", "2022/23 under 18 online: 182", "2023/24 under 18 online: 204"],
    ),
    "all offences of a table that tells those with the flag too": ("kent.html", PARTED, ["2023/24 under 13: 69"]),
    "a question mark for a sex below years": (
        "gwent.csv",
        UNDER_YEARS,
        ["2022/23 under 10 female: 85", "2022/23 under 10 not known: 5", "2023/24 aged 10 to 17 not known: 6"],
    ),
}


@pytest.mark.parametrize(("name", "text", "wanted"), KINDS.values(), ids=KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, name: str, text: str, wanted: list[str]):
    extract = read(tmp_path, name, text)
    assert not_told(extract, wanted) == [], lines(extract)


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


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "In 2022/23 the number of sexual offences against children was 1,242, up by 1% on 2021/22. Of these, 307 were "
            "flagged as online.",
            "2022/23 under 18 online: 307",
        ),
        (
            "Sexual offences against children in 2022/23\n\nThe number is lower than in 2021/22. We recorded 45 offences against "
            "children.",
            "2022/23 under 18: 45",
        ),
    ],
)
def test_a_year_that_figures_are_compared_with_dates_no_sentence_behind_it(tmp_path: Path, said: str, wanted: str):
    extract = read(tmp_path, "kent.txt", f"Kent Police\n\n{said}\n")
    assert not_told(extract, [wanted]) == [], lines(extract)


def test_a_caption_that_only_names_dimensions_says_what_its_table_counts(tmp_path: Path):
    extract = read(tmp_path, "nottinghamshire.html", CAPTIONS)
    told = {one.locator[:2]: one.counted for one in (*extract.figures, *extract.proposals)}
    assert told == {"t1": "offences", "t2": "victims"}


def test_charges_for_flagged_offences_are_charges(tmp_path: Path):
    extract = read(tmp_path, "kent.html", BRACKETS)
    told = {one.number: one.counted for one in (*extract.figures, *extract.proposals)}
    assert told[118] == told[666] != "offences"


def test_ages_in_the_order_of_text_are_ages(tmp_path: Path):
    rows = "".join(f"{age},{100 + int(age)},{200 + int(age)}\n" for age in sorted(map(str, range(18))))
    extract = read(tmp_path, "kent.csv", f"Kent Police: sexual offences\n,Column Labels,\nRow Labels,2022,2023\n{rows}")
    told = {one.number: (one.ages.low, one.ages.high) for one in (*extract.figures, *extract.proposals)}
    assert (told[102], told[210], told[217]) == ((2, 2), (10, 10), (17, 17))


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_what_another_sheet_counts_is_no_unit_of_a_table_that_says_none(tmp_path: Path):
    arrests = [["Sussex Police: custody - arrests, sexual offences"], ["Year", "Count of custody no"], ["2022", 70], ["2023", 80]]
    content = workbook({"Sheet1": [["", "2022", "2023"], ["Female", 14, 19], ["Male", 5, 6]], "Sheet2": arrests})
    extract = read(tmp_path, "sussex.xlsx", content)
    assert {figure.counted for figure in (*extract.figures, *extract.proposals) if figure.locator.startswith("Sheet1")} != {
        "arrests"
    }


def test_a_line_that_says_what_each_tab_holds_is_read_for_each_by_itself(tmp_path: Path):
    key = 'tab "victims" = all sexual offences, tab "cyber" = those with cyber flag ticked'
    head = ["Age", "F", "M"]
    content = workbook(
        {
            "info": [["Surrey Police"], [key], ["F = female M = male"]],
            "victims": [["Sexual offences by victim age"], ["", "2023", ""], head, ["0-12", 25, 12], ["13-17", 45, 16]],
            "cyber": [["Sexual offences by victim age"], ["", "2023", ""], head, ["0-12", 5, 2], ["13-17", 14, 6]],
        }
    )
    extract = read(tmp_path, "surrey.xlsx", content)
    told = {one.locator.partition("!")[0]: str(one.online) for one in (*extract.figures, *extract.proposals)}
    assert told == {"victims": "all", "cyber": "yes"}
