"""What became of each question to each force."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from faircount.requests.inbox.coverage import ALL, BEHIND_QUESTIONS, COLUMNS, UNNAMED, coverage, in_a_sentence, write_coverage
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import AnsweredFigure, Extract, FileFinding, RefusedPart, RequestOutcome, Weight
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, UNDER_18, AgeBand
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.status import CellStatus

FIGURE = AnsweredFigure("Kent Police", parse_period("2015/16"), "offences", "rape", 7.0, 7, 7, "t1!B2")
WITHHELD = replace(FIGURE, number=None, lower=None, upper=None, status=CellStatus.REFUSED, locator="t1!B3")


def only(extract: Extract):
    (row,) = coverage([extract])
    return row


def test_a_question_is_answered_partly_or_refused_with_its_section():
    part = RefusedPart(("40(2)",), "F1", False, "t1!B3")
    whole = Extract("kent.csv", "a" * 64, "csv", (FIGURE,))
    assert (only(whole).outcome, only(whole).figures) == (RequestOutcome.ANSWERED, 1)
    partly = replace(whole, figures=(FIGURE, WITHHELD), refusals=(part,))
    assert (only(partly).outcome, only(partly).sections, only(partly).figures) == (RequestOutcome.PARTLY, ("40(2)",), 1)
    refused = replace(whole, figures=(WITHHELD,), refusals=(part,))
    assert (only(refused).outcome, only(refused).sections, only(refused).figures) == (RequestOutcome.REFUSED, ("40(2)",), 0)


def test_a_hidden_cell_makes_the_question_partly_answered():
    hidden = replace(WITHHELD, status=CellStatus.SUPPRESSED_AT_SOURCE, lower=1, upper=4)
    assert only(Extract("k", "a" * 64, "csv", (FIGURE, hidden))).outcome is RequestOutcome.PARTLY


def test_a_refusal_of_another_question_stands_beside_what_was_answered():
    extract = Extract("kent.csv", "a" * 64, "csv", (FIGURE,), refusals=(RefusedPart(("12",), "Question 3", False, "par4"),))
    assert [(row.force, row.question, str(row.outcome)) for row in coverage([extract])] == [
        ("Kent Police", "Question 3", "refused"),
        ("Kent Police", "rape offences", "answered"),
    ]


def test_an_answer_without_figures_is_refused_or_nothing_usable_never_answered():
    refused = Extract("x.txt", "a" * 64, "txt", refusals=(RefusedPart(("12",), "", True, "par1"),), title="Surrey Police reply")
    assert (only(refused).force, only(refused).question, only(refused).outcome) == ("Surrey Police", ALL, RequestOutcome.REFUSED)
    empty = Extract("letter.txt", "a" * 64, "txt")
    assert (only(empty).force, only(empty).outcome) == (UNNAMED, RequestOutcome.NOTHING_USABLE)


def test_a_file_that_could_not_be_read_is_no_answer():
    assert coverage([Extract("x", "", "", findings=(FileFinding("x", "", "damaged", Weight.REFUSED),))]) == ()


def test_online_marks_and_units_are_questions_of_their_own():
    victims = replace(FIGURE, counted="victims")
    assert [row.question for row in coverage([Extract("k", "a" * 64, "csv", (FIGURE, victims))])] == [
        "rape offences",
        "rape offences, victims",
    ]


def test_the_file_has_declared_columns_and_nothing_that_a_spreadsheet_runs(tmp_path):
    odd = replace(FIGURE, area="", offence="=1+1")
    path = tmp_path / "build" / "coverage.csv"
    assert write_coverage([Extract("=x.csv", "a" * 64, "csv", (odd,))], path) == 1
    rows = list(csv.reader(path.open()))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1] == [UNNAMED, "'=1+1", "answered", "", "1", "0", "'=x.csv"]


def test_a_force_that_was_asked_and_sent_nothing_has_given_no_answer():
    damaged = Extract("Surrey Police.pdf", "", "", findings=(FileFinding("Surrey Police.pdf", "", "damaged", Weight.REFUSED),))
    rows = coverage([Extract("k", "a" * 64, "csv", (FIGURE,)), damaged], ("Kent Police", "Surrey Police", "Essex Police"))
    assert [(row.force, row.outcome) for row in rows] == [
        ("Essex Police", RequestOutcome.NO_ANSWER),
        ("Kent Police", RequestOutcome.ANSWERED),
    ]


def test_figures_behind_questions_are_said_to_wait():
    waiting = Extract("kent.csv", "a" * 64, "csv", proposals=(FIGURE, replace(FIGURE, locator="t1!B4")))
    assert (only(waiting).question, only(waiting).outcome, only(waiting).doubts) == (ALL, RequestOutcome.WAITING, 2)
    some = replace(waiting, figures=(replace(FIGURE, locator="t1!B5"),))
    assert [(row.question, row.outcome) for row in coverage([some])] == [
        (BEHIND_QUESTIONS, RequestOutcome.WAITING),
        ("rape offences", RequestOutcome.ANSWERED),
    ]


@pytest.mark.parametrize("ages", [ALL_AGES, UNDER_18, AgeBand(10, 15), NOT_KNOWN])
@pytest.mark.parametrize("offence", ["all sexual offences", "rape", "88A", "sexual offences against under-18s"])
def test_a_question_has_the_name_under_which_the_ledger_holds_the_figures(ages, offence):
    figures = (replace(FIGURE, offence=offence, ages=ages), replace(FIGURE, offence=offence, ages=AgeBand(0, 9), locator="t1!B4"))
    extract = Extract("kent.csv", "a" * 64, "csv", figures)
    held = {offence_label(figure.offence) for figure in interpret_extract(extract, "kent").figures}
    assert {row.question for row in coverage([extract])} == held


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), "3 questions, 3 forces."),
        (("E23000032", "E23000031"), "2 forces were asked; nothing has come from 1 of them; 1 that was not asked has answered."),
        (("E23000032", "E23000031", "E23000028"), "3 forces were asked; nothing has come from 1 of them."),
    ],
)
def test_forces_are_counted_as_asked_or_not(asked, told):
    essex = replace(FIGURE, area="Essex Police")
    rows = coverage([Extract("e", "a" * 64, "csv", (essex,)), Extract("k", "b" * 64, "csv", (FIGURE,))], ("Surrey Police",))
    assert in_a_sentence(rows, asked) == told
