"""A corrected answer that waits stops a version that would have its figures no more; decided, what changed is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.project.project import Project
from faircount.release.behind import behind, gone_for
from faircount.release.changes import ChangeNature
from faircount.release.checks.candidate import Candidate
from faircount.release.checks.figures import changes_are_explained, nothing_goes_while_it_waits
from faircount.release.correct import Chosen, explain
from faircount.requests.inbox.decided import WHAT_PLACE
from faircount.review.review import Review
from faircount.tables.extract import AnsweredFigure, Doubt, Extract
from faircount.vocabulary.periods import parse_period
from tests.lib.releasing import JO, RELEASED, WEEK, drafted, released
from tests.lib.review_answers import answered_project, quiet
from tests.unit.review.test_correcting import REPLACES, answer

GONE = {"change": "removed", "source": "surrey-csv", "area_code": "E23000031", "period_start": "2018-04-01"}


def figure(area: str = "Surrey Police", year: str = "2018/19", **other) -> AnsweredFigure:
    return replace(AnsweredFigure(area, parse_period(year), "offences", "rape", 5.0, 5, 5, "csv!B2", doubt="the unit"), **other)


def waiting(*proposals: AnsweredFigure, file: str = "surrey-csv", **other):
    found = behind("answers/surrey.csv", file, Extract("x.csv", "a" * 64, "csv", proposals=proposals, **other))
    return [found.told] if found else []


NO_YEAR = (Doubt("Which period is this figure about?", (), "csv!B2"),)


@pytest.mark.parametrize(
    ("waits", "is_it"),
    [
        (waiting(figure()), True),
        (waiting(figure(), file="another-csv"), True),
        (waiting(figure(year="2019/20")), False),
        (waiting(figure("Kent Police")), False),
        (waiting(figure("")), True),
        (waiting(figure(""), file="another-csv"), False),
        (waiting(file="another-csv", doubts=NO_YEAR, title="Surrey Police"), True),
        (waiting(doubts=NO_YEAR, title="Kent Police"), False),
        (waiting(doubts=NO_YEAR), True),
        (waiting(file="another-csv", doubts=NO_YEAR), False),
        (waiting(figures=(figure(),)), False),
        (waiting(figures=(figure(offence="glurk"),)), True),
        (waiting(figures=(figure(offence="glurk", doubt=""),)), False),
        (waiting(doubts=(Doubt("What is this file?", (), WHAT_PLACE),), title="Surrey Police"), False),
    ],
)
def test_what_is_gone_is_held_against_what_waits_by_area_and_period_and_else_by_document(waits, is_it):
    assert bool(gone_for([GONE], waits)) is is_it
    assert not gone_for([GONE | {"change": "changed"}], waits)


HELPLINES = '\n[helplines]\nchecked_on = 2026-11-20\nchecked_by = "A. Sample"\n'


def published(folder: Path) -> Project:
    """A project with the answers of two forces, once published."""
    answered_project(folder, {"surrey.csv": answer(312), "kent.csv": answer(71).replace("Surrey", "Kent")})
    with (folder / "faircount.toml").open("a", encoding="utf-8") as stream:
        stream.write(HELPLINES)
    project = Project.open(folder)
    released(project)
    return project


def next_one(project: Project) -> Candidate:
    later = RELEASED + WEEK
    return Candidate(project, drafted(project, later, later - timedelta(days=1)), later - timedelta(days=1))


@pytest.mark.parametrize("name", ["surrey.csv", "surrey corrected.csv"])
def test_a_corrected_answer_in_place_of_the_old_one_stops_until_it_is_decided(tmp_path: Path, name: str) -> None:
    project = published(tmp_path)
    (project.answers / "surrey.csv").unlink()
    (project.answers / name).write_text(answer(318, REPLACES), encoding="utf-8")
    explain(project, Chosen(), ChangeNature.CORRECTION, "the force found a mistake", JO, RELEASED + timedelta(days=1))
    (told,) = nothing_goes_while_it_waits(next_one(project))
    assert told.startswith(f"answers/{name}: 2 published numbers are gone while it waits behind a question")
    review = Review.open(project, quiet)
    for entry in review.queue():
        review.decide(entry.matter.id, "as read", "the letter says so", "JM")
    candidate = next_one(project)
    assert list(nothing_goes_while_it_waits(candidate)) == list(changes_are_explained(candidate)) == []
    assert [(cell["old"], cell["new"], cell["nature"]) for cell in candidate.changes["cells"]] == [("312", "318", "correction")]


def test_what_is_left_out_there_is_withdrawn_and_has_to_be_explained(tmp_path: Path) -> None:
    project = published(tmp_path)
    (project.answers / "surrey.csv").write_text(answer(318, REPLACES), encoding="utf-8")
    review = Review.open(project, quiet)
    review.decide(review.queue()[0].matter.id, "left out", "the force takes all of it back", "JM")
    candidate = next_one(project)
    assert list(nothing_goes_while_it_waits(candidate)) == []
    assert len(list(changes_are_explained(candidate))) == 1
