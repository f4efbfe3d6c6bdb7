"""The yearly series of an area, cut at breaks, with a title that never compares across one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from faircount.briefing.charts.caption import Caption, Cell
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint
from faircount.briefing.question import BriefingQuestion
from faircount.compare.compare import change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate
from faircount.compare.facts import Statement, stated, told
from faircount.compare.rates import count_interval
from faircount.compare.statement import counted
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import ENGLAND_AND_WALES, Break, ChartBreak, breaks_between, chart_breaks
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import CODES
from faircount.vocabulary.periods import Period, financial_years, say_date
from faircount.vocabulary.status import CellStatus

FEWEST_TO_DRAW = 20
"""Below this yearly average a line shows chance and little else, so none is drawn."""

VERB = "way from the first year to the last"
Yearly = Sequence[tuple[Period, Figure | None]]


def cell(figure: Figure | None) -> Cell:
    """The count as it may be shown, or why there is none."""
    if figure is None:
        return CellStatus.NO_ANSWER
    return figure.count if figure.count is not None else figure.status


def stretches(years: Yearly, offence: str, online: Online = Online.ALL) -> Iterator[list[tuple[Period, Figure | None]]]:
    """The years cut wherever a break cuts their series."""
    stretch = [years[0]]
    for before, after in pairwise(years):
        if breaks_between(before[0], after[0], offence, online, _area_of(years)):
            yield stretch
            stretch = []
        stretch.append(after)
    yield stretch


def _area_of(years: Yearly) -> str:
    """The area that the figures of a series are of."""
    return next((figure.area for _, figure in years if figure is not None and figure.area in AREAS), ENGLAND_AND_WALES)


def too_few_to_draw(years: Yearly) -> bool:
    """Whether the counts are so small that a line would show little but chance."""
    counts = [figure.count for _, figure in years if figure is not None and figure.count is not None]
    return not counts or sum(counts) / len(counts) < FEWEST_TO_DRAW


def series_chart(
    years: Yearly,
    offence: str,
    caption: Caption,
    by_code: Mapping[tuple[str, Period], Figure],
    where: str,
) -> SeriesChart:
    """One point a year with its range, and the breaks lettered; ``by_code`` has official counts to show what a new code did."""
    span = Period(years[0][0].start, years[-1][0].end)
    marks = chart_breaks(span, offence, area=_area_of(years))
    return SeriesChart(
        caption,
        points=tuple(_point(period, figure, period == years[-1][0]) for period, figure in years),
        breaks=tuple(_break(found, [period for period, _ in years], by_code, where) for found in marks),
    )


def answered_chart(years: Yearly, question: BriefingQuestion, caption: Caption) -> SeriesChart:
    """The same of what a force answered: nothing of it is about to be revised, as far as anybody says."""
    span, periods = Period(years[0][0].start, years[-1][0].end), [period for period, _ in years]
    marks = chart_breaks(span, question.offence, question.online, _area_of(years))
    return SeriesChart(
        caption,
        points=tuple(_point(period, figure, latest=False) for period, figure in years),
        breaks=tuple(_break(found, periods, {}, "") for found in marks),
        counted=str(question.counted),
        is_financial=financial_years(span) is not None,
    )


def series_title(years: Yearly, offence: str, online: Online = Online.ALL) -> Statement:
    """What each unbroken stretch shows, from its first year to its last.

    A stretch of one year shows nothing, and no two stretches are compared.
    """
    said: list[tuple[Statement, Statement]] = []
    told_of: list[tuple[Period, Figure | None]] = []
    for stretch in stretches(years, offence, online):
        ends = [figure for _, figure in (stretch[0], stretch[-1]) if figure is not None]
        if len(stretch) < 2 or len(ends) < 2 or any(figure.count is None or figure.count < 0 for figure in ends):
            continue
        first, last = ends
        counts = told("from {first} to {last}", first=counted(first), last=counted(last))
        said.append((stated(verb_of(first.count or 0, last.count or 0), VERB, first, last), counts))
        told_of += stretch
    if not said:
        return told("Too few years are known to say how counts moved, {years}", years=span_of(years))
    words = told("Counts {verb} {ends}", verb=said[0][0], ends=said[0][1])
    for (before, _), (verb, ends_words) in pairwise(said):
        again = "" if verb == before else told("{verb} ", verb=verb)
        words = told("{said} and then, under new rules, {again}{ends}", said=words, again=again, ends=ends_words)
    return told("{said}, {years}", said=words, years=span_of(told_of))


def span_of(years: Yearly) -> str:
    """The first year of a series to its last."""
    first, last = years[0][0].label, years[-1][0].label
    return first if first == last else f"{first} to {last}"


def verb_of(first: int, last: int) -> str:
    """How the counts of a stretch moved from its first year to its last."""
    change = change_between(Rate(last), Rate(first))
    return {Change.RISE: "rose", Change.FALL: "fell", Change.NO_CLEAR_CHANGE: "went without clear change"}[change]


def _point(period: Period, figure: Figure | None, latest: bool) -> SeriesPoint:
    count = figure.count if figure is not None else None
    if count is None or count < 0:
        return SeriesPoint(period.label, cell(figure), provisional=latest, figure=figure)
    found = count_interval(count)
    return SeriesPoint(period.label, count, found.lower, found.upper, provisional=latest, figure=figure)


def begins_anew(entry: Break, years: Sequence[Period]) -> Period:
    """The first year that is counted after a change: one some days into a year belongs to that year."""
    return next((year for year in years if entry.date <= year.end and (entry.date - year.start).days < 200), years[-1])


def _break(found: ChartBreak, years: Sequence[Period], by_code: Mapping[tuple[str, Period], Figure], where: str) -> SeriesBreak:
    entry = found.entry
    after = begins_anew(entry, years)
    month = say_date(entry.date).split(" ", 1)[1]
    when = month if entry.date.day == 1 else say_date(entry.date)
    words: str = stated(entry.short, "short words of the register", about=entry.key)
    before = years[years.index(after) - 1]
    for code in (touched for touched in entry.touches if touched in CODES and found.cuts):
        earlier, later = by_code.get((code, before)), by_code.get((code, after))
        if entry.about == "definition" and entry.is_certain and earlier and later and None not in (earlier.count, later.count):
            words = told(
                "{said}, which went from {earlier} to {later} {where}.",
                said=stated(entry.short.rstrip("."), "start of the short words of the register", about=entry.key),
                earlier=counted(earlier), later=counted(later), where=where,
            )  # fmt: skip
    return SeriesBreak(found.letter, after.label, f"Break, {when}." if found.cuts else f"{when}.", words, found.cuts)
