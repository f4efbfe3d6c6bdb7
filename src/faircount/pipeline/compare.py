"""The recipes of comparing and looking ahead: counts, a table or a project in; sentences, numbers, charts and JSON out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from faircount.briefing.comparing.compared import ComparisonReport, ask_the_register
from faircount.briefing.comparing.cuts import find_cuts
from faircount.briefing.comparing.known import Known, parse_known
from faircount.briefing.comparing.many import AreaCounts, compare_many
from faircount.briefing.comparing.many_charts import charts_of
from faircount.briefing.comparing.many_words import numbers_of, table_of, title_of, told
from faircount.briefing.comparing.request import ComparisonRequest, refuse_unused
from faircount.briefing.comparing.rows import CountedRow, read_rows
from faircount.briefing.comparing.series import follow
from faircount.briefing.comparing.series_words import compared_series
from faircount.briefing.comparing.shape import CountsByArea, OneArea, refuse_unended, shape
from faircount.briefing.comparing.two_periods import SAME, compare_two
from faircount.briefing.outlook.ahead import look_ahead, steady
from faircount.briefing.outlook.words import fan_of, remarks, sentences, values_of
from faircount.briefing.outlook.words import table_of as table_ahead
from faircount.briefing.outlook.words import title_of as title_ahead
from faircount.compare.wording import say_level
from faircount.errors import WrongArgument
from faircount.pipeline.ledger_counts import Holdings
from faircount.vocabulary.areas import parse_area

SMALL_COUNT = 5
TIMES = (1.25, 1.1, 1.5)
"""How many times as complete recording may become, if nobody says: the first is drawn."""
ACROSS = "cuts a series of three counts or more; two counts with a break between them are not compared, so show them apart"
TWO_ALONE = "goes with two periods of one area"


def compare_counts(texts: Sequence[str], asked: ComparisonRequest, over: Sequence[float] = ()) -> ComparisonReport:
    """Counts as they were typed: two are two periods, three or more a series; ``over`` has what each was counted over."""
    if over and len(over) != len(texts):
        raise WrongArgument(f"--over has {len(over)} numbers for {len(texts)} counts; give one for each, or none")
    refuse_unused(asked, where="picks rows of a table; leave it out with counts")
    if asked.area is not None:
        parse_area(asked.area)  # only a table may have areas of its own
    known = [parse_known(text, f"count {place}", asked.star) for place, text in enumerate(texts, 1)]
    if len(known) == 1:
        raise WrongArgument("one count has nothing to be held against; give a later one too, or a table of counts")
    if len(known) == 2:
        refuse_unused(asked, breaks=ACROSS)
        return _levelled(_two((known[0], known[1]), asked, (over[0], over[1]) if over else SAME), asked)
    refuse_unused(asked, periods="name the two periods of two counts; three are a series", audits=TWO_ALONE)
    sizes: Sequence[float | None] = over or [None] * len(known)
    rows = [
        CountedRow("", f"period {place}", None, count, size)
        for place, (count, size) in enumerate(zip(known, sizes, strict=True), 1)
    ]
    return _levelled(_series(rows, asked), asked)


def compare_table(path: Path, asked: ComparisonRequest) -> ComparisonReport:
    """A table: one area of two periods, one area of many, or many areas of two."""
    return compare_rows(read_rows(path, asked), asked, path.name)


def compare_rows(rows: Sequence[CountedRow], asked: ComparisonRequest, name: str) -> ComparisonReport:
    """The same of the rows of a table, which has a name to be called by."""
    shaped = shape(rows, asked, name)
    found = _levelled(_of_many(shaped.counts, shaped.asked) if isinstance(shaped, CountsByArea) else _one_area(shaped), asked)
    small = sum(row.count.exact is not None and 0 < row.count.exact < SMALL_COUNT for row in rows)
    warned = f"{small} counts lie under {SMALL_COUNT}; before any of this is published, see faircount protect --help"
    return replace(found, remarks=(*found.remarks, warned)) if small else found


def compare_project(folder: Path, asked: ComparisonRequest) -> ComparisonReport:
    """Figures that a project holds: an area over two periods or all its years, or every force over two."""
    return _levelled(_of_project(folder, asked), asked)


def _of_project(folder: Path, asked: ComparisonRequest) -> ComparisonReport:
    refuse_unused(
        asked,
        where="picks rows of a table; in a project name --area and --offence",
        star="the ledger knows what its marks stand for",
    )
    held = Holdings(folder, asked)
    asked = held.asked
    if asked.area is None:
        periods = asked.periods or held.years
        return _of_many(held.pairs(periods), replace(asked, periods=periods))
    if asked.periods is None:
        rows, source = held.series(asked.area)
        return _sourced(_series(rows, asked), source.title)
    refuse_unused(asked, breaks=ACROSS)
    counts, source = held.pair(asked.area, asked.periods)
    return _sourced(_two((counts.before, counts.after), asked), source.title)


def _levelled(found: ComparisonReport, asked: ComparisonRequest) -> ComparisonReport:
    """The same with the level of its ranges said, where it is another than the one that goes without saying."""
    level = say_level(asked.confidence).strip(" ()")
    return (
        replace(found, sentences=(*found.sentences, f"Each range here is a{'n' * level.startswith('8')} {level}."))
        if level and not found.refused
        else found
    )


def _sourced(found: ComparisonReport, title: str) -> ComparisonReport:
    return replace(found, remarks=(*found.remarks, f"From: {title}"), numbers={**found.numbers, "source": title})


def _one_area(shaped: OneArea) -> ComparisonReport:
    """Two rows are two periods, more a series."""
    rows = shaped.rows
    if len(rows) > 2:
        refuse_unused(shaped.asked, audits=TWO_ALONE)
        return _series(rows, shaped.asked)
    refuse_unused(shaped.asked, breaks=ACROSS)
    over = (rows[0].over or 1.0, rows[1].over or 1.0) if rows[0].over and rows[1].over else SAME
    return _two((rows[0].count, rows[1].count), shaped.asked, over)


def _two(counts: tuple[Known, Known], asked: ComparisonRequest, over: tuple[float, float] = SAME) -> ComparisonReport:
    refuse_unended(asked.periods or (), date.today())
    return compare_two(*counts, asked, over)


def _of_many(counts: Mapping[str, AreaCounts], asked: ComparisonRequest) -> ComparisonReport:
    refuse_unused(asked, breaks=ACROSS, audits=TWO_ALONE)
    refuse_unended(asked.periods or (), date.today())
    held = compare_many(counts, asked)
    return ComparisonReport(
        kind="many areas",
        title=title_of(held),
        sentences=told(held),
        table=table_of(held),
        charts=charts_of(held),
        numbers=numbers_of(held),
        remarks=ask_the_register(asked.offence, asked.periods is not None, "by the heads of the table"),
    )


def _series(rows: Sequence[CountedRow], asked: ComparisonRequest) -> ComparisonReport:
    refuse_unended((row.period for row in rows), date.today())
    return compared_series(follow(rows, find_cuts(rows, asked), asked))


def outlook_of_table(
    path: Path, asked: ComparisonRequest, ahead: int | None = None, times: tuple[float, ...] = TIMES
) -> ComparisonReport:
    """The outlook of a table: one row a period of one area."""
    shaped = shape(read_rows(path, asked), asked, path.name)
    if not isinstance(shaped, OneArea):
        raise WrongArgument(f"{path.name}: holds several areas; choose one with --area")
    return _outlook(list(shaped.rows), shaped.asked, ahead, times)


def outlook_of_project(
    folder: Path, asked: ComparisonRequest, ahead: int | None = None, times: tuple[float, ...] = TIMES
) -> ComparisonReport:
    """The outlook of an area from what a project holds, as it may be shown."""
    if asked.area is None:
        raise WrongArgument("name the area whose outlook is wanted: --area Cleveland")
    held = Holdings(folder, asked)
    rows, source = held.series(asked.area)
    return _sourced(_outlook(rows, held.asked, ahead, times), source.title)


def _outlook(rows: list[CountedRow], asked: ComparisonRequest, ahead: int | None, times: tuple[float, ...]) -> ComparisonReport:
    refuse_unended((row.period for row in rows), date.today())
    looked = look_ahead(steady(rows, asked), asked, ahead, times)
    return ComparisonReport(
        kind="outlook",
        title=title_ahead(looked),
        sentences=sentences(looked),
        table=table_ahead(looked),
        charts=(fan_of(looked),),
        numbers=values_of(looked),
        remarks=(*remarks(looked), *ask_the_register(asked.offence, periods=True)),
        refused=looked.found.forecast is None,
    )
