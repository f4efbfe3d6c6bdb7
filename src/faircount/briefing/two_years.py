"""Two years compared: the rows of figure 1, its title, and the strip that shows what fuller recording would leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.tipping import TippingChart, TippingStep
from faircount.briefing.citing import Citations
from faircount.briefing.given import Pair
from faircount.briefing.parts import RangeMark, ShownRange
from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate
from faircount.compare.facts import Statement, capital, joined, stated, told
from faircount.compare.phrases import phrase
from faircount.compare.statement import Naming, counted, say_completeness, say_completeness_title, year_of
from faircount.tables.figures import Figure

STRENGTH = {"a doubling or more": 3, "a clear rise, not a doubling": 2, "no clear rise left": 1, "no rise at all": 0}
TITLE = {
    Change.RISE: "rose by more than chance would explain",
    Change.FALL: "fell by more than chance would explain",
    Change.NO_CLEAR_CHANGE: "show no clear change",
}

TOO_FEW = "are too few to compare"
SHOWN = "what two counts show"
FLAGGED_ONLINE = "offences marked as online"
"""What was asked for, with the mark: named by the mark alone."""


@dataclass(frozen=True, slots=True)
class ComparedYears:
    """A pair that could be compared, with the words that name it.

    ``noun`` is what was recorded (``sexual offences against under-18s``), ``is_whole`` says that it is all of it. ``label`` and
    ``where`` name its row in the chart, ``short`` in the table; ``this_area`` is False for other areas.
    """

    pair: Pair
    comparison: Comparison
    noun: str
    label: str
    where: str
    short: str
    this_area: bool = True
    is_whole: bool = False

    @property
    def subject(self) -> str:
        """The subject of a title: ``all sexual offences against under-18s``."""
        return f"all {self.noun}" if self.is_whole else self.noun

    @property
    def ratio(self) -> Estimate | None:
        """The ratio, or None where the base is too small to print one."""
        return self.comparison.ratio if isinstance(self.comparison.ratio, Estimate) else None

    @property
    def percent_allowed(self) -> bool:
        """Whether the base is large enough for a percentage."""
        return isinstance(self.comparison.percentage, Estimate)

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """The two figures that are compared."""
        return self.pair.before, self.pair.after

    @property
    def mark(self) -> RangeMark | None:
        """The small range that stands beside a main point."""
        if self.ratio is None:
            return None
        span = phrase(self.comparison, "range of it, in short")
        label = told("{span} as many", span=span) if span.endswith("times") else span
        return RangeMark(interval(self.ratio), label, self.this_area)


def compared(
    pair: Pair | None, noun: str, label: str, where: str, short: str, *, this_area: bool = True, is_whole: bool = False
) -> ComparedYears | None:
    """The pair compared, or None where there is none or a fair comparison is refused."""
    if pair is None:
        return None
    found = compare(pair.before, pair.after)
    if not isinstance(found, Comparison):
        return None
    return ComparedYears(pair, found, noun, label, where, short, this_area, is_whole)


def interval(estimate: Estimate) -> ShownRange:
    """An estimate as a chart draws it."""
    return ShownRange(estimate.value, estimate.lower, estimate.upper)


def change_chart(
    rows: Sequence[ComparedYears],
    number: int,
    subtitle: str,
    citations: Citations,
    stem: str,
    about: Sequence[ComparedYears] = (),
) -> ChangeChart:
    """Both counts of each row, and the ratio with its range; the title is about some of the rows, or else all of this area."""
    own = about or [row for row in rows if row.this_area] or list(rows)
    cited = citations.cite_figures([figure for row in rows for figure in row.figures])
    return ChangeChart(
        Caption(number, change_title(own), subtitle, f"Sources: {cited}. 95% exact ranges.", stem),
        before=rows[0].pair.before.period.label,
        after=rows[0].pair.after.period.label,
        rows=tuple(_row(row, citations) for row in rows),
    )


def change_title(rows: Sequence[ComparedYears]) -> Statement:
    """The finding of such a chart, with its years; it never says more than the ranges do."""
    went: dict[str, list[ComparedYears]] = {}
    for row in rows:
        went.setdefault(shown(row.comparison), []).append(row)
    said = (
        told("{subjects} {shown}", subjects=_all_of([row.subject for row in of]), shown=_of_all(words, of))
        for words, of in went.items()
    )
    first = rows[0].pair
    where = f" in {rows[0].where}" if rows[0].where else ""
    years = told("{where}, {before} to {after}", where=where, before=year_of(first.before), after=year_of(first.after))
    return told("{said}{years}", said=capital(joined("; ", said)), years=years)


def _of_all(words: str, rows: Sequence[ComparedYears]) -> Statement:
    """Words that are true of each of the rows."""
    return stated(words, SHOWN, *(figure for row in rows for figure in row.figures))


def shown(comparison: Comparison) -> str:
    """What two counts show, as a title says it."""
    return TITLE[comparison.change] if isinstance(comparison.ratio, Estimate) or comparison.is_clear else TOO_FEW


def _all_of(subjects: Sequence[str]) -> str:
    return subjects[0] if len(subjects) == 1 else f"{'; '.join(subjects[:-1])} and {subjects[-1]}"


def _row(row: ComparedYears, citations: Citations) -> ChangeRow:
    ratio = row.ratio
    return ChangeRow(
        label=row.label,
        sublabel=row.where,
        before=row.comparison.count_before,
        after=row.comparison.count_after,
        ratio=interval(ratio) if ratio else None,
        best_words=phrase(row.comparison, "times or percent"),
        range_words=phrase(row.comparison, "range of it, in short"),
        short=row.short,
        grade=str(row.comparison.comparability.grade),
        this_area=row.this_area,
        refusal="" if ratio else TOO_FEW.removeprefix("are "),
        source=" ".join(f"[{number}]" for number in citations.numbers(row.figures)),
        figures=row.figures,
    )


def tipping_chart(row: ComparedYears, number: int, naming: Naming, citations: Citations, stem: str) -> TippingChart | None:
    """What is left of a rise as marking or recording got fuller, or None where there is no clear rise to explain."""
    title = say_completeness_title(row.comparison, naming)
    if not title or row.ratio is None:
        return None
    used = "the online mark was used" if naming.mark else "offences were recorded"
    what = "the mark" if naming.mark else "recording"
    subtitle = told(
        "What is left of {first} to {second} if {used} this many times as fully in {after} as in {before}",
        first=counted(row.pair.before), second=counted(row.pair.after), used=used,
        after=year_of(row.pair.after), before=year_of(row.pair.before),
    )  # fmt: skip
    return TippingChart(
        Caption(
            number,
            title,
            subtitle,
            f"Worked out from {citations.cite_figures(row.figures)}.",
            stem,
        ),
        steps=tuple(TippingStep(band.start, band.left, STRENGTH[band.left]) for band in row.comparison.bands),
        remark=told(
            "{said} How complete {what} was in either year is not known.",
            said=say_completeness(row.comparison, naming),
            what=what,
        ),
        is_flagging=bool(naming.mark),
        figures=row.figures,
    )
