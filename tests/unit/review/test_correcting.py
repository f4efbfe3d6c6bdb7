"""An answer that takes back another one that is here: one question, in the one that corrects, with three ways out."""

from __future__ import annotations

import itertools

import pytest

from faircount.review.review import Review
from tests.lib.review_answers import quiet
from tests.unit.review.test_superseded import left_of, reviewed

REPLACES = "Please note that this replaces our earlier response, in which a figure was wrong.\n"
SAYS = (
    REPLACES,
    "The figures below supersede those of 3 May.\n",
    "Corrected figures.\n",
    "The second year was given in error.\n",
    "Please disregard our earlier letter.\n",
)
TITLE = "\nSexual offences recorded against children under 18\n"
NOT_UNDERSTOOD = "\nSexual offences recorded against children under 18 after glurking\n"
UNIT_NOT_SAID = "\nChildren under 18: sexual offences\n"


def answer(first: int, says: str = "", title: str = TITLE, more: str = "") -> str:
    return f"Surrey Police\n{says}{title},2018/19,2019/20\nTotal,{first},340\n{more}"


def open_ones(review: Review):
    return [entry for entry in review.queue() if entry.decision is None]


def shown(review: Review) -> dict[str, list[int]]:
    return {one.file: [figure.lower for figure in one.figures] for one in review.decided() if one.figures}


@pytest.mark.parametrize("says", SAYS)
@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
def test_it_is_asked_once_in_the_one_that_corrects_and_the_other_gives_way(tmp_path, says, old, new):
    review = reviewed(tmp_path, **{old: answer(312), new: answer(318, says)})
    (asked,) = open_ones(review)
    assert asked.matter.file == f"{new}.csv"
    assert [choice.choice for choice in asked.matter.choices] == ["as read", "both stand", "left out"]
    review.decide(asked.matter.id, "This one stands", "the letter says so", "JM")
    assert open_ones(review) == []
    assert shown(review) == {f"{new}.csv": [318, 340]}
    assert review.lost() == ()


@pytest.mark.parametrize(
    ("choice", "left"),
    [("both stand", {"a.csv": [312, 340], "b.csv": [318, 340]}), ("left out", {"a.csv": [312, 340]})],
)
def test_the_other_ways_out_do_what_they_say(tmp_path, choice, left):
    review = reviewed(tmp_path, a=answer(312), b=answer(318, REPLACES))
    (asked,) = open_ones(review)
    review.decide(asked.matter.id, choice, "the letter says so", "JM")
    assert shown(review) == left
    assert open_ones(review) == []


def test_what_the_other_tells_alone_stays(tmp_path):
    more = "\nOffence,2018/19\nRape,71\n"
    review = reviewed(tmp_path, a=answer(312, more=more), b=answer(318, REPLACES))
    review.decide(open_ones(review)[0].matter.id, "as read", "the letter says so", "JM")
    assert shown(review) == {"a.csv": [71], "b.csv": [318, 340]}


def test_what_is_mended_takes_the_place_of_what_it_is_then(tmp_path):
    review = reviewed(tmp_path, a=answer(312), b=answer(318, REPLACES))
    review.decide(open_ones(review)[0].matter.id, "left out for 2", "the second is of others", "JM")
    assert shown(review) == {"a.csv": [340], "b.csv": [318]}


@pytest.mark.parametrize("titles", list(itertools.product((TITLE, UNIT_NOT_SAID, NOT_UNDERSTOOD), repeat=2)))
@pytest.mark.parametrize("in_turn", [False, True])
def test_whatever_else_is_asked_no_two_that_differ_stand_after_the_true_answers(tmp_path, titles, in_turn):
    one, other = titles
    review = reviewed(tmp_path, a=answer(312, title=one), b=answer(318, REPLACES, other))
    for _ in range(6):
        waiting = open_ones(review)
        if waiting:
            review.decide(waiting[-1 if in_turn else 0].matter.id, "as read", "the letter says so", "JM")
    assert open_ones(review) == []
    assert shown(review) == {"b.csv": [318, 340]}


def test_of_three_the_last_stands(tmp_path):
    review = reviewed(tmp_path, a=answer(312), b=answer(318, REPLACES), c=answer(319, REPLACES))
    while waiting := open_ones(review):
        review.decide(waiting[0].matter.id, "as read", "the letter says so", "JM")
    assert shown(review) == {"c.csv": [319, 340]}


