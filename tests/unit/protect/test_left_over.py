"""What totals leave over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from faircount.bounds.relations import Tie
from faircount.protect.left_over import gaps, left_over
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period

YEAR = Period(date(2021, 4, 1), date(2022, 3, 31))
PARTS = {
    "sex": (Sex.FEMALE, Sex.MALE),
    "online": (Online.YES, Online.NO),
    "ages": (AgeBand(0, 3), AgeBand(4, 9), AgeBand(10, 15), AgeBand(16, 17)),
}


def figure(count, **said):
    return Figure("E23000032", YEAR, Counted.OFFENCES, "sexual_under_18", count, count, source_id="kent", **said)


@st.composite
def tables(draw):
    """The total, and a line for each part."""
    column = draw(st.sampled_from(sorted(PARTS)))
    parts = [
        figure(draw(st.integers(1, 400)), **{column: value}, locator=f"csv!B{n}") for n, value in enumerate(PARTS[column], 3)
    ]
    return [figure(sum(part.count for part in parts), locator="csv!B2"), *parts]


@given(tables(), st.integers(1, 19), st.data())
def test_the_line_that_is_left_out_is_found_where_it_would_stand(table, small, data):
    gone = table.pop(data.draw(st.integers(1, len(table) - 1)))
    whole = table[0].count - gone.count + small
    table[0] = replace(table[0], lower=whole, upper=whole)
    assert [(found.subject, found.count) for found in left_over(table)] == [(gone.subject, small)]


@given(tables())
def test_nothing_is_left_over_where_every_line_stands(table):
    assert list(left_over(table)) == []


@given(tables(), st.data())
def test_no_small_count_follows_from_what_is_shown_of_a_table_that_lacks_it(table, data):
    gone = table.pop(data.draw(st.integers(1, len(table) - 1)))
    small = data.draw(st.integers(1, 4))
    whole = table[0].count - gone.count + small
    table[0] = replace(table[0], lower=whole, upper=whole)
    shown = protect_figures(Figures.of(table), ProtectionPolicy(), guarded=tuple(left_over(table)))
    assert None in [each.count for each in shown.figures]


def counted(count: int, offence: str = "sexual_under_18", **said: object) -> Figure:
    made = Figure("E23000013", FinancialYear(2023).period, Counted.OFFENCES, offence, count, count, source_id="letter")
    return replace(made, **said)  # type: ignore[arg-type]


GIRLS, BOYS, ALL = counted(90, sex=Sex.FEMALE), counted(40, sex=Sex.MALE), counted(133)


def test_a_line_that_nobody_understood_is_what_the_list_lacks() -> None:
    hidden = replace(counted(3), lower=1, upper=4, breakdown="cell=B5")
    assert list(gaps([GIRLS, BOYS, ALL, hidden], [3])) == [Tie(2, (0, 1, 3))]


def test_a_girl_is_missing_in_no_list_of_boys_nor_one_offence_in_another_nor_the_flag_where_none_is() -> None:
    boys = [counted(5, "88A", sex=Sex.MALE), counted(0, "19D", sex=Sex.MALE)]
    for hidden in (counted(5, "22B", sex=Sex.FEMALE), counted(5, "22B", sex=Sex.MALE)):
        assert not list(gaps([*boys, hidden], [2]))
    unflagged = [counted(5, online=Online.NO, sex=sex) for sex in (Sex.ALL, Sex.FEMALE)]
    assert not list(gaps([unflagged[0], counted(0, online=Online.NO, sex=Sex.FEMALE), counted(5, online=Online.YES)], [2]))
    assert list(gaps([unflagged[0], counted(0, online=Online.NO, sex=Sex.FEMALE), counted(5)], [2])), "it may be any of them"
