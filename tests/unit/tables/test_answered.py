"""Figures as answered in the words of the vocabulary."""

from __future__ import annotations

import pytest

from faircount.tables.answered import interpret_extract
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
