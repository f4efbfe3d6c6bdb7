"""What is said of an answer that tells what it hid: that the public has it already only where what was published tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.requests.asking.given_away import given_away
from faircount.tables.figures import Figure
from faircount.tables.protected import withhold
from faircount.vocabulary.measures import Counted, Sex
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

SOURCES = {"kent": Source("kent", "Answer", "Kent Police", "a" * 64, Trust.FORCE)}


def figure(count: int, sex: Sex = Sex.ALL, source: str = "kent") -> Figure:
    return Figure("E23000032", parse_period("2018/19"), Counted.OFFENCES, "rape", count, count, sex=sex, source_id=source)


MARK = replace(figure(3, Sex.FEMALE), lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
WHOLE, MALE = figure(9), figure(6, Sex.MALE)
ANSWER = (WHOLE, MALE, MARK)
SAFE = (WHOLE, withhold(MALE), MARK)
"""As a version of ours shows it: the mark is as open as its force left it."""
PRINTED = tuple(replace(one, source_id="gazette") for one in (WHOLE, MALE))


def said(held=(), shown=(), guarded=(), readers=()) -> str:
    (one,) = given_away(held, shown, SOURCES, ProtectionPolicy(), guarded, readers)
    return one.says.partition("; ")[2].partition(". Tell")[0]


@pytest.mark.parametrize(
    ("readers", "words"),
    [
        ((), "nothing published tells it"),
        (((),), "nothing published tells it"),
        ((SAFE,), "nothing published tells it"),
        ((SAFE, (WHOLE,)), "nothing published tells it"),
        (((WHOLE, MALE, MARK),), "what is public already tells it"),
        ((SAFE, ANSWER), "what is public already tells it"),
        ((PRINTED,), "what is public already tells it"),
        ((PRINTED[:1],), "nothing published tells it"),
    ],
)
def test_while_an_answer_waits_the_public_has_what_was_published_and_no_more(readers, words):
    assert said(guarded=ANSWER, readers=readers) == words


def test_what_is_held_back_is_said():
    assert said(ANSWER, SAFE, readers=[()]) == "another figure of it is held back, so that nothing published tells it"
    assert said(ANSWER, ANSWER, readers=[PRINTED]) == "what is public already tells it"


def test_of_several_it_is_said_how_many_the_public_has():
    later = [replace(one, period=parse_period("2019/20")) for one in ANSWER]
    assert said(guarded=[*ANSWER, *later], readers=[PRINTED]) == "what is public already tells 1 of them"
    assert said(guarded=[*ANSWER, *later]) == "nothing published tells them"
