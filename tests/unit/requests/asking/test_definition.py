"""ask.toml: what is asked of whom, and mistakes named with their place and mend."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from faircount.errors import BadProject
from faircount.requests.asking.definition import read_definition, start_request
from faircount.requests.asking.words import asked_notes
from faircount.vocabulary.measures import Online
from tests.lib.requests import DEFINITION, write_definition


def test_a_definition_becomes_one_form_a_force(tmp_path: Path):
    found = read_definition(write_definition(tmp_path))
    assert found.forces == ("E23000013", "S23000009", "PSNI")
    form = found.form("E23000013")
    assert len(form.cells) == 2 * 4 * 2
    assert [cell.key for cell in form.cells][::15] == ["R001", "R016"]
    assert [(cell.period.label, cell.online) for cell in form.cells[:2]] == [("2023/24", Online.ALL), ("2024/25", Online.ALL)]
    assert form.reference.startswith("cleveland-")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-11-25", "2026-11-26"),
        ("A charity", "Another charity"),
        ('"4 to 17"', '"4 to 15"'),
        ("[figures]", "[figures]\nsmall = 10"),
    ],
)
def test_the_reference_changes_with_what_is_asked(tmp_path: Path, before: str, after: str):
    first = read_definition(write_definition(tmp_path)).form("PSNI").reference
    assert read_definition(write_definition(tmp_path)).form("PSNI").reference == first
    assert read_definition(write_definition(tmp_path, DEFINITION.replace(before, after))).form("PSNI").reference != first


def test_a_country_means_its_forces_and_each_is_asked_once(tmp_path: Path):
    text = DEFINITION.replace(
        '["Cleveland", "Police Scotland", "PSNI"]', '["United Kingdom", "British Transport Police", "Kent"]'
    )
    found = read_definition(write_definition(tmp_path, text))
    assert len(found.forces) == len(set(found.forces)) == 46
    assert len(read_definition(write_definition(tmp_path, text.replace('"British Transport Police", ', ""))).forces) == 45


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"Cleveland"', '"Clevland"', "did you mean Cleveland"),
        ('"sexual_under_18"', '"burglery"', "figures.offences"),
        ('"2023/24"', '"2023/25"', "is not a period"),
        ('"under 4"', '"toddlers"', "is not a band of ages"),
        ('applicant = "A charity"\n', "", "request.applicant is missing; add it"),
        ('"A charity"', '""', "request.applicant is empty; write it"),
        ("[figures]", "[figures]\nsmal = 4", "did you mean small?"),
        ("[figures]", "[figures]\nsmall = 2", "figures.small"),
        ("[figures]", "[figures]\nbands = 2", "known here: offences"),
        ("[figures]", "[figure]", "figure is not known; did you mean figures?"),
        ("[request]", "[request", "not TOML"),
        ("[figures]", '[addresses]\n"Kent" = "foi@kent.example"\n[figures]', "Kent is not asked"),
        ("[figures]", '[addresses]\n"Kant" = "foi@kent.example"\n[figures]', "did you mean Kent"),
        ('"2024/25"', ", ".join(f'"{year}"' for year in range(1960, 2020)), "400 at most"),
        ('"Cleveland"', '"Exampleshire"', "cannot be asked"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_mend(tmp_path: Path, before: str, after: str, words: str):
    with pytest.raises(BadProject) as refusal:
        read_definition(write_definition(tmp_path, DEFINITION.replace(before, after, 1)))
    assert "ask.toml" in str(refusal.value)
    assert words in str(refusal.value)


def test_the_template_is_whole_but_for_who_asks(tmp_path: Path):
    path = start_request(tmp_path, date(2026, 11, 25))
    with pytest.raises(BadProject, match=r"applicant is empty.*address is empty"):
        read_definition(tmp_path)
    path.write_text(path.read_text("utf-8").replace('= "" ', '= "A charity" '), "utf-8")
    found = read_definition(tmp_path)
    assert (len(found.forces), len(found.cells), found.request.sent) == (45, 24, date(2026, 11, 25))


def test_nothing_is_overwritten_and_no_folder_made_up(tmp_path: Path):
    start_request(tmp_path, date(2026, 11, 25))
    with pytest.raises(BadProject, match="is there already"):
        start_request(tmp_path, date(2026, 11, 25))
    with pytest.raises(BadProject, match="faircount init"):
        start_request(tmp_path / "none", date(2026, 11, 25))
    with pytest.raises(BadProject, match="--start"):
        read_definition(tmp_path / "none")


def test_further_tables_follow_the_first_and_no_row_stands_twice(tmp_path):
    table = '\n[[tables]]\noffences = ["88A", "sexual_under_18"]\nyears = ["2024/25"]\nsex = ["all", "female"]\n'
    found = read_definition(write_definition(tmp_path, DEFINITION + table))
    alone = read_definition(write_definition(tmp_path / "alone"))
    assert found.cells[: len(alone.cells)] == alone.cells
    further = found.cells[len(alone.cells) :]
    assert [(cell.offence, str(cell.sex)) for cell in further] == [
        ("88A", "all"), ("88A", "female"), ("sexual_under_18", "female"),
    ]  # fmt: skip
    assert [cell.key for cell in further] == [f"R{len(alone.cells) + n:03d}" for n in (1, 2, 3)]


def test_a_further_table_may_count_another_unit_and_has_that_of_the_first_otherwise(tmp_path):
    table = '\n[[tables]]\noffences = ["88A"]\nyears = ["2024/25"]\ncounted = "{}"\n'
    found = read_definition(write_definition(tmp_path, DEFINITION + table.format("victims") + table.format("outcomes")))
    assert [str(cell.counted) for cell in found.cells[-2:]] == ["victims", "outcomes"]
    notes = dict(asked_notes(found, found.form(found.forces[0])))
    assert notes["What is counted"].startswith("Offences, victims and outcomes as the force recorded them, as each row says")


def test_a_slip_in_a_further_table_is_named_with_its_place(tmp_path):
    with pytest.raises(BadProject, match=r"tables\.0\.age is not known; did you mean ages"):
        read_definition(
            write_definition(tmp_path, DEFINITION + '\n[[tables]]\noffences = ["88A"]\nyears = ["2024"]\nage = ["all"]\n')
        )


@pytest.mark.parametrize(
    ("sent", "years"),
    [
        (date(2026, 11, 25), ["2024/25", "2025/26"]),
        (date(2027, 3, 31), ["2024/25", "2025/26"]),
        (date(2027, 4, 1), ["2025/26", "2026/27"]),
    ],
)
def test_the_years_are_the_last_two_that_have_ended(tmp_path: Path, sent: date, years: list[str]) -> None:
    written = tomllib.loads(start_request(tmp_path, sent).read_text("utf-8"))
    assert written["figures"]["years"] == years
