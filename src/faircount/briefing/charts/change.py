"""Figure 1: rows with both counts in columns, and the ratio with its range on one log axis."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, Cell, ChartTable
from faircount.briefing.charts.numerals import places, say_cell, show_cell
from faircount.briefing.parts import ShownRange
from faircount.compare.facts import joined, told
from faircount.tables.figures import Figure


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One comparison of two years.

    ``ratio`` is after/before with its range (best None is not allowed here); None where no ratio may be given, and then
    ``refusal`` says why in a few words (``too few to compare``). ``best_words`` and ``range_words`` are its labels
    (``2.6 times as many``, ``1.9 to 3.7 times``). ``short`` names the row in the table. ``grade`` is A to D,
    ``source`` the numbers of its sources in the list of the page (``[1] [3]``). ``figures`` are the two that are compared,
    where they are published.
    """

    label: str
    sublabel: str
    before: Cell
    after: Cell
    ratio: ShownRange | None
    best_words: str
    range_words: str
    short: str
    grade: str
    this_area: bool = True
    refusal: str = ""
    source: str = ""
    figures: tuple[Figure, Figure] | None = None


@dataclass(frozen=True, slots=True)
class ChangeChart:
    """Rows of before and after; ``before`` and ``after`` are the years as printed (``2015/16``).

    ``across`` names the axis where the two need other words.
    """

    caption: Caption
    before: str
    after: str
    rows: tuple[ChangeRow, ...]
    across: str = ""

    @property
    def axis(self) -> str:
        """The name of the axis, in words."""
        return self.across or f"times as many in {self.after} as in {self.before}"


def tell_change(chart: ChangeChart) -> str:
    """The chart in words, from the same figures."""
    opening = "{title}. One row for each comparison of {before} with {after}."
    said = [told(opening, title=chart.caption.title, before=chart.before, after=chart.after)]
    for row in chart.rows:
        before, after = row.figures or (None, None)
        ratio = told("{best}, range {span}", best=row.best_words, span=row.range_words) if row.ratio else row.refusal
        said.append(
            told(
                "{label}, {where}: {before}, then {after}. {ratio}.",
                label=row.label,
                where=row.sublabel,
                ratio=ratio,
                before=say_cell(row.before, before),
                after=say_cell(row.after, after),
            )
        )
    return joined(" ", said)


def ranges_change(chart: ChangeChart) -> tuple[str, ...]:
    """The range of each ratio, in words."""
    return tuple(row.range_words for row in chart.rows if row.ratio)


def tabulate_change(chart: ChangeChart) -> ChartTable:
    """The chart as a table; a row whose ratio is refused says so instead of a figure."""
    rows = []
    for row in chart.rows:
        best = places(row.ratio.best, 2) if row.ratio and row.ratio.best is not None else "[z]"
        span = f"{places(row.ratio.lower, 2)} to {places(row.ratio.upper, 2)}" if row.ratio else row.refusal
        rows.append((row.short, show_cell(row.before), show_cell(row.after), best, span, row.grade, row.source))
    columns = ("Offences", chart.before, chart.after, "Times as many", "Range", "Grade", "Source")
    sourced = any(row.source for row in chart.rows)
    return ChartTable(columns, tuple(rows)) if sourced else ChartTable(columns[:-1], tuple(row[:-1] for row in rows))
