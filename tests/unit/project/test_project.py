"""A project file is used, or refused with the place of the mistake and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.errors import BadProject
from faircount.project.project import Project
from faircount.vocabulary.periods import parse_period

GOOD = """
[project]
title = "A project"
publisher = "A charity"
published = 2026-11-25
[briefing]
before = "2015/16"
after = "2016/17"
first_year = "2012/13"
last_year = "2022/23"
"""


def project(folder: Path, text: str) -> Project:
    (folder / "faircount.toml").write_text(text, encoding="utf-8")
    return Project.open(folder)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    config = project(tmp_path, GOOD).config
    assert config.briefing.before == parse_period("2015/16")
    assert config.protection.threshold == 5


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ("publisher", "publsher", "did you mean publisher"),
        ('"2015/16"', '"2015/17"', "write 2015/16"),
        ('publisher = "A charity"', "", "project.publisher is missing"),
        ("published = 2026-11-25", "published = soon", "not TOML"),
        ("[briefing]", "[protection]\nthreshold = 1\n[briefing]", "protection.threshold"),
        ("A charity", "A charity\\u000B", "project.publisher: holds a sign that cannot be seen"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_mend(tmp_path: Path, wrong: str, right: str, words: str) -> None:
    with pytest.raises(BadProject, match=words):
        project(tmp_path, GOOD.replace(wrong, right))


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadProject, match="faircount init"):
        Project.open(tmp_path)
