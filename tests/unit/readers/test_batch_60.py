"""Kinds of answers that two more generators and files of others showed, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.language.finders import find_areas
from faircount.language.labels import read_label
from faircount.readers.read import read_answer
from faircount.tables.extract import Extract
from tests.unit.readers.pictures import lines, read, table

YEARS = [["Year", "Number"], ["2018/19", "55"]]
TITLE = "Sexual offences against children under 18, by year"


def page(tmp_path: Path, *above: str, rows: list[list[str]] | None = None, below: str = "") -> Extract:
    words = "".join(f"<p>{line}</p>" for line in ("Kent Police", *above))
    return read(tmp_path, "kent.html", f"{words}{table(rows or YEARS)}<p>{below}</p>")


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        ("Data is victim based (one count per person).", "victims"),
        ("The counts are of victims, not offences.", "victims"),
        ("Counting unit: victim (distinct person).", "victims"),
        ("The data is crime based: each crime is counted once.", "offences"),
        ("A crime with more than one victim is counted once.", "offences"),
    ],
)
def test_the_rule_that_an_answer_counts_by_says_what_is_counted(rule: str, unit: str, tmp_path: Path) -> None:
    asked = "Question 1: How many sexual offences against children under 18 were recorded in each year?"
    found = page(tmp_path, "All figures relate to victims aged 0 to 17.", rule, asked)
    assert {figure.counted for figure in (*found.figures, *found.proposals)} == {unit}


def test_offences_by_outcome_are_offences(tmp_path: Path) -> None:
    rows = [["Disposal", "2018/19", "2019/20"], ["Charged", "5", "6"], ["Undetected", "7", "8"], ["Grand Total", "12", "14"]]
    found = page(tmp_path, "Sexual offences against children under 18: offences by outcome and year", rows=rows)
    assert {figure.counted for figure in found.figures} == {"offences"}


@pytest.mark.parametrize("told", ["is less than 16", "(at offence) is less than 16", "<= 15", "< 16", "is under 16"])
def test_a_filter_on_ages_says_whom_all_figures_are_of(told: str, tmp_path: Path) -> None:
    found = page(tmp_path, "Applied filters:", f"Victim Age {told}", "Offence Group is Sexual Offences")
    assert {figure.ages.high for figure in (*found.figures, *found.proposals)} == {15}


def test_the_name_of_a_program_is_no_flag(tmp_path: Path) -> None:
    assert lines(page(tmp_path, "Business Objects - Web Intelligence", TITLE)) == ["2018/19 under 18: 55"]


def test_what_was_searched_is_no_stop_and_search(tmp_path: Path) -> None:
    above = "Searches were conducted by our Performance department and the results are shown below."
    assert lines(page(tmp_path, TITLE, above)) == ["2018/19 under 18: 55"]


@pytest.mark.parametrize(("words", "sex"), [("the victim was male", "boys"), ("the victim was female", "girls")])
def test_a_title_says_the_sex_of_its_victims(words: str, sex: str, tmp_path: Path) -> None:
    title = f"Table 1: Volume of sexual crimes recorded, April 2018 to March 2019, where {words} and aged under 18, by year"
    found = page(tmp_path, title)
    assert {str(figure.sex) for figure in found.figures} == {"male" if sex == "boys" else "female"}


def test_the_same_figures_are_of_the_same_children(tmp_path: Path) -> None:
    text = (
        "<p>Kent Police</p><p>1. How many sexual offences against children below the age of 16 were recorded?</p>"
        f"{table([['Year', 'Crimes recorded'], ['2018/19', '55']])}<p>2. The same figures by gender of the victim.</p>"
        f"{table([['Year', 'Female', 'Male'], ['2018/19', '40', '15']])}"
    )
    assert {figure.ages.high for figure in read(tmp_path, "kent.html", text).figures} == {15}


def test_a_code_before_the_words_of_a_flag_is_no_part_of_it(tmp_path: Path) -> None:
    rows = [
        ["Year", "Cyber Flag", "Sexual offences under 18"],
        ["2018/19", "0 - Flag not set", "5"],
        ["2018/19", "1 - Flag set", "7"],
    ]
    found = page(tmp_path, rows=rows).figures
    assert [(str(figure.online), figure.number) for figure in found] == [("no", 5), ("yes", 7)]


def test_slashed_ages_among_ages_are_no_year(tmp_path: Path) -> None:
    rows = [["Age", "2018/19", "2019/20"], ["Under 10", "5", "6"], ["10-15", "7", "8"], ["16/17", "9", "10"]]
    found = page(tmp_path, TITLE, rows=rows).figures
    assert [figure.ages.label for figure in found][-2:] == ["aged 16 to 17"] * 2


def test_the_letter_around_an_attachment_is_no_title_of_its_tables(tmp_path: Path) -> None:
    mail = (
        "From: foi@kent.police.uk\nTo: a@example.org\nSubject: Kent Police FOI 12\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nPlease find the table attached.\n\n'
        'Kind regards,\nDisclosure Officer\n\n--b\nContent-Type: text/csv; name="t.csv"\n'
        'Content-Disposition: attachment; filename="t.csv"\n\n'
        "Question 2: Victims of sexual offences under 18 by outcome and year\nOutcome,2018/19,2019/20\n"
        "Charged,5,6\nUndetected,7,8\n--b--\n"
    )
    path = tmp_path / "kent.eml"
    path.write_text(mail)
    assert [figure.number for figure in read_answer(path).figures] == [5, 6, 7, 8]


def test_the_numbers_of_rows_count_nothing(tmp_path: Path) -> None:
    text = ",Force,Year,Sex,Sexual offences under 18\n" + "".join(
        f"{n},Kent Police,{2015 + n}/{16 + n},Female,{20 + n}\n" for n in range(5)
    )
    assert [figure.number for figure in read(tmp_path, "kent.csv", text).figures] == [20, 21, 22, 23, 24]


def test_a_region_beside_a_force_says_where_it_lies(tmp_path: Path) -> None:
    text = (
        "Force,Region,Year,Sexual offences under 18\nKent Police,South East,2018/19,5\nEssex Police,East of England,2018/19,7\n"
    )
    assert [figure.area for figure in read(tmp_path, "all.csv", text).figures] == ["Kent Police", "Essex Police"]


def test_numbers_of_counties_are_no_offences(tmp_path: Path) -> None:
    text = "FIPS_Code,Year,Rapes of children under 16\n19001,2018/19,5\n19003,2018/19,7\n19005,2018/19,9\n"
    found = read(tmp_path, "kent.csv", text)
    assert not [one for one in (*found.figures, *found.proposals) if one.offence.startswith("19")]


@pytest.mark.parametrize(
    ("label", "is_below"),
    [
        ("up to {}", True), ("Upto {} years", True), ("no older than {}", True), ("not over {}", True), ("maximum age {}", True),
        ("at most {}", True), ("no younger than {}", False), ("not under {}", False), ("at least {}", False), ("{} plus", False),
        ("from {} upwards", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("age", [5, 12, 15, 17])
def test_a_bound_of_ages_bounds_on_its_own_side(label: str, is_below: bool, age: int) -> None:
    band = read_label(label.format(age)).ages
    assert band is not None
    assert (band.low, band.high) == ((0, age) if is_below else (age, None))


def test_a_text_of_many_lost_numbers_says_that_they_are_lost(tmp_path: Path) -> None:
    text = "The number of persons proceeded against at courts\n\n" + "\n\n".join(f"Kent\n\n{n}\n\n{n + 7}" for n in range(10, 20))
    path = tmp_path / "kent.txt"
    path.write_text(text)
    found = read_answer(path)
    assert not found.figures
    assert any(one.reason.startswith("no figure could be made of the") for one in found.findings)


def test_a_figure_is_of_the_place_that_its_sentence_names(tmp_path: Path) -> None:
    told = "In Durham there were 267 sexual offences against children under 18 in 2018/19."
    text = f"Cumbria Constabulary\n\nFigures of 2018/19.\n\n{told}"
    path = tmp_path / "cumbria.txt"
    path.write_text(text)
    found = read_answer(path)
    assert not [one for one in found.figures if one.area == "Cumbria Constabulary"]


def test_a_title_over_two_tables_joins_nothing(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Kent Police"])
    sheet.append([])
    sheet.append(["Sexual offences with victims aged 17 or under, by age, sex and year"])
    sheet.append(["Girls", None, None, None, "Male victims", None, None])
    sheet.append(["Victim age", 2018, 2019, None, "Victim age", 2018, 2019])
    for at, band in enumerate(("0 - 5", "6 - 10", "11 - 17")):
        sheet.append([band, 10 + at, 20 + at, None, band, 30 + at, 40 + at])
    sheet.merge_cells("A3:G3")
    path = tmp_path / "kent.xlsx"
    book.save(path)
    found = read_answer(path).figures
    assert {(str(figure.sex), figure.number) for figure in found if figure.number in (10, 20, 30, 40)} == {
        ("female", 10), ("female", 20), ("male", 30), ("male", 40),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("calendar years 2021-2022", "2021 to 2022"),
        ("calendar years 2021 to 2022", "2021 to 2022"),
        ("calendar years 2019-22", "2019 to 2022"),
    ],
)
def test_calendar_years_are_no_financial_year(title: str, label: str, tmp_path: Path) -> None:
    rows = [["Relationship", "Number"], ["Family", "5"], ["Stranger", "7"]]
    found = page(tmp_path, f"Sexual offences against children under 18 by relationship, {title}", rows=rows)
    assert {figure.period.label for figure in found.figures} == {label}


def test_a_sex_that_a_title_names_and_nothing_took_is_asked_about(tmp_path: Path) -> None:
    found = page(tmp_path, "Sexual offences under 18, female complainants in the main, by year")
    assert not [figure for figure in found.figures if str(figure.sex) == "all"]


@pytest.mark.parametrize(
    "name", ["North Lincolnshire", "North East Lincolnshire", "South Gloucestershire", "East Riding of Yorkshire"]
)
def test_a_district_called_like_a_force_of_others_is_none(name: str) -> None:
    assert find_areas(f"District: {name}") == ()
    assert [area.name for area in find_areas("North Yorkshire Police, West Midlands")] == ["North Yorkshire", "West Midlands"]


@pytest.mark.parametrize(
    "answer", ["371", "Answer: 371", "Answer: 371 offences", "Response: 371.", "A: 371", "Answer: 371 were recorded"]
)
def test_a_number_under_its_question_answers_it_whatever_opens_its_line(answer: str, tmp_path: Path) -> None:
    path = tmp_path / "kent.txt"
    asked = "1. How many sexual offences against children under the age of 18 were recorded in 2023/24?"
    path.write_text(f"Kent Police\n\n{asked}\n\n{answer}\n")
    found = read_answer(path)
    assert [(one.number, one.period.label) for one in (*found.figures, *found.proposals)] == [(371, "2023/24")]


@pytest.mark.parametrize(
    ("label", "low", "high"), [("0yrs to 5yrs", 0, 5), ("6 years - 10 years", 6, 10), ("11 yrs & 12 yrs", 11, 12)]
)
def test_bands_that_tell_their_years_twice_are_bands(label: str, low: int, high: int) -> None:
    band = read_label(label).ages
    assert band is not None
    assert (band.low, band.high) == (low, high)


@pytest.mark.parametrize("label", ["0y-4y", "10 years", "12 years imprisonment"])
def test_ages_that_nothing_read_are_asked_about(label: str) -> None:
    assert "age" in read_label(label).looks


@pytest.mark.parametrize("label", ["Over 10 years ago", "Last 5 years", "5 year total"])
def test_stretches_of_time_are_no_ages(label: str) -> None:
    assert read_label(label).ages is None


def test_a_sheet_that_leans_on_the_question_of_another_takes_no_figure_without_its_ages(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first, second = book.active, book.create_sheet("Q4")
    first.title = "Q1"
    asked = "Q1 Please provide the number of sexual offences against children aged 15 and under, by year"
    for row in (["Kent Police"], [asked], [],
                ["Year", "Offences"], ["2018/19", 15], ["2019/20", 16]):  # fmt: skip
        first.append(row)
    for row in (["Q4 How many of the offences at Q1 were online?"], [], ["Year", "Cyber marked"], ["2018/19", 4], ["2019/20", 5]):
        second.append(row)
    path = tmp_path / "kent.xlsx"
    book.save(path)
    found = read_answer(path)
    assert not [one for one in found.figures if one.locator.startswith("Q4") and one.ages.is_all]
