"""Kinds of answers of batch 56, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

TITLE = "Kent Police\nSexual offences against children under 18{}\n\n"
TWO_YEARS = [["Year", "Victim gender", "Offences"], ["Year 1", "Girls", "12"], ["Year 2", "Girls", "15"]]


def test_an_offence_with_another_flag_is_not_online(tmp_path: Path) -> None:
    answer = "Kent Police\nRecorded CSE flagged offences, victim under 18, by year\n\nYear,Number\n2019,12\n2020,15\n"
    assert lines(read(tmp_path, "answer.csv", answer)) == ["2019 under 18: 12", "2020 under 18: 15"]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("s40(2)", "Where s40(2) is shown the true number is under 5 and is exempt by virtue of Section 40(2)."),
        ("§", "§ Numbers under 5 are not shown."),
        ("c", "c = confidential: fewer than 5"),
    ],
)
def test_marks_of_an_answers_own_hide_counts(mark: str, note: str, tmp_path: Path) -> None:
    """A row that holds nothing else is no row of headings."""
    answer = TITLE.format("") + f"Offence,2019,2020\nRape,12,15\nExposure,{mark},{mark}\nIncest,7,9\n\n{note}\n"
    found = {
        (figure.offence, figure.number, figure.lower, figure.upper) for figure in read(tmp_path, "answer.csv", answer).figures
    }
    assert found >= {("Exposure", None, 1, 4), ("Incest", 7, 7, 7)}


def test_none_among_numbers_is_nought(tmp_path: Path) -> None:
    answer = (
        TITLE.format(" in 2019, by online flag") + "Offence,Marker applied,No marker\nRape,None,15\nExposure,None,7\nIncest,3,9\n"
    )
    assert [figure.number for figure in read(tmp_path, "answer.csv", answer).figures] == [0, 15, 0, 7, 3, 9]


def test_years_by_number_are_those_that_a_note_tells(tmp_path: Path) -> None:
    note = "<p>Year 1 is 1 April 2018 to 31 March 2019, and Year 2 is 1 April 2019 to 31 March 2020.</p>"
    heading = "<h1>Kent Police: sexual offences against children under 18, 2018/19 to 2019/20</h1>"
    answer = heading + table(TWO_YEARS) + note
    assert lines(read(tmp_path, "answer.html", answer)) == ["2018/19 under 18 female: 12", "2019/20 under 18 female: 15"]


@pytest.mark.parametrize(
    ("bands", "ages"),
    [
        (("Not yet 11", "11 or over but under 16", "16 or over but under 18"), ("under 11", "aged 11 to 15", "aged 16 to 17")),
        (("≤10", "≥11 and ≤15", "≥16 and ≤17"), ("under 11", "aged 11 to 15", "aged 16 to 17")),
        (("10 and under", "11 or older but not yet 16", "16 to 17"), ("under 11", "aged 11 to 15", "aged 16 to 17")),
    ],
)
def test_bands_in_words_and_signs(bands: tuple[str, ...], ages: tuple[str, ...], tmp_path: Path) -> None:
    answer = TITLE.format(", 2019") + "Age of victim,Offences\n" + "".join(f"{band},{n}\n" for n, band in enumerate(bands, 7))
    assert tuple(figure.ages.label for figure in read(tmp_path, "answer.csv", answer).figures) == ages


@pytest.mark.parametrize(("yes", "no"), [("Y", "N"), ("Oes / Yes", "Nac oes / No"), ("CYB", "No CYB")])
def test_yes_and_no_are_to_the_flag_that_the_title_names(yes: str, no: str, tmp_path: Path) -> None:
    heading = "<h1>Kent Police: sexual offences against children under 18 in 2019 by offence and online flag</h1>"
    answer = heading + table([["Offence", yes, no], ["Rape", "3", "40"], ["Exposure", "5", "20"]])
    found = [(figure.online.value, figure.number) for figure in read(tmp_path, "answer.html", answer).figures]
    assert found == [("yes", 3), ("no", 40), ("yes", 5), ("no", 20)]


def test_a_code_is_what_its_own_heading_says(tmp_path: Path) -> None:
    answer = TITLE.format(" by online flag") + "Online Crime Flag (OC),2019,2020\nNon-OC,40,50\nOC,3,5\n"
    found = [(figure.online.value, figure.number) for figure in read(tmp_path, "answer.csv", answer).figures]
    assert found == [("no", 40), ("no", 50), ("yes", 3), ("yes", 5)]


def test_the_year_up_to_a_quarter(tmp_path: Path) -> None:
    answer = (
        TITLE.format(", April 2019 to March 2020, by quarter")
        + "Sex of victim,Q1,YTD Q1,Q2,YTD Q2\nFemale,24,24,16,40\nMale,7,7,9,16\n"
    )
    found = {figure.period.label for figure in read(tmp_path, "answer.csv", answer).figures if figure.number == 40}
    assert found == {"April 2019 to September 2019"}


@pytest.mark.parametrize("name", ["Rape F U13", "SA M U13", "SA inv child U16"])
def test_short_names_of_offences_have_their_victims_in_them(name: str, tmp_path: Path) -> None:
    answer = TITLE.format("") + f"Offence,2019,2020\n{name},12,15\nGrooming,7,9\n"
    assert {figure.ages.label for figure in read(tmp_path, "answer.csv", answer).figures} == {"under 18"}


def test_a_key_to_codes_holds_no_figures(tmp_path: Path) -> None:
    heading = "<h1>Kent Police: sexual offences against children under 18 by code</h1>"
    counts = table([["Code", "2019", "2020"], ["19E", "12", "15"], ["86", "7", "9"]])
    key = table([["Code", "Description"], ["19E", "Rape of a female child under 13"], ["86", "Indecent images of children"]])
    assert sorted(figure.number for figure in read(tmp_path, "answer.html", heading + counts + key).figures) == [7, 9, 12, 15]


def test_a_line_between_tables_says_of_which_year_the_next_is(tmp_path: Path) -> None:
    counts = table([["Offence", "Offences"], ["Rape", "12"], ["Exposure", "7"]])
    heading = "<h1>Kent Police: sexual offences against children under 18, 2016 to 2017</h1>"
    answer = f"{heading}<p>2016:</p>{counts}<p>Next, 2017.</p>{counts}"
    assert {figure.period.label for figure in read(tmp_path, "answer.html", answer).figures} == {"2016", "2017"}


def test_a_period_that_commences_and_ends(tmp_path: Path) -> None:
    said = "In the period commencing on 1 April 2018 and ending on 31 March 2019 we recorded 362 such offences."
    answer = f"Kent Police\n\nSexual offences against children under 18.\n\n{said}\n"
    assert lines(read(tmp_path, "answer.txt", answer)) == ["2018/19 under 18: 362"]


def test_a_block_of_victims_of_unknown_sex_is_not_of_the_table_above_it(tmp_path: Path) -> None:
    head = "Offence,2016,2017\n"
    answer = TITLE.format("") + f"Females\n{head}Rape,50,72\nExposure,5,7\n\nMales\n{head}Rape,26,38\nExposure,3,2\n\n"
    answer += f"Not recorded\n{head}Rape,15,18\nExposure,1,0\n"
    extract = read(tmp_path, "answer.csv", answer)
    assert not [figure for figure in extract.figures if figure.number in (15, 18) and figure.sex.value != "not known"]


@pytest.mark.parametrize(
    "said",
    [
        "In this response the term child means any person aged 15 and under; victims of other ages have been left out.",
        "A child is a person under 16.",
    ],
)
def test_children_are_whom_the_answer_says_they_are(said: str, tmp_path: Path) -> None:
    answer = (
        "<h1>Kent Police: child sexual offences</h1>"
        + table([["District", "2019"], ["Dover", "50"], ["Thanet", "41"]])
        + f"<p>{said}</p>"
    )
    assert {figure.ages.label for figure in read(tmp_path, "answer.html", answer).figures} == {"under 16"}


def test_sections_of_a_law_are_no_ages(tmp_path: Path) -> None:
    answer = TITLE.format("") + "Offence,2019,2020\nAbuse of position of trust (s.16-19 SOA 2003),12,15\nGrooming (s.15),7,9\n"
    assert {figure.ages.label for figure in read(tmp_path, "answer.csv", answer).figures} == {"under 18"}


def test_numbered_years_that_nothing_tells_are_asked_about(tmp_path: Path) -> None:
    answer = TITLE.format(", 2016/17 to 2018/19") + "Plan,Offences\nYear 1,12\nYear 2,15\nYear 3,17\n"
    extract = read(tmp_path, "answer.csv", answer)
    assert not extract.figures
    assert len(extract.proposals) == 3


def test_abbreviations_of_offences_limit_no_ages(tmp_path: Path) -> None:
    answer = "<h1>Kent Police: child sexual offences in 2019</h1>" + table(
        [["Offence", "Offences"], ["Exposure", "50"], ["Grooming", "41"]]
    )
    note = "<p>Abbreviations: Familial = incest; Rape M U13 = rape of a male child under 13.</p>"
    assert "under 13" not in {figure.ages.label for figure in read(tmp_path, "answer.html", answer + note).figures}


@pytest.mark.parametrize(("asked", "ages"), [("aged under 16", "under 16"), ("under the age of 18", "under 18")])
def test_children_are_those_that_all_questions_ask_for(asked: str, ages: str, tmp_path: Path) -> None:
    """The sentence answers three questions at once, and says no age itself."""
    said = "In 2021/22 the force recorded 1,527 sexual crimes against children, of which 1,033 were against girls."
    answer = (
        f"Kent Police\n\nQuestion 1: How many sexual crimes against children (victims {asked}) did you record in 2021/22?\n\n"
        f"Question 2: How many of the victims were female?\n\nQuestion 3: How many had an online flag?\n\n{said}\n"
    )
    extract = read(tmp_path, "answer.txt", answer)
    assert {figure.ages.label for figure in (*extract.figures, *extract.proposals)} == {ages}
