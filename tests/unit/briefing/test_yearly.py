"""A series is cut at breaks, and its title compares no two stretches."""

from __future__ import annotations

import pytest

from faircount.briefing.yearly import cell, series_title, stretches, too_few_to_draw
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import CellStatus


def years(*counts: int | None, first: int = 2012) -> list[tuple[Period, Figure | None]]:
    found: list[tuple[Period, Figure | None]] = []
    for place, count in enumerate(counts):
        period = FinancialYear(first + place).period
        figure = None if count is None else Figure("E23000013", period, Counted.OFFENCES, "child_named", count, count)
        found.append((period, figure))
    return found


def test_stretches_end_where_codes_changed() -> None:
    parts = [len(part) for part in stretches(years(*[100] * 11), "child_named")]
    assert parts == [1, 4, 6]


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (
            (203, 227, 348, 636, 613, 734, 830, 853, 838, 1083, 1027),
            "Counts rose from 227 to 613 and then, under new rules, from 734 to 1,027, 2013/14 to 2022/23",
        ),
        (
            (203, 600, 500, 400, 300, 700, 700, 700, 700, 700, 710),
            "Counts fell from 600 to 300 and then, under new rules, went without clear change from 700 to 710, 2013/14 to "
            "2022/23",
        ),
        ((None, None, 5, None, None, 9, 9, 9, 9, 9, 12), "Counts went without clear change from 9 to 12, 2017/18 to 2022/23"),
        ((5,), "Too few years are known to say how counts moved, 2012/13"),
    ],
)
def test_the_title_says_what_each_stretch_shows(counts: tuple[int | None, ...], title: str) -> None:
    assert series_title(years(*counts), "child_named") == title


def test_a_missing_year_is_no_zero_and_a_small_series_is_not_drawn() -> None:
    assert cell(None) is CellStatus.NO_ANSWER
    assert too_few_to_draw(years(2, 4, None, 8))
    assert not too_few_to_draw(years(40, 60))
    assert too_few_to_draw(years(None, None))
