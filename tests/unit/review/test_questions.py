"""Every doubt that readers raise is asked in plain words with choices that mean something."""

from __future__ import annotations

import pytest

from faircount.review.effects import change
from faircount.review.questions import LEAVE_OUT, QUESTIONS, TYPED, Scope, for_readers, parts_of, question_of
from tests.unit.review.test_effects import FIGURE

DOUBTS = {
    "two periods:": "two periods: 2015/16 and 2016/17",
    "taken as online because": "taken as online because the title says so",
}


@pytest.mark.parametrize("start", QUESTIONS)
def test_each_question_has_choices_that_can_be_applied_and_ends_with_leaving_out(start):
    question = question_of(DOUBTS.get(start, start))
    choices = question.choices_of(DOUBTS.get(start, start), [FIGURE])
    assert question.asks.endswith("?")
    assert choices[-1] == LEAVE_OUT
    assert len(choices) >= 2 or question.typed in TYPED
    assert len({choice.choice for choice in choices}) == len(choices)
    for choice in choices:
        change(FIGURE, choice.choice)
        assert choice.consequence


def test_a_doubt_that_nobody_foresaw_is_asked_in_its_own_words():
    question = question_of("the moon was full")
    assert question.asks == "The moon was full. Keep it?"
    assert question.scope is Scope.CELL


def test_the_unit_as_read_stands_first_and_is_not_offered_twice():
    choices = question_of("the unit is not said").choices_of("the unit is not said", [FIGURE])
    assert [choice.name for choice in choices] == ["Offences", "Victims", "Suspects", "Leave out"]


def test_several_doubts_about_one_figure_are_several_questions():
    assert parts_of("a yes or no that does not say of what; the unit is not said") == (
        "a yes or no that does not say of what",
        "the unit is not said",
    )


def test_a_doubt_that_nobody_listed_as_one_of_words_alone_stays_at_the_desk():
    """ "A total is off", beside a total that is shown, tells of the parts that are hidden."""
    assert for_readers("as of May; doubt: a total is off; a unit is not said") == "as of May"
