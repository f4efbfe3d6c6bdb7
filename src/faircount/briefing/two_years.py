"""Two years compared: the rows of figure 1, its title, and the strip that shows what fuller recording would leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.tipping import TippingChart, TippingStep
from faircount.briefing.citing import Citations
from faircount.briefing.facts import Pair
from faircount.briefing.parts import Interval, RangeMark
from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.wording import CHANCE, say_change, say_number, say_range, say_short_range

STRENGTH = {"a doubling or more": 3, "a clear rise, not a doubling": 2, "no clear rise": 1, "no rise": 0}
LEFT = {"no clear rise": "no clear rise left", "no rise": "no rise at all"}
TITLE = {
    Change.RISE: "rose by more than chance would explain",
    Change.FALL: "fell by more than chance would explain",
    Change.NO_CLEAR_CHANGE: "show no clear change",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair that could be compared, with the words that name it.

    ``what`` is the subject of a title (``Offences marked as online``), ``label`` and ``where`` name its row, ``short`` its row in
    the table; ``this_area`` is False for other areas.
    """

    pair: Pair
    comparison: Comparison
    what: str
    label: str
    where: str
    short: str
    this_area: bool = True

    @property
    def ratio(self) -> Estimate | None:
        """The ratio, or None where the base is too small to print one."""
        return self.comparison.ratio if isinstance(self.comparison.ratio, Estimate) else None

    @property
    def percent_allowed(self) -> bool:
        """Whether the base is large enough for a percentage."""
        return isinstance(self.comparison.percentage, Estimate)

    @property
    def mark(self) -> RangeMark | None:
        """The small range that stands beside a main point."""
        if self.ratio is None:
            return None
        label = say_short_range(self.ratio, self.percent_allowed)
        return RangeMark(interval(self.ratio), label + (" as many" if label.endswith("times") else ""), self.this_area)

    @property
    def chance(self) -> str:
        """The range in a sentence and what it means: ``Between 15% fewer and 4% more: a difference ... could be chance.``"""
        if self.ratio is None:
            assert isinstance(self.comparison.ratio, Refusal), "a ratio is an estimate or a refusal"
            return self.comparison.ratio.say
        said = say_range(self.ratio, self.percent_allowed)
        return f"{said[0].upper()}{said[1:]}: {CHANCE[self.comparison.change].after_range}."


def compared(pair: Pair | None, what: str, label: str, where: str, short: str, this_area: bool = True) -> Compared | None:
    """The pair compared, or None where there is none or a fair comparison is refused."""
    if pair is None:
        return None
    found = compare(pair.before, pair.after)
    return Compared(pair, found, what, label, where, short, this_area) if isinstance(found, Comparison) else None


def interval(estimate: Estimate) -> Interval:
    """An estimate as a chart draws it."""
    return Interval(estimate.value, estimate.lower, estimate.upper)


def change_chart(rows: Sequence[Compared], number: int, subtitle: str, citations: Citations, stem: str) -> ChangeChart:
    """Figure 1: both counts of each row, and the ratio with its range."""
    own = [row for row in rows if row.this_area] or list(rows)
    cited = citations.cite_figures([figure for row in rows for figure in (row.pair.before, row.pair.after)])
    return ChangeChart(
        Caption(number, change_title(own), subtitle, f"Sources: {cited}. 95% exact ranges.", stem),
        before=rows[0].pair.before.period.label,
        after=rows[0].pair.after.period.label,
        rows=tuple(_row(row) for row in rows),
    )


def change_title(rows: Sequence[Compared]) -> str:
    """The finding of figure 1, which never says more than the ranges do."""
    said = "; ".join(f"{row.what} {TITLE[row.comparison.change]}" for row in rows)
    return f"{said[0].upper()}{said[1:]}"


def _row(row: Compared) -> ChangeRow:
    ratio = row.ratio
    return ChangeRow(
        label=row.label,
        sublabel=row.where,
        before=row.comparison.count_before,
        after=row.comparison.count_after,
        ratio=interval(ratio) if ratio else None,
        best_words=say_change(ratio, row.percent_allowed) if ratio else "",
        range_words=say_short_range(ratio, row.percent_allowed) if ratio else "",
        short=row.short,
        grade=str(row.comparison.comparability.grade),
        this_area=row.this_area,
        refusal="" if ratio else "too few to compare",
    )


def tipping_chart(row: Compared, number: int, marking: str, noun: str, stem: str) -> TippingChart | None:
    """What is left of a rise as ``marking`` got fuller, or None where there is no clear rise to explain.

    ``marking`` begins the title (``Marking``), ``noun`` names what was used more fully (``the online mark``).
    """
    tipping, bands = row.comparison.tipping, row.comparison.bands
    if row.comparison.change is not Change.RISE or row.ratio is None or tipping is None or not bands:
        return None
    clear, explained = (say_number(point, 2) for point in (tipping.no_longer_clear, tipping.fully_explained))
    before, after = row.pair.before.period.label, row.pair.after.period.label
    counts = f"{say_number(row.comparison.count_before)} to {say_number(row.comparison.count_after)}"
    return TippingChart(
        Caption(
            number,
            f"{marking} {clear} times as complete would leave no clear rise",
            f"What is left of {counts} if {noun} was used this many times as fully in {after} as in {before}",
            "",
            stem,
        ),
        steps=tuple(TippingStep(band.start, LEFT.get(band.left, band.left), STRENGTH[band.left]) for band in bands),
        remark=f"{marking} {explained} times as complete would explain all of it. How complete it was in either year "
        "is not known: nobody has checked it.",
    )
