"""Figures of a period that had not ended when they were told: nobody can have counted it whole, so what was counted is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from faircount.tables.extract import Extract
from faircount.tables.figure_columns import FigureColumns
from faircount.vocabulary.periods import Period

NOT_YET_OVER = "the period ends after the figures were told: "
"""How the doubt begins; the period follows, so that each is asked about by itself, and no day, so that a decision stays one."""


def ask_what_is_not_over(extract: Extract, today: date) -> Extract:
    """The extract with what ends after the day of the answer, or after today where it has none before, behind a question.

    It may be a part of the year to date, another year, or a forecast. A part that the answer names by its days has ended.
    """
    told = min(today, extract.dated or today)
    figures, proposals = FigureColumns.of(extract.figures), FigureColumns.of(extract.proposals)
    late = {period for columns in (figures, proposals) for period in _periods(columns) if period.end > told}
    if not late:
        return extract
    behind = [proposals.taken(_of(proposals, late, others=True))]
    for period in sorted(late):
        asked = FigureColumns.joined([columns.taken(_of(columns, {period})) for columns in (proposals, figures)])
        behind.append(asked.doubted(f"{NOT_YET_OVER}{period.label}"))
    taken = figures.taken(_of(figures, late, others=True))
    return replace(extract, figures=taken, proposals=FigureColumns.joined(behind))


def _periods(figures: FigureColumns) -> Sequence[Period]:
    told: Sequence[Period] = figures.columns["period"].told
    return told


def _of(figures: FigureColumns, periods: set[Period], others: bool = False) -> NDArray[np.intp]:
    """The numbers of the figures of these periods, or of all others."""
    wanted = np.array([(period in periods) is not others for period in _periods(figures)], np.bool_)
    return np.flatnonzero(wanted[np.asarray(figures.columns["period"].which, np.intp)])
