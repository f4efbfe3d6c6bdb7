"""The plain counts of a ledger are looked for once, however many texts are held against it."""

from __future__ import annotations

from datetime import date

from faircount.claims.lookup.counts import Counts
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear, Period

KENT, YEAR = "E23000032", FinancialYear(2020).period
SUMMER = Period(date(2020, 7, 1), date(2020, 9, 30))
"""What only a table of quarters tells."""


def _figures(number: int) -> tuple[Figure, ...]:
    return (Figure(KENT, YEAR, Counted.OFFENCES, "17B", number, number, source_id="table"),)


def _numbers(counts: Counts, period: Period) -> list[int]:
    return [one.number for one in counts.of(("17B",), (KENT,), period)]


def test_another_ledger_with_other_figures_is_another_and_an_equal_one_gives_the_same():
    first = _figures(20)
    assert [_numbers(Counts(held, {}), YEAR) for held in (first, _figures(30), first, _figures(20))] == [[20], [30], [20], [20]]


def test_what_a_table_of_quarters_tells_stays_with_the_text_that_asked_for_it():
    held, quarters = _figures(20), Figure(KENT, SUMMER, Counted.OFFENCES, "17B", 5, 5, source_id="table")
    asked = Counts(held, {}, lambda period: [quarters] if period == SUMMER else [])
    assert _numbers(asked, SUMMER) == [5]
    assert _numbers(Counts(held, {}), SUMMER) == []
    assert _numbers(asked, YEAR) == [20]
