"""From an answer with small counts in it to what programs read: a hidden count is in no byte of what is written for them."""

from __future__ import annotations

import json
import re

import pytest

from faircount.pipeline.build import build
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from tests.functional.conftest import quiet
from tests.lib.published import asking

SMALL, BESIDE = 3, 48_271
ANSWER = f"""Cleveland Police: sexual offences against children under 18

Age,2015/16,2016/17
0 to 9,{SMALL},4112
10 to 17,{BESIDE},51093
Total offences recorded,{SMALL + BESIDE},{4112 + 51093}
"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """A project that was asked nothing but this, built."""
    folder = tmp_path_factory.mktemp("planted") / "project"
    start_project(folder, "A charity")
    (folder / "answers" / "cleveland.csv").write_text(ANSWER, encoding="utf-8")
    project = Project.open(folder)
    build(project, quiet, quick=True)
    return project


def test_the_answer_was_read_and_two_cells_of_it_are_hidden(planted):
    assert str(BESIDE) in (planted.build / "figures.csv").read_text("utf-8"), "reviewers have it"
    rows = json.loads((planted.build / "site/api/v1/figures/cleveland.json").read_text("utf-8"))["items"]
    shown = {(row["period"], row["age"]): row["count"] for row in rows}
    assert shown["2015/16", "all ages"] == SMALL + BESIDE
    assert [count for (period, _), count in shown.items() if period == "2015/16"].count(None) == 2
    assert sorted(count for (period, _), count in shown.items() if period == "2016/17") == [4112, 51093, 55205]


def test_no_byte_that_programs_read_has_a_hidden_count(planted):
    hidden = re.compile(rf"{BESIDE}|{BESIDE:,}")
    files = sorted((planted.build / "site/api").rglob("*"))
    assert [path.name for path in files if path.is_file() and hidden.search(path.read_text("utf-8"))] == []
    with asking(planted.build / "site") as client:
        lists = ("figures?limit=500", "comparisons", "rates", "briefings", "versions", "sources")
        replies = [client.get(f"/{one}") for one in lists]
    assert [reply.url.path for reply in replies if hidden.search(reply.text)] == []
    assert any(f"{SMALL + BESIDE:,}" in reply.text or str(SMALL + BESIDE) in reply.text for reply in replies), "it can be found"
