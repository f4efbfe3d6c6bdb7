"""What is said where a build has no figure: never that there is no document while one lies there."""

from __future__ import annotations

import pytest
from typer import Exit

from faircount.cli.build import build_and_show
from faircount.project.project import Project
from faircount.review.review import Review
from tests.lib.review_answers import answered_project, quiet

NO_YEARS = "Kent Police\n\nSexual offences recorded against children under 18\n,Offences\nTotal,312\n"
NO_FIGURE = "Kent Police\n\nThank you for your letter. We will answer within 20 working days.\n"
KINDS = {
    "none": ({}, "names no document yet"),
    "waits": ({"a.csv": NO_YEARS}, "waits behind questions that nobody has decided"),
    "corrects": ({"a.csv": NO_YEARS.replace("Offences\n", "2018/19\n") + "Corrected figures.\n"}, "waits behind questions"),
    "holds none": ({"a.txt": NO_FIGURE}, "No figure could be taken from what was read"),
    "damaged": ({"a.pdf": "%PDF-1.4 and no more"}, "No document could be read"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_why_there_is_no_figure(tmp_path, capsys, kind):
    answers, words = KINDS[kind]
    folder = answered_project(tmp_path, answers)
    for _ in range(2):  # what was built before is told alike
        try:
            build_and_show(folder, quick=True)
        except Exit:
            assert kind == "damaged"
        said = " ".join("".join(capsys.readouterr()).split())
        assert words in said
        assert ("names no document" in said) is (kind == "none")


def test_an_answer_that_is_asked_about_is_not_said_to_hold_no_figure(tmp_path):
    review = Review.open(Project.open(answered_project(tmp_path, {"a.csv": NO_YEARS})), quiet)
    assert [entry.matter.asks for entry in review.queue()]
    assert not review.remarks()
