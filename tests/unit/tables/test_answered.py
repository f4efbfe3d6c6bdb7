"""Figures as answered in the words of the vocabulary."""

from __future__ import annotations

import pytest

from faircount.tables.answered import NAMED_APART, interpret_extract
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, UNDER_18, AgeBand
from faircount.vocabulary.periods import parse_period

YEAR = parse_period("2019/20")


def answered(ages: AgeBand) -> AnsweredFigure:
    return AnsweredFigure("Kent Police", YEAR, "offences", "sexual offences", 7.0, 7, 7, "t1!B2", ages=ages)


@pytest.mark.parametrize(
    ("others", "offence"),
    [
        ((UNDER_18, AgeBand(0, 9)), "sexual_under_18"),
        ((AgeBand(0, 9), AgeBand(10, 17)), "sexual_under_18"),
        ((UNDER_18, AgeBand(18, None)), "all_sexual"),
        ((ALL_AGES,), "all_sexual"),
        ((), "all_sexual"),
    ],
)
def test_those_of_no_known_age_are_children_where_the_answer_is_of_children_alone(
    others: tuple[AgeBand, ...], offence: str
) -> None:
    extract = Extract("a.csv", "0" * 64, "csv", figures=(*map(answered, others), answered(NOT_KNOWN)))
    *_, unknown = interpret_extract(extract, "a").figures
    assert (unknown.offence, unknown.ages) == (offence, NOT_KNOWN)


def named(offence: str, count: int) -> AnsweredFigure:
    return AnsweredFigure("Dorset Police", YEAR, "offences", offence, float(count), count, count, "t1!B2", ages=UNDER_18)


def test_ages_in_the_name_of_an_offence_tell_its_figures_apart() -> None:
    told = (named("Rape of a child under 13", 61), named("Rape of a child aged 13-15", 88), named("Rape of a child", 149))
    made = interpret_extract(Extract("a.csv", "0" * 64, "csv", figures=told), "a").figures
    assert [(each.offence, each.ages.label, each.count) for each in made] == [
        ("child_rape", "under 13", 61), ("child_rape", "aged 13 to 15", 88), ("child_rape", "all ages", 149),
    ]  # fmt: skip


@pytest.mark.parametrize(("other", "taken"), [(7, 2), (9, 0)])
def test_two_names_of_one_offence_are_left_over_where_their_counts_differ(other: int, taken: int) -> None:
    told = (named("Rape of a girl under 13", 7), named("Rape of a female child under 13", other))
    made = interpret_extract(Extract("a.csv", "0" * 64, "csv", figures=told), "a")
    assert len(list(made.figures)) == taken
    assert {left.reason for left in made.leftovers} == ({NAMED_APART} if not taken else set())
