"""What of a check may leave the house: nothing of a count that is hidden."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from faircount.pipeline.build import build
from faircount.pipeline.check import check_article, check_folder
from faircount.pipeline.check_desk import CheckDesk
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from tests.lib.review_answers import quiet

ANSWER = """Kent Police: sexual offences against children under 18

,2015/16,2016/17
Total offences recorded,123,143
Online flagged offences,{},9
"""
TEXT = (
    "Kent Police recorded 3 online sexual offences against children in 2015/16, and 150 sexual offences against children "
    "in 2016/17."
)


@pytest.fixture(scope="module")
def projects(tmp_path_factory) -> list[Project]:
    """Two projects that show the same and hide another count."""
    made = []
    for count in (2, 3):
        folder = tmp_path_factory.mktemp("sent") / "project"
        start_project(folder, "A charity")
        project = Project.open(folder)
        (project.answers / "kent.csv").write_text(ANSWER.format(count))
        (folder / "articles" / "text.txt").write_text(TEXT)
        build(project, quiet, quick=True)
        made.append(project)
    return made


def test_the_house_is_told_what_is_held(projects):
    said = [check_article(one.folder / "articles" / "text.txt", one).as_json() for one in projects]
    assert "2, not 3" in str(said[0])
    assert said[0] != said[1]


def test_a_query_says_the_same_whatever_is_hidden(projects):
    queries = [check_article(one.folder / "articles" / "text.txt", one).query for one in projects]
    assert queries[0] == queries[1]
    assert "not 150" in queries[0]


def test_so_do_the_queries_of_a_folder_and_of_the_desk(projects):
    folders = [check_folder(one.folder / "articles", one)[0].query for one in projects]
    assert folders[0] == folders[1]
    desks = [CheckDesk(one) for one in projects]
    try:
        posted = [desk.check(TEXT) for desk in desks]
    finally:
        for desk in desks:
            desk.stop()
    assert posted[0].query == posted[1].query == folders[0]
    assert posted[0].verdicts != posted[1].verdicts


def test_a_page_to_send_says_the_same_and_what_is_printed_for_the_house_says_that_it_is(projects):
    def said(project: Project, form: str) -> tuple[str, str]:
        words = ["check", project.folder / "articles" / "text.txt", "--project", project.folder, "--format", form]
        run = subprocess.run([sys.executable, "-m", "faircount", *words], capture_output=True, text=True, check=True)
        return run.stdout, run.stderr

    pages = [said(one, "html")[0] for one in projects]
    assert pages[0] == pages[1]
    assert "not 150" in pages[0]
    assert "stays in the house" in said(projects[0], "text")[1]


def test_before_a_build_nothing_of_an_answer_is_sent(projects, tmp_path: Path):
    shutil.copytree(projects[0].folder, tmp_path / "project")
    project = Project.open(tmp_path / "project")
    shutil.rmtree(project.build / "site")
    query = check_article(project.folder / "articles" / "text.txt", project).query
    assert "2, not 3" not in query
    assert "not 150" not in query
