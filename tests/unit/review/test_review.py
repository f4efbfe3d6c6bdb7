"""From an answer to a decision to another figure."""

from __future__ import annotations

import json
import shutil

import pytest

from faircount.errors import BadDecision
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.store.decisions import OPEN_AGAIN
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import RequestOutcome
from faircount.vocabulary.status import CellStatus
from tests.lib.review_answers import ANSWERS, answered_project, quiet


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    """The project with its answers read, so that the other tests begin with what was kept."""
    folder = answered_project(tmp_path_factory.mktemp("once") / "project")
    Review.open(Project.open(folder), quiet)
    return folder


@pytest.fixture
def review(read_once, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(read_once, folder)
    return Review.open(Project.open(folder), quiet)


def matter_of(review, file, start=""):
    found = [entry.matter for entry in review.queue() if entry.matter.file == file and entry.matter.doubt.startswith(start)]
    return found[0]


def decided(review, file):
    return next(extract for extract in review.decided() if extract.file == file)


def test_every_doubt_stands_in_the_queue_once_and_is_found_by_its_name(review):
    names = [entry.matter.id for entry in review.queue()]
    assert len(names) == len(set(names)) == 5
    assert {entry.matter.file for entry in review.queue()} == {"kent.csv", "east.csv", "essex.html", "humberside.csv"}
    assert [review.entry(name).matter.id for name in names] == names
    with pytest.raises(BadDecision, match="no doubt is called"):
        review.entry("0123456789")


def test_one_decision_on_a_table_changes_all_its_figures_and_stands_in_their_notes(review):
    review.decide(matter_of(review, "kent.csv").id, "victims", "the covering letter says victims", "JM")
    figures = decided(review, "kent.csv").figures
    assert [figure.counted for figure in figures] == ["victims"] * 4
    assert all(figure.doubt == "" for figure in figures)
    assert all(figure.note.endswith("counted: victims") for figure in figures), "how, and not why: that is for colleagues"
    interpreted = interpret_extract(decided(review, "kent.csv"), "kent").figures
    assert {figure.counted for figure in interpreted} == {"victims"}


def test_what_is_left_out_is_listed_as_left_over_and_never_as_zero(review):
    review.decide(matter_of(review, "essex.html").id, "left out", "no exact count", "JM")
    extract = decided(review, "essex.html")
    assert [figure.number for figure in extract.figures] == [812.0]
    assert [leftover.reason for leftover in extract.leftovers] == ["left out as decided: no exact count"]


def test_cells_without_a_period_become_figures_of_the_period_that_a_person_names(review):
    matter = matter_of(review, "east.csv")
    review.decide(matter.id, "2016/17", "the letter is of June 2017", "JM")
    extract = decided(review, "east.csv")
    fresh = [figure for figure in extract.figures if "decided" in figure.note]
    assert [(figure.area, figure.period.label, figure.number) for figure in fresh] == [
        ("Essex Police", "2016/17", 54.0),
        ("Norfolk Constabulary", "2016/17", 17.0),
    ]
    assert (len(extract.figures), extract.leftovers, extract.doubts) == (4, (), ())


def test_a_year_that_could_be_two_is_read_as_decided_and_its_mark_is_asked_about_next(review):
    matter = matter_of(review, "humberside.csv")
    assert [choice.name for choice in matter.choices] == ["2015/16", "2014/15", "2015", "Leave out"]
    review.decide(matter.id, "2", "years are named by their end", "JM")
    figures = decided(review, "humberside.csv").figures
    assert [figure.period.label for figure in figures] == ["2014/15", "2014/15"]
    assert figures[1].status is CellStatus.SUPPRESSED_AT_SOURCE
    mark = matter_of(review, "humberside.csv", "the answer does not say")
    assert review.speaks(mark).evidence == ()
    review.decide(mark.id, "1 to 4", "note below the table", "JM")
    hidden = decided(review, "humberside.csv").figures[1]
    assert (hidden.number, hidden.lower, hidden.upper, hidden.doubt) == (None, 1, 4, "")


def test_a_decision_is_replaced_and_taken_back_with_a_reason_and_nothing_is_deleted(review):
    name = matter_of(review, "kent.csv").id
    review.decide(name, "victims", "the letter", "JM")
    review.decide(name, "as read", "a second letter", "PR")
    review.decide(name, OPEN_AGAIN, "the letters disagree", "PR")
    entry = review.entry(name)
    assert entry.decision is None
    assert [decision.decision for decision in entry.history] == [OPEN_AGAIN, "as read", "counted: victims"]
    assert all(figure.doubt for figure in decided(review, "kent.csv").figures)


@pytest.mark.parametrize(
    ("choice", "why", "who"),
    [("9", "x", "JM"), ("", "x", "JM"), ("1", " ", "JM"), ("1", "x", ""), ("dragons", "x", "JM"), (OPEN_AGAIN, "x", "JM")],
)
def test_a_decision_without_choice_reason_or_name_is_refused_and_leaves_no_trace(review, choice, why, who):
    with pytest.raises(BadDecision):
        review.decide(matter_of(review, "kent.csv").id, choice, why, who)
    assert review.decisions.all == ()


def test_a_changed_file_asks_again_and_shows_what_was_decided_before(review):
    review.decide(matter_of(review, "kent.csv").id, "victims", "the letter", "JM")
    path = review.project.answers / "kent.csv"
    path.write_text(ANSWERS["kent.csv"].replace("738", "739"))
    again = Review.open(review.project, quiet)
    entry = next(entry for entry in again.queue() if entry.matter.file == "kent.csv")
    assert entry.decision is None
    assert entry.stale is not None
    assert entry.stale.decision == "counted: victims"
    assert [decision.source_id for decision in again.lost()] == ["kent-csv"]
    assert all(figure.counted == "offences" for figure in decided(again, "kent.csv").figures)


def test_a_changed_file_that_was_decided_anew_is_stale_no_more(review):
    def deciding(number, choice):
        (review.project.answers / "kent.csv").write_text(ANSWERS["kent.csv"].replace("738", str(number)))
        again = Review.open(review.project, quiet)
        name = matter_of(again, "kent.csv").id
        again.decide(name, choice, "the letter", "JM")
        return again, again.entry(name)

    for number, choice in ((740, "victims"), (741, "suspects"), (742, "as read")):
        again, entry = deciding(number, choice)
        assert (entry.decision is None, entry.stale, again.lost()) == (False, None, ())
    again.decide(entry.matter.id, OPEN_AGAIN, "the letter is of another year", "JM")
    assert (again.entry(entry.matter.id).stale, again.lost()) == (None, ())


def test_a_file_that_only_got_another_name_keeps_its_decisions(review):
    review.decide(matter_of(review, "kent.csv").id, "victims", "the letter", "JM")
    (review.project.answers / "kent.csv").rename(review.project.answers / "kent-final.csv")
    again = Review.open(review.project, quiet)
    assert all(figure.counted == "victims" for figure in decided(again, "kent-final.csv").figures)
    assert again.lost() == ()


def test_an_answer_is_read_once_and_kept_until_it_changes(review):
    kept = sorted((review.project.build / "review").glob("*.json"))
    assert len(kept) == len(ANSWERS)
    (review.project.answers / "kent.csv").write_text(ANSWERS["kent.csv"] + "2017/18,1,2\n")
    Review.open(review.project, quiet)
    assert len(sorted((review.project.build / "review").glob("*.json"))) == len(ANSWERS) + 1
    assert json.loads(kept[0].read_text())["sha256"]


def test_coverage_says_what_became_of_each_question(review):
    rows = {(row.force, row.question): row for row in review.coverage()}
    refused = rows["Surrey Police", "the whole request"]
    assert (refused.outcome, refused.sections, refused.figures) == (RequestOutcome.REFUSED, ("12",), 0)
    assert rows["Kent Police", "rape offences"].outcome is RequestOutcome.ANSWERED
    assert rows["Kent Police", "rape offences"].doubts == 2
