"""Two answers of one force that differ: asked about once, and nothing is asked of figures for which the other one stands."""

from __future__ import annotations

import pytest

from faircount.project.project import Project
from faircount.review.review import Review
from faircount.tables.extract import Extract
from faircount.vocabulary.status import CellStatus
from tests.lib.review_answers import answered_project, quiet

HEAD = "Essex Police: recorded sexual offences against children under 18\n\n,2015/16,2016/17\nTotal offences recorded,"
SEXES = "Sex,2015/16,2016/17\nFemale,{},88\nMale,{},19\n"
FIRST, AGAIN = f"{HEAD}151,140\n\n{SEXES.format(97, '*')}", f"{HEAD}152,140\n\n{SEXES.format(98, 21)}"
OTHER = "\nOffence,2015/16,2016/17\nGlurk with intent,5,6\n"


def reviewed(tmp_path, **answers: str) -> Review:
    folder = answered_project(tmp_path / "project", {f"{name}.csv": text for name, text in answers.items()})
    return Review.open(Project.open(folder), quiet)


def conflicts(review: Review):
    return [entry for entry in review.queue() if entry.matter.doubt.startswith("another answer")]


def left_of(review: Review, name: str) -> Extract:
    return next(extract for extract in review.decided() if extract.file == f"{name}.csv")


@pytest.mark.parametrize(
    ("names", "asked"), [(("first", "second"), "second"), (("corrected", "first"), "corrected"), (("a", "revised"), "revised")]
)
def test_one_conflict_is_asked_about_once_in_the_later_answer(tmp_path, names, asked):
    one, other = names
    review = reviewed(tmp_path, **{one: FIRST, other: AGAIN})
    assert [entry.matter.file for entry in conflicts(review)] == [f"{asked}.csv"]
    assert all(figure.doubt for extract in review.extracts for figure in extract.figures[:1]), "both are in doubt until then"


@pytest.mark.parametrize("choice", ["This one stands", "as read"])
def test_what_stands_ends_the_doubts_about_the_other(tmp_path, choice):
    review = reviewed(tmp_path, first=FIRST, second=AGAIN)
    assert any(entry.matter.file == "first.csv" for entry in review.queue()), "its mark is asked about"
    (conflict,) = conflicts(review)
    review.decide(conflict.matter.id, choice, "the second letter says so", "JM")
    assert [entry.matter.file for entry in review.queue() if entry.decision is None] == []
    assert not left_of(review, "first").figures
    assert len(left_of(review, "second").figures) == 6
    assert review.lost() == ()


def test_where_the_other_stands_nothing_more_is_asked_of_what_was_left_out(tmp_path):
    review = reviewed(tmp_path, first=AGAIN, second=FIRST)
    (conflict,) = conflicts(review)
    review.decide(conflict.matter.id, "left out", "it was taken back", "JM")
    assert [entry.matter.file for entry in review.queue() if entry.decision is None] == []
    assert len(left_of(review, "first").figures) == 6
    assert CellStatus.SUPPRESSED_AT_SOURCE not in {figure.status for figure in left_of(review, "second").figures}


def test_both_may_stand_and_their_own_doubts_with_them(tmp_path):
    review = reviewed(tmp_path, first=FIRST, second=AGAIN)
    (conflict,) = conflicts(review)
    review.decide(conflict.matter.id, "Both stand", "nobody can say", "JM")
    assert [entry.matter.asks for entry in review.queue() if entry.decision is None] == ["What does the mark mean?"]
    assert [len(left_of(review, name).figures) for name in ("first", "second")] == [6, 6]


def test_a_decision_taken_back_asks_again(tmp_path):
    review = reviewed(tmp_path, first=FIRST, second=AGAIN)
    (conflict,) = conflicts(review)
    review.decide(conflict.matter.id, "This one stands", "the second letter", "JM")
    review.decide(conflict.matter.id, "open again", "there is a third", "JM")
    assert [entry.matter.file for entry in conflicts(review)] == ["second.csv"]
    assert len(left_of(review, "first").figures) == 6