def test_an_answer_that_is_taken_out_later_asks_nothing_anew(tmp_path):
    review = reviewed(tmp_path, a=answer(312), b=answer(318, REPLACES))
    review.decide(open_ones(review)[0].matter.id, "as read", "the letter says so", "JM")
    (review.project.answers / "a.csv").unlink()
    again = Review.open(review.project, quiet)
    assert open_ones(again) == []
    assert shown(again) == {"b.csv": [318, 340]}
    assert again.lost() == ()


def test_a_third_that_says_otherwise_is_asked_about(tmp_path):
    review = reviewed(tmp_path, a=answer(312), b=answer(318, REPLACES))
    review.decide(open_ones(review)[0].matter.id, "as read", "the letter says so", "JM")
    (review.project.answers / "c.csv").write_text(answer(330), encoding="utf-8")
    again = Review.open(review.project, quiet)
    assert [entry.matter.file for entry in open_ones(again)] == ["b.csv"]
    assert left_of(again, "c").figures


LIST = "Force,Year,Offence,Victim age,Offences\n"


def long_list(first: int, says: str = "") -> str:
    """So long that it is read by column."""
    offences = ("Rape", "Sexual assault")
    ages = [f"{age}" for age in range(17)]
    rows = [
        f"Surrey Police,{year}/{year - 1999},{offence},{age}"
        for year in range(2005, 2020)
        for offence in offences
        for age in ages
    ]
    return says + LIST + "".join(f"{row},{first if number == 0 else 50}\n" for number, row in enumerate(rows))


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
def test_a_long_list_that_corrects_another_is_asked_the_same(tmp_path, old, new):
    review = reviewed(tmp_path, **{old: long_list(31), new: long_list(38, REPLACES)})
    (asked,) = open_ones(review)
    assert (asked.matter.file, asked.matter.asks) == (f"{new}.csv", "The answer takes another one back. Which stand?")
    review.decide(asked.matter.id, "as read", "the letter says so", "JM")
    ((name, counts),) = shown(review).items()
    assert (name, counts[0], len(counts)) == (f"{new}.csv", 38, 510)


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
def test_figures_that_waited_for_their_year_are_asked_about_like_the_others(tmp_path, old, new):
    without = answer(318, REPLACES).replace(",2018/19,2019/20", ",Offences").replace(",340", "")
    review = reviewed(tmp_path, **{old: answer(312), new: without})
    said = {"Which period are these figures about?": "2018/19", "Which period is this figure about?": "2018/19"}
    for _ in range(6):
        for entry in open_ones(review)[:1]:
            review.decide(entry.matter.id, said.get(entry.matter.asks, "as read"), "the letter says so", "JM")
    assert open_ones(review) == []
    assert shown(review) == {f"{old}.csv": [340], f"{new}.csv": [318]}
    assert review.lost() == ()


@pytest.mark.parametrize("titles", [(TITLE, NOT_UNDERSTOOD), (NOT_UNDERSTOOD, TITLE), (NOT_UNDERSTOOD, NOT_UNDERSTOOD)])
@pytest.mark.parametrize("choice", ["as read", "both stand", "left out"])
def test_two_that_differ_once_they_are_understood_are_asked_about_then(tmp_path, titles, choice):
    one, other = titles
    review = reviewed(tmp_path, a=answer(312, title=one), b=answer(318, title=other))
    for _ in range(2):
        for entry in open_ones(review):
            if not entry.matter.doubt.startswith("another answer"):
                review.decide(entry.matter.id, "as read", "nothing speaks against it", "JM")
    (asked,) = open_ones(review)
    assert (asked.matter.file, asked.matter.asks) == ("b.csv", "Another answer gives other numbers for the same. Which stand?")
    review.decide(asked.matter.id, choice, "the letter says so", "JM")
    assert open_ones(review) == []
    assert [entry.decision.decision for entry in review.queue()][-1] == choice
    assert review.lost() == ()
    assert (
        shown(review)
        == {
            "as read": {"b.csv": [318, 340]},
            "both stand": {"a.csv": [312, 340], "b.csv": [318, 340]},
            "left out": {"a.csv": [312, 340], "b.csv": [340]},
        }[choice]
    )
