"""Figures kept by column are the same figures."""

from datetime import date

from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figure_columns import FigureColumns
from faircount.vocabulary.periods import Period

YEAR = Period(date(2015, 4, 1), date(2016, 3, 31))


def _figures(*numbers: float | None) -> tuple[AnsweredFigure, ...]:
    return tuple(
        AnsweredFigure("E23000013", YEAR, "offences", "rape", number, None, None, f"A!B{place}")
        for place, number in enumerate(numbers)
    )


def test_what_figures_share_is_held_once() -> None:
    columns = FigureColumns.of(_figures(1, 2, None)).columns
    assert columns["period"].told == [YEAR]
    assert columns["number"].told == [1, 2, None]
    assert list(columns["area"]) == ["E23000013"] * 3


def test_the_figures_come_back_one_by_one_and_all_together() -> None:
    figures = _figures(1, 2, None)
    kept = FigureColumns.of(figures)
    assert len(kept) == 3
    assert kept[1] == figures[1]
    assert kept[1:] == figures[1:]
    assert tuple(kept) == figures
    assert Extract("a", "", "csv", figures=kept) == Extract("a", "", "csv", figures=figures)
    assert hash(kept) == hash(figures)
    assert kept != figures[:2]


def test_the_same_figure_is_the_same_object_each_time_it_is_looked_at() -> None:
    kept = FigureColumns.of(_figures(1, 2))
    assert kept[0] is next(iter(kept))


def test_no_figures_have_columns_too() -> None:
    assert len(FigureColumns.of(())) == 0
    assert tuple(FigureColumns.of(())) == ()
    kept = FigureColumns.of(_figures(1))
    assert FigureColumns.of(kept) is kept
