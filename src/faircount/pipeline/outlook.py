"""The recipe of an outlook: a series in; the range of what may come, or why none is given, with the chart and the proof, out."""

from __future__ import annotations

from pathlib import Path

from faircount.briefing.comparing.compared import ComparisonReport, ask_the_register
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import CountedRow, read_rows
from faircount.briefing.comparing.shape import OneArea, shape
from faircount.briefing.outlook.ahead import look_ahead
from faircount.briefing.outlook.chart import fan_of
from faircount.briefing.outlook.steady import steady
from faircount.briefing.outlook.values import values_of
from faircount.briefing.outlook.words import remarks, sentences, table_of, title_of
from faircount.errors import BadProject
from faircount.pipeline.ledger_counts import Holdings

TIMES = (1.25, 1.1, 1.5)
"""How many times as complete recording may become, if nobody says: the first is drawn."""


def outlook_of_table(
    path: Path, asked: ComparisonRequest, ahead: int | None = None, times: tuple[float, ...] = TIMES
) -> ComparisonReport:
    """The outlook of a table: one row a period of one area."""
    shaped = shape(read_rows(path, asked), asked, path.name)
    if not isinstance(shaped, OneArea):
        raise BadProject(f"{path.name}: holds several areas; choose one with --area")
    return _told(list(shaped.rows), shaped.asked, ahead, times)


def outlook_of_project(
    folder: Path, asked: ComparisonRequest, ahead: int | None = None, times: tuple[float, ...] = TIMES
) -> ComparisonReport:
    """The outlook of an area from what a project holds, as it may be shown."""
    if asked.area is None:
        raise BadProject("name the area whose outlook is wanted: --area Cleveland")
    held = Holdings(folder, asked)
    rows, source = held.series(asked.area)
    found = _told(rows, held.asked, ahead, times)
    return ComparisonReport(
        found.kind, found.title, found.sentences, found.table, found.charts, {**found.numbers, "source": source.title},
        (*found.remarks, f"From: {source.title}"), found.refused,
    )  # fmt: skip


def _told(rows: list[CountedRow], asked: ComparisonRequest, ahead: int | None, times: tuple[float, ...]) -> ComparisonReport:
    looked = look_ahead(steady(rows, asked), asked, ahead, times)
    return ComparisonReport(
        kind="outlook",
        title=title_of(looked),
        sentences=sentences(looked),
        table=table_of(looked),
        charts=(fan_of(looked),),
        numbers=values_of(looked),
        remarks=(*remarks(looked), *ask_the_register(asked.offence, periods=True)),
        refused=looked.found.forecast is None,
    )
