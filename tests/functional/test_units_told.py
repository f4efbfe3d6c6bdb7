"""What a force gave in victims is not said to be missing because it was not given in offences."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from faircount.pipeline.build import build
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from tests.lib.review_answers import quiet

ANSWER = """Police Service of Northern Ireland: number of victims of sexual offences aged under 18

\t2022/23\t2023/24
Victims\t901\t944
Online crime motivation\t44\t51
"""


def test_a_page_does_not_miss_in_offences_what_it_shows_in_victims(tmp_path: Path):
    start_project(tmp_path / "project", "A charity")
    project = Project.open(tmp_path / "project")
    (project.answers / "psni.txt").write_text(ANSWER)
    build(project, quiet, quick=True)
    page = html.parse(str(project.build / "site" / "areas" / "police-service-of-northern-ireland.html")).getroot()
    words = " ".join(page.text_content().split())
    assert "944" in words
    assert "we have no figure" not in words
