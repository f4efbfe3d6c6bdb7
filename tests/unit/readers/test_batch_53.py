"""Kinds of answers of batches 53 and 54, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

BY_SUSPECT = "Kent Police: {} against children under 18\n\n{},2019,2020\nUnder 10,3,1\n10-13,6,7\n14-17,9,8\n18 and over,4,6\n"
LETTERED = (
    "<h1>Sexual offences by age of victim under 18 years old (FOI)</h1><p>Kent Police</p><h2>Request</h2>"
    "<p>I would like to request the following information under the Freedom of Information (Jersey) Law 2011:</p>"
    "<h3>A</h3><p>The number of recorded sexual offences against children aged under 18, for the period 1 April 2020 to "
    "31 March 2021, broken down by age and gender of victims.</p>"
    "<h3>B</h3><p>The number of recorded sexual offences against under 18s for the above time frame that had a cyber-flag "
    "attached.</p><h2>Response</h2><h3>A</h3>"
    + table([["Age", "Female victims"], ["0-6", "7"], ["7-12", "12"], ["13", "9"]])
    + "<h3>B</h3><p>A cyber flag is attached if the offence involves the use of electronic devices, and includes sexual grooming."
    " This is not held.</p>"
)


@pytest.mark.parametrize("head", ["Age of suspect", "Age of offender at time of offence", "SUSPECT_AGE"])
def test_the_ages_of_suspects_are_no_ages_of_victims(head: str, tmp_path: Path) -> None:
    """They split what is counted, also where suspects are: the ages of a figure are those of victims."""
    extract = read(tmp_path, "answer.csv", BY_SUSPECT.format("sexual offences", head))
    assert lines(extract)[:2] == ["2019 under 18: 3", "2020 under 18: 1"]
    assert extract.figures[0].breakdown == "group=suspect under 10"
    own = read(tmp_path, "suspects.csv", BY_SUSPECT.format("suspects of sexual offences", head))
    assert (own.figures[0].counted, own.figures[0].breakdown) == ("suspects", "group=suspect under 10")


@pytest.mark.parametrize("said", ["Victims aged 18 and over have been removed.", "The figures do not include adult victims."])
def test_who_was_left_out_is_not_whom_the_figures_are_about(said: str, tmp_path: Path) -> None:
    answer = f"<p>Kent Police. {said}</p>" + table([["Offence", "2019/20"], ["Exposure", "41"]])
    assert lines(read(tmp_path, "answer.html", answer)) == ["2019/20 under 18: 41"]


def test_requests_under_headings_of_one_letter_are_answered_each_for_itself(tmp_path: Path) -> None:
    """The period stands in request A and the flag in request B, and the law of 2011 is no period."""
    assert lines(read(tmp_path, "answer.html", LETTERED)) == [
        "2020/21 under 7 female: 7",
        "2020/21 aged 7 to 12 female: 12",
        "2020/21 aged 13 female: 9",
    ]


OF_PARTS = (
    "<p>Kent Police</p><p>Q1. How many offences of sexual communication with a child were recorded in 2024/25?</p>"
    "<p>Q2. The age and gender of the victims.</p><p>Response:</p><p>Q1. There were 118 offences recorded in 2024/25.</p>"
    "<p>Q2. The victims are recorded as follows:</p><ul><li>11 and under – 13 female, fewer than 5 male, 2 unknown</li>"
    "<li>12-15 – 62 female, 15 male</li><li>Age not recorded – 9 female, no male</li></ul>"
)
ANSWERED = (
    "<p>Police Service of Northern Ireland</p><p>Request 1</p><p>How many sexual offences were recorded in 2022 where the victim "
    "was under 18?</p><p>Answer 1</p><p>1,954</p><p>Request 2</p><p>Please give the age of the victims.</p><p>Answer 2</p>"
    "<p>Victims under 12: 601. Victims aged 12 to 15: 962. Victims aged 16 and 17: 308.</p>"
)


def test_each_item_of_a_list_may_tell_several_parts_of_its_label(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "answer.html", OF_PARTS)) == [
        "2024/25: 118",
        "2024/25 under 12 female: 13",
        "2024/25 under 12 male: 1..4",
        "2024/25 under 12 not known: 2",
        "2024/25 aged 12 to 15 female: 62",
        "2024/25 aged 12 to 15 male: 15",
        "2024/25 age not known female: 9",
        "2024/25 age not known male: 0",
    ]


def test_the_number_of_an_answer_is_no_answer(tmp_path: Path) -> None:
    """ "Answer 2" heads what follows, and a line may list several labels with a full stop between them."""
    told = lines(read(tmp_path, "answer.html", ANSWERED))
    assert [line.partition(" [")[0] for line in told] == [
        "2022 under 18: 1954",
        "2022 under 12: 601",
        "2022 aged 12 to 15: 962",
        "2022 aged 16 to 17: 308",
    ]


PIVOT = (
    "Nottinghamshire Police,,\nThe FY20-21 figures cover 1 April 2020 to 30 November 2020.,,\n\n"
    '"Child sexual abuse crimes recorded, FY18-19 to FY20-21",,\nOffence,Female,Male\nSexual grooming,731,52\n'
    "Sexual exploitation of a child,108,17\n"
)
LIMITED = (
    "Kent Police\nRequest\nPlease tell me the number of sexual crimes against children aged under 18, by year.\n\n"
    "Sexual crimes against children,2021,2022\nRape,86,87\nExposure,24,18\n\n"
    '"You asked for children under 18; please note that the figures in this response cover only victims aged 15 and under."\n'
)
ASKED = (
    "Warwickshire Police\nPlease state the number of sexual offences against children aged 0-16 by sex of the victim.\n\n"
    "Recorded sexual offences against children by sex of victim in {},\nSex of victim,Offences\nFemale,302\nMale,98\n"
)


def test_the_last_of_several_years_ends_where_a_note_says(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "answer.csv", PIVOT))[0] == "April 2018 to November 2020 female: 731"


def test_what_the_figures_are_limited_to_goes_before_what_was_asked(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "answer.csv", LIMITED))[0] == "2021 under 16: 86"


def test_children_are_those_of_the_ages_that_the_request_names(tmp_path: Path) -> None:
    """A title speaks of "children"; the request says who they are."""
    assert lines(read(tmp_path, "answer.csv", ASKED.format(2022)))[0] == "2022 under 17 female: 302"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "In 2019 we recorded 425 rapes. The equivalent figure between 9 August 2020 and 8 August 2021 was 437.",
            ["2019: 425", "9 August 2020 to 8 August 2021: 437"],
        ),
        (
            "Rape: 75 from 1 September 2020 to 31 August 2021, 345 between 1 September 2021 and 31 August 2022.",
            ["September 2020 to August 2021: 75", "September 2021 to August 2022: 345"],
        ),
        (
            "2019/20 = 640, 124 of them cyber flagged\n2020/21 = 628, 120 of them cyber flagged",
            ["2019/20: 640", "2019/20 online: 124"],
        ),
        ("Rape: under five in 2020/21; eight in 2021/22.", ["2020/21: 1..4", "2021/22: 8"]),
        (
            "A total of 614 offences were recorded in 2019/20. These were made up as follows: Rape of a male child: 139; "
            "Arranging or facilitating the sexual exploitation of a child: 475.",
            ["2019/20: 614", "2019/20: 139", "2019/20: 475"],
        ),
    ],
)
def test_lines_that_list_in_words(said: str, told: list[str], tmp_path: Path) -> None:
    found = [line.partition(" [")[0] for line in lines(read(tmp_path, "answer.txt", f"Kent Police\n\nChild rapes\n\n{said}\n"))]
    assert [line for line in told if line not in [one.replace(" under 18", "") for one in found]] == []


def test_headings_with_brackets_over_cells_with_brackets(tmp_path: Path) -> None:
    answer = (
        "<h1>Norfolk: child rapes</h1>"
        + table([["", "Crimes (carrying the online crime flag)"], ["2018", "102 (84)"], ["2019", "120 (93)"]])
        + "<p>The number in brackets shows those carrying the online crime flag.</p>"
    )
    told = [line.partition(" [")[0].replace(" under 18", "") for line in lines(read(tmp_path, "answer.html", answer))]
    assert sorted(told) == ["2018 online: 84", "2018: 102", "2019 online: 93", "2019: 120"]


IN_CELLS = (
    "Sussex Police: child sexual offences by sex of victim\n\nOffence,2019/20,2020/21\n"
    'Sexual grooming,"Female 51, Male 13, Unspecified 6","Female 47, Male 10"\nRape,Female 63,"Female 73, Unspecified 8"\n\n'
    "Arrests,2019/20,2020/21\nPersons arrested,806,89\n"
)
FORM = "<h1>Suffolk Constabulary - FOI response form</h1>" + table(
    [
        ["Reference", "FOI2021/04833"],
        ["Date received", "11 September 2021"],
        ["Request", "Please state the number of sexual offences against children aged 0 to 17 recorded in 2019 and 2020."],
        ["Information disclosed", "In 2019 there were 177 sexual offences against children. In 2020 there were 164."],
        ["Exemptions applied", "None"],
    ]
)


def test_cells_that_hold_a_count_for_each_sex(tmp_path: Path) -> None:
    """Each is a figure of its own cell, and the table below keeps its own columns."""
    extract = read(tmp_path, "answer.csv", IN_CELLS)
    told = [line.partition(" [")[0].replace(" under 18", "") for line in lines(extract)]
    assert {"2019/20 female: 51", "2020/21 not known: 8", "2020/21 male: 10", "2019/20: 806"} <= set(told)
    assert "2019/20 male: 0" not in told
    assert {figure.locator for figure in extract.figures if figure.number in (51, 13, 6)} == {"csv!B4"}


def test_a_form_is_a_letter(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "answer.html", FORM)) == ["2019 under 18: 177", "2020 under 18: 164"]


def test_parts_of_a_whole_told_one_after_the_other_have_its_flag(tmp_path: Path) -> None:
    said = (
        "649 child sexual offences with an online crime motivation were recorded during 2022/23. Of these, 183 were recorded in "
        "Q1 (April-June 2022), 150 in Q2 (July-September 2022), 169 in Q3 (October-December 2022) and 147 in Q4 "
        "(January-March 2023)."
    )
    told = lines(read(tmp_path, "answer.txt", f"Kent Police\n\n{said}\n"))
    assert [line for line in told if "150" in line or "183" in line] == [
        "April 2022 to June 2022 online: 183",
        "July 2022 to September 2022 online: 150",
    ]


def test_what_a_table_counts_that_names_no_offence_is_asked(tmp_path: Path) -> None:
    """ "Applications" are no offences, whatever the request was about."""
    answer = (
        "<h1>Kent Police</h1><h2>Request</h2><p>1. How many child sexual offences were recorded in each year?</p>"
        "<p>2. How many applications were made?</p><h2>Response</h2><p>1. 412</p><h3>Portal</h3>"
        + table([["Year", "2021/22", "2022/23"], ["Applications", "412", "497"], ["Disclosures made", "18", "24"]])
    )
    extract = read(tmp_path, "answer.html", answer)
    assert not [figure for figure in extract.figures if "!" in figure.locator]
    assert len([figure for figure in extract.proposals if "!" in figure.locator]) == 4
