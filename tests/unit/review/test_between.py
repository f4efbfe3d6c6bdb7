"""Doubts that no answer raises by itself: told of every figure concerned, without a number, and settled from either side."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.review.apply import apply_decisions
from faircount.review.between import MAX_ASKED_ONE_BY_ONE, NOT_ASKED, OTHERWISE, TOTAL, with_questions
from faircount.review.matters import matters_of
from faircount.store.decisions import Decision, Decisions
from faircount.tables.answered import NO_KNOWN_FORCE, NO_KNOWN_OFFENCE, interpret_extract
from faircount.tables.extract import AnsweredFigure, Extract, FigureRole
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.status import CellStatus

YEARS = [parse_period(f"{year}/{year - 1999}") for year in range(2015, 2019)]


def told(count: int | None, at: str = "B2", period=YEARS[0], **changes) -> AnsweredFigure:
    number = None if count is None else float(count)
    said = AnsweredFigure("Kent Police", period, "offences", "rape", number, count, count, f"csv!{at}")
    return replace(said, **changes)


def answer(name: str, *figures: AnsweredFigure) -> Extract:
    return Extract(f"{name}.csv", name[:1] * 64, "csv", figures)


def doubts(extract: Extract) -> list[str]:
    return [figure.doubt for figure in extract.figures]


def decided(extracts, *made):
    """The extracts once these were decided: on the answer of this name, this choice."""
    when = datetime(2026, 1, 1, tzinfo=UTC)
    decisions = [
        Decision(when, "JM", "x", *matter.key, choice, "a reason")
        for name, choice in made
        for extract in extracts
        if extract.file == f"{name}.csv"
        for matter in matters_of(extract)
    ]
    return apply_decisions(extracts, Decisions(tuple(decisions)))


counts = st.one_of(st.integers(0, 30), st.none())


@given(st.lists(st.lists(counts, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_figure_that_another_answer_denies_is_asked_about_and_no_other(answers):
    extracts = [
        answer("abcd"[number], *(told(count, f"{'BCDE'[place]}2", YEARS[place]) for place, count in enumerate(counts)))
        for number, counts in enumerate(answers)
    ]

    def deny(one: list[int | None], other: list[int | None], place: int) -> bool:
        """Two counts that differ; or, where two answers differ somewhere, a count and a mark that nobody has explained."""
        pairs = list(zip(one, other, strict=False))
        if place >= len(pairs) or pairs[place][0] == pairs[place][1]:
            return False
        return None not in pairs[place] or any(None not in pair and pair[0] != pair[1] for pair in pairs)

    for number, extract in enumerate(with_questions(extracts)):
        for place, figure in enumerate(extract.figures):
            others = [other for other, counts in enumerate(answers) if other != number and deny(answers[number], counts, place)]
            assert figure.doubt == "; ".join(
                f"{OTHERWISE}: {extracts[other].file} ({extracts[other].sha256[:8]})" for other in others
            )
            assert figure == replace(extracts[number].figures[place], doubt=figure.doubt)


def test_two_that_contradict_each_other_are_settled_from_either_side():
    both = with_questions([answer("a", told(820)), answer("b", told(831))])
    assert [len(matters_of(extract)) for extract in both] == [1, 1]
    for choices, kept, still_open in (
        ([], [820, 831], 2),
        ([("a", "as read")], [820], 0),
        ([("b", "as read")], [831], 0),
        ([("b", "both stand")], [820, 831], 0),
        ([("a", "as read"), ("b", "left out")], [820], 0),
        ([("a", "as read"), ("b", "as read")], [820, 831], 0),
        ([("a", "left out")], [831], 0),
    ):
        found = decided(both, *choices)
        assert [figure.lower for extract in found for figure in extract.figures] == kept
        assert sum(bool(doubt) for extract in found for doubt in doubts(extract)) == still_open, choices
    (left,) = decided(both, ("a", "left out"))[0].leftovers
    assert left.place == "csv!B2"


def test_of_three_the_two_that_are_left_are_still_asked_about():
    three = with_questions([answer("a", told(820)), answer("b", told(831)), answer("c", told(840))])
    a, b, c = decided(three, ("a", "left out"))
    assert not a.figures
    assert doubts(b) == [f"{OTHERWISE}: c.csv (cccccccc)"]
    assert doubts(c) == [f"{OTHERWISE}: b.csv (bbbbbbbb)"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (told(3), told(None, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE), False),
        (told(5), told(None, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE), True),
        (told(5), told(None, status=CellStatus.REFUSED), False),
        (told(5), told(6, sex=Sex.MALE), False),
        (told(5), told(6, counted="victims"), False),
        (told(5), told(6, period=YEARS[1]), False),
        (told(5), told(6, area="Essex Police"), False),
        (told(5), told(6, offence="rapes"), True),
    ],
)
def test_only_what_cannot_both_be_true_of_one_thing_is_asked_about(one, other, differ):
    found = with_questions([answer("a", one), answer("b", other)])
    assert [bool(doubt) for extract in found for doubt in doubts(extract)] == [differ, differ]


def test_the_same_file_twice_contradicts_nothing():
    twice = [answer("a", told(5)), replace(answer("a", told(5)), file="copy.csv")]
    assert with_questions(twice) == twice


def test_a_total_that_its_parts_exceed_is_asked_about():
    parts = [told(20, "B2", sex=Sex.FEMALE), told(9, "B3", sex=Sex.MALE), told(28, "B4", role=FigureRole.TOTAL)]
    (found,) = with_questions([answer("a", *parts)])
    assert doubts(found) == ["", "", TOTAL]
    (kept,) = decided([found], ("a", "as read"))
    assert doubts(kept) == ["", "", ""]
    for whole in (29, 31):
        (fits,) = with_questions([answer("a", *parts[:2], told(whole, "B4", role=FigureRole.TOTAL))])
        assert doubts(fits) == ["", "", ""]


def test_names_that_nobody_knows_are_asked_about_one_by_one_and_many_at_once():
    few = [told(1, f"B{row}", offence=f"zzz kind {'abcdefgh'[row]}") for row in range(MAX_ASKED_ONE_BY_ONE)]
    (found,) = with_questions([answer("a", *few, told(2, "B9"))])
    assert doubts(found) == [
        f"{NO_KNOWN_OFFENCE}: name {place} of {MAX_ASKED_ONE_BY_ONE}" for place in range(1, MAX_ASKED_ONE_BY_ONE + 1)
    ] + [""]
    (known,) = decided([found], ("a", "offence: 88A"))
    assert {figure.offence for figure in interpret_extract(known, "a").figures} == {"88A", "rape"}
    many = [told(1, f"B{row}", offence=f"zzz kind {'abcdefgh'[row]}") for row in range(MAX_ASKED_ONE_BY_ONE + 1)]
    (found,) = with_questions([answer("a", *many)])
    assert len(matters_of(found)) == 1
    (strange,) = with_questions([answer("a", told(1, area="Ruritania Police"))])
    assert doubts(strange) == [f"{NO_KNOWN_FORCE}: name 1 of 1"]
    assert len(interpret_extract(decided([strange], ("a", "area: Kent"))[0], "a").figures) == 1


def test_an_answer_of_a_force_that_was_never_asked_is_asked_about_as_a_whole_and_stays():
    asked = {"E23000028"}
    kent, essex = with_questions(
        [answer("a", told(1), told(2, "B3", YEARS[1])), answer("b", told(3, area="Essex Police"))], asked
    )
    assert doubts(kent) == [NOT_ASKED, NOT_ASKED]
    assert len(matters_of(kent)) == 1
    assert doubts(essex) == [""]
    assert len(interpret_extract(kent, "a").figures) == 2, "nothing of it is lost"
    assert doubts(with_questions([answer("a", told(1))])[0]) == [""], "where nobody was asked, nobody is said not to have been"


def test_no_doubt_holds_a_count():
    """The note of a figure is published, and a sum of hidden counts would be told by it."""
    figures = [told(2_017, "B2", sex=Sex.FEMALE), told(1_009, "B3", sex=Sex.MALE), told(4_444, "B4", role=FigureRole.TOTAL)]
    found = with_questions(
        [answer("a", *figures), answer("b", told(3_333, role=FigureRole.TOTAL)), answer("c", told(7, offence="zzz"))], {"x"}
    )
    said = " ".join(doubt for extract in found for doubt in doubts(extract))
    assert said
    assert not re.findall(r"\d{3,}|\b7\b", said)
