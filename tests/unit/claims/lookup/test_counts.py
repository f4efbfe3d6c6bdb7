"""Counts by coordinates, added up from what one source holds, and never from what somebody hid."""

from dataclasses import replace

import pytest

from faircount.claims.lookup.counts import Counts
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import PARTITIONS
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import CellStatus

KENT, WALES = "E23000032", "W92000004"
YEAR = FinancialYear(2021).period


def figure(area: str, year: int, offence: str, count: int) -> Figure:
    """An official count."""
    return Figure(area, FinancialYear(year).period, Counted.OFFENCES, offence, count, count, source_id="office")


FIGURES = [
    *(
        figure(KENT, year, code, 10 * year % 97 + at)
        for year in (2020, 2021)
        for at, code in enumerate(("19D", "19E", "19G", "19H"))
    ),
    *(figure(force, 2021, "88A", at + 1) for at, force in enumerate(PARTITIONS[WALES])),
]
COUNTS = Counts(FIGURES, {})


def test_a_set_is_the_sum_of_its_codes_and_years_are_added_up() -> None:
    (one,) = COUNTS.of(("child_rape",), (KENT,), YEAR)
    assert one.number == sum(figure.count or 0 for figure in FIGURES[4:8])
    (both,) = COUNTS.of(("child_rape",), (KENT,), Period(FinancialYear(2020).period.start, YEAR.end))
    assert both.number == sum(figure.count or 0 for figure in FIGURES[:8])


def test_a_country_is_the_sum_of_its_forces() -> None:
    (one,) = COUNTS.of(("88A",), (WALES,), YEAR)
    assert one.number == 1 + 2 + 3 + 4


def test_nothing_is_counted_twice() -> None:
    assert COUNTS.of(("child_rape", "19D"), (KENT,), YEAR) == ()
    assert COUNTS.of(("88A",), (WALES, PARTITIONS[WALES][0]), YEAR) == ()


@pytest.mark.parametrize(
    "hidden", [CellStatus.SUPPRESSED_AT_SOURCE, CellStatus.PRIMARY_SUPPRESSED, CellStatus.SECONDARY_SUPPRESSED]
)
def test_a_sum_with_a_hidden_part_is_none(hidden: CellStatus) -> None:
    told = [
        replace(one, status=hidden, lower=1, upper=4) if one.offence == "88A" and one.area == PARTITIONS[WALES][0] else one
        for one in FIGURES
    ]
    assert Counts(told, {}).of(("88A",), (WALES,), YEAR) == ()
    assert Counts([replace(one, status=hidden) for one in FIGURES], {}).of(("19D",), (KENT,), YEAR) == ()


def test_a_year_that_is_not_held_is_unknown_and_not_zero() -> None:
    assert COUNTS.of(("19D",), (KENT,), FinancialYear(2015).period) == ()
