"""What stands round a chart: its number, finding, subject and sources."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.parts import Prose
from faircount.vocabulary.status import CellStatus

Cell = int | CellStatus
"""A count as it may be shown, or why there is none. Hidden cells are hatched, unanswered ones a dashed square."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words round a chart.

    ``title`` is the finding, within its interval and never across a break; ``subtitle`` what is counted, whom, when, unit;
    ``source`` the line under it with numbers in brackets (``Source: Home Office [4].``); ``stem`` names the chart's own file
    (letters, digits and hyphens; no figures in it). ``number`` is the number of the figure on its page, None for one without.
    """

    number: int | None
    title: str
    subtitle: str
    source: Prose
    stem: str


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same figures as a table: the first column names the row, columns in ``words`` hold words, the others figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = (0,)
