"""What the page of exploring holds, made of the very rows that are published: nothing is read that no file gives out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

from faircount.briefing.explored import Explored, ExploredBreak, ExploredPoint, ExploredSeries
from faircount.briefing.yearly import begins_anew
from faircount.release.published.areas import ChildrenRecord
from faircount.release.published.figures import FigureRecord
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import BREAKS, Break, chart_breaks
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import contains
from faircount.vocabulary.periods import Period, say_date
from faircount.vocabulary.provenance import Source

Subject = tuple[str, str, str, str, bool]
"""What is counted, of which offences, with which mark, of which ages, and whether years run from April to March."""
Rows = Sequence[FigureRecord]
ONLINE = {"yes": ", marked as online", "no": ", not marked as online"}
CHILDREN = "sexual_under_18"
MAX_POINTS = 3_500
"""Points in all, about 100 KB of a page that may weigh 300; what comes after them stays in the tables of its areas."""
MIN_YEARS = 2
"""Fewer yearly counts of a thing can be set beside nothing."""


def yearly_periods(records: Iterable[FigureRecord]) -> set[Period]:
    """The years that yearly figures are of."""
    return {Period(one.period_start, one.period_end) for one in records if _is_yearly(one)}


def explored(
    records: Mapping[str, Rows],
    children: Iterable[ChildrenRecord],
    sources: Mapping[str, Source],
    pages: Iterable[str],
    first: str,
) -> Explored:
    """The yearly counts of whole areas that have a page, by what is counted; ages, sexes and breakdowns stay in their tables.

    The offence that comes ``first`` is the one that the site's own series are of.
    """
    by_subject: dict[Subject, list[FigureRecord]] = defaultdict(list)
    for code in pages:
        for one in records.get(code, ()):
            if _is_yearly(one):
                by_subject[_subject(one)].append(one)
    kept = [(subject, rows) for subject, rows in by_subject.items() if len(rows) >= MIN_YEARS]
    kept.sort(key=lambda each: (each[0][1] != first, -len(each[1]), each[0]))
    before = list(accumulate((len(rows) for _, rows in kept), initial=0))
    kept = [each for each, points in zip(kept, before, strict=False) if points < MAX_POINTS]
    used = sorted({one.source for _, rows in kept for one in rows})
    by_area: dict[str, dict[str, int]] = defaultdict(dict)
    for row in children:
        by_area[AREAS[row.area_code].slug][row.period] = row.children
    return Explored(
        tuple(_series(subject, rows, used, sources) for subject, rows in kept),
        tuple(_named(sources.get(name), name) for name in used),
        dict(by_area),
    )


def _subject(one: FigureRecord) -> Subject:
    """What it is a figure of; under-18s are all there are of offences against under-18s, whether a source says so or not."""
    ages = "" if one.age_high is None or contains(CHILDREN, one.offence_code) else one.age
    return one.counted, one.offence_code, one.online, ages, one.period_start.month == 4


def _is_yearly(one: FigureRecord) -> bool:
    every_age = one.age_known and one.age_low in (None, 0) and one.age_high in (None, 17)
    whole = every_age and one.sex == "all" and not one.breakdown
    return whole and 363 < (one.period_end - one.period_start).days < 367 and one.period_start.day == 1


def _named(source: Source | None, name: str) -> str:
    return f"{source.publisher}: {source.title}" if source else name


def _series(subject: Subject, rows: Rows, used: list[str], sources: Mapping[str, Source]) -> ExploredSeries:
    counted, offence, online, ages, is_financial = subject
    periods = _every_year(rows)
    points = {area: _points(rows_of, periods, used, sources) for area, rows_of in _by_area(rows)}
    narrowed = ("" if online == "all" else f"online-{online}", "" if counted == "offences" else counted, ages.replace(" ", "-"))
    return ExploredSeries(
        key="-".join(filter(None, (offence, *narrowed, "" if is_financial else "calendar"))),
        label=f"{rows[0].offence}{ONLINE.get(online, '')}{ages and f', {ages}'}{'' if is_financial else ', calendar years'}",
        unit=counted,
        years=tuple(period.label for period in periods),
        points=points,
        breaks=tuple(_breaks(periods, offence, Online(online), [area for area, _ in _by_area(rows)])),
    )


def _every_year(rows: Rows) -> list[Period]:
    """Every year from the first to the last, shown or not: a gap is a year without a figure, not a shorter axis."""
    first, last = min(one.period_start for one in rows), max(one.period_start for one in rows)
    ends = rows[0].period_end
    return [
        Period(date(year, first.month, 1), date(year + (first.month > 1), ends.month, ends.day if ends.month != 2 else 28))
        for year in range(first.year, last.year + 1)
    ]


def _by_area(rows: Rows) -> list[tuple[str, list[FigureRecord]]]:
    held: dict[str, list[FigureRecord]] = defaultdict(list)
    for one in rows:
        held[AREAS[one.area_code].slug].append(one)
    return sorted(held.items())


def _points(
    rows: Rows, periods: Sequence[Period], used: list[str], sources: Mapping[str, Source]
) -> tuple[ExploredPoint | None, ...]:
    by_year: dict[date, list[FigureRecord]] = defaultdict(list)
    for one in rows:
        by_year[one.period_start].append(one)

    def best(one: FigureRecord) -> tuple[bool, int, date]:
        source = sources.get(one.source)
        return one.count is not None, int(source.trust) if source else 0, (source and source.published) or date.min

    def point(same: list[FigureRecord]) -> ExploredPoint:
        one = max(same, key=best)
        others = {other.count for other in same if other.count is not None} - {one.count}
        mark = "" if one.count is not None else one.shorthand or "x"
        return ExploredPoint(one.count, mark, one.chance_lower, one.chance_upper, used.index(one.source), tuple(sorted(others)))

    return tuple(point(by_year[period.start]) if by_year[period.start] else None for period in periods)


def _breaks(periods: Sequence[Period], offence: str, online: Online, areas: Sequence[str]) -> Iterator[ExploredBreak]:
    """The breaks of the span; one that does not hold in every area of the series names those it holds in."""
    codes = {area.slug: area.code for area in AREAS.values()}
    span = Period(periods[0].start, periods[-1].end)
    shown: dict[str, tuple[bool, list[str]]] = {}
    for area in areas:
        for found in chart_breaks(span, offence, online, codes[area]):
            shown.setdefault(found.entry.key, (found.cuts, []))[1].append(area)
    rebased = [
        entry for entry in BREAKS.values() if entry.kind == "population" and periods[0].end < entry.date <= periods[-1].end
    ]
    for key in sorted(shown, key=lambda key: BREAKS[key].date):
        cuts, held = shown[key]
        yield _break(BREAKS[key], periods, cuts, () if len(held) == len(areas) else tuple(held))
    for entry in rebased:
        yield _break(entry, periods, cuts=True, areas=(), rates_only=True)


def _break(
    entry: Break, periods: Sequence[Period], cuts: bool, areas: tuple[str, ...], *, rates_only: bool = False
) -> ExploredBreak:
    month = say_date(entry.date).split(" ", 1)[1]
    when = month if entry.date.day == 1 else say_date(entry.date)
    return ExploredBreak(begins_anew(entry, periods).label, when, entry.short, cuts, rates_only, areas)
