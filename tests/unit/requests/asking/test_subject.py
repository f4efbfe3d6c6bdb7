"""What a project is about where faircount.toml leaves it open, and what a person is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.briefing.given import GivenFigures
from faircount.errors import BadProject
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.protect.tidy import as_published
from faircount.requests.asking.subject import BriefingSubject, subject_of
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.areas import FORCES
from tests.lib.facts import CLEVELAND, KENT, SOURCES, asked, official
from tests.lib.requests import write_definition

NONE = official({})


def project(folder: Path, briefing: str = "") -> Project:
    start_project(folder, "A charity")
    config = folder / "faircount.toml"
    config.write_text(config.read_text("utf-8").replace("[briefing]", f"[briefing]\n{briefing}"), "utf-8")
    return Project.open(folder)


def subject(found: Project, *figures: Figure, yardstick: object = NONE) -> BriefingSubject:
    tables = (as_published(Figures.of(figures), "forces", "a test"),) if figures else ()
    return subject_of(found, GivenFigures(tables, SOURCES), yardstick)  # type: ignore[arg-type]


def test_a_new_project_names_no_years_and_takes_those_of_its_answers(tmp_path: Path) -> None:
    found = subject(project(tmp_path), asked(KENT, 2020, 70), asked(KENT, 2021, 80))
    assert found.compared is not None
    assert (found.compared.label, found.yearly, found.is_fixed) == ("2020/21 and 2021/22", (), False)
    assert any("Compared: 2020/21 and 2021/22" in words for words in found.remarks)
    assert any("home-office-open-table" in words for words in found.remarks)


def test_without_anything_nothing_is_made_up(tmp_path: Path) -> None:
    found = subject(project(tmp_path))
    assert (found.compared, found.yearly, found.asked_for) == (None, (), "sexual_under_18")


def test_before_any_answer_the_years_of_the_request_stand_in(tmp_path: Path) -> None:
    opened = project(tmp_path)
    write_definition(tmp_path)
    found = subject(opened)
    assert found.compared is not None
    assert found.compared.label == "2023/24 and 2024/25"
    assert subject(opened, asked(KENT, 2020, 70), asked(KENT, 2021, 80)).compared != found.compared


def test_the_yardstick_gives_its_own_years(tmp_path: Path) -> None:
    table = official({area: range(400, 404) for area in FORCES}, first=2018)
    found = subject(project(tmp_path), yardstick=table)
    assert found.compared is not None
    assert (found.compared.label, len(found.yearly)) == ("2020/21 and 2021/22", 4)
    narrowed = subject(project(tmp_path / "other", 'first_year = "2019/20"\nlast_year = "2020/21"'), yardstick=table)
    assert [year.label for year in narrowed.yearly] == ["2019/20", "2020/21"]


def test_years_that_nobody_gave_are_kept_and_said(tmp_path: Path) -> None:
    found = subject(project(tmp_path, 'before = "2015/16"\nafter = "2016/17"'), asked(KENT, 2020, 70), asked(KENT, 2021, 80))
    assert found.compared is not None
    assert (found.compared.label, found.is_fixed) == ("2015/16 and 2016/17", True)
    assert any("no force gave two counts of these years" in words and "2020/21 and 2021/22" in words for words in found.remarks)


def test_a_yardstick_of_other_years_than_stated_is_said(tmp_path: Path) -> None:
    found = subject(
        project(tmp_path, 'first_year = "2012/13"\nlast_year = "2013/14"'), yardstick=official({KENT: [7, 8]}, first=2020)
    )
    assert found.yearly == ()
    assert any("2020/21 to 2021/22" in words and "first_year" in words for words in found.remarks)


def test_what_most_forces_gave_was_asked_for(tmp_path: Path) -> None:
    others = [asked(area, 2020, 70, offence="child_rape") for area in (KENT, CLEVELAND)]
    assert subject(project(tmp_path), *others).asked_for == "child_rape"
    stated = project(tmp_path / "stated", 'asked = "88A"')
    assert subject(stated, *others).asked_for == "88A"


@pytest.mark.parametrize(
    ("briefing", "words"),
    [
        ('before = "2016/17"\nafter = "2015/16"', "before must end before after begins"),
        ('first_year = "2016/17"\nlast_year = "2015/16"', "swap them"),
        ('first_year = "2016"', "April to March"),
        ('asked = "sexual_under_19"', "no offence that is known"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_mend(tmp_path: Path, briefing: str, words: str) -> None:
    with pytest.raises(BadProject, match=words):
        project(tmp_path, briefing)
