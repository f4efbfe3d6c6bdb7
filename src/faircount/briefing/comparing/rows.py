"""A table of counts as rows: which area, which period, how many, over what; from any of the shapes in which people keep them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from faircount.briefing.comparing.known import UNKNOWN, Known, parse_known
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_ROWS, read_text
from faircount.language.numbers import to_number
from faircount.patterns import regex
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.periods import FIRST_DAY, LAST_DAY, Period, find_period
from faircount.vocabulary.status import CellStatus

NAMES: Mapping[str, tuple[str, ...]] = {
    "area": ("area", "force", "police force", "police force area", "force name", "region", "district", "csp", "name"),
    "period": ("period", "year", "month", "quarter", "financial year", "date", "week"),
    "count": ("count", "offences", "recorded", "recorded offences", "number", "total", "crimes", "victims", "freq"),
    "before": ("before", "earlier", "count before", "earlier count"),
    "after": ("after", "later", "count after", "later count"),
    "over": ("population", "children", "exposure", "over", "days"),
    "over before": ("population before", "children before", "exposure before", "days before"),
    "over after": ("population after", "children after", "exposure after", "days after"),
    "lower": ("lower", "count lower", "at least"),
    "upper": ("upper", "count upper", "at most"),
    "status": ("status",),
    "start": ("period start", "first day"),
    "end": ("period end", "last day"),
}
"""What each column is, by its head: letters and digits alone are compared."""
_MONTH = regex(r"\d{4}-\d{2}")
_DATED = regex(r"\d{4}[-/]\d{2}(?:\d{2}|-\d{2})?")
"""What can only be a day, a month or a financial year."""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One count: its area and period as printed, the period where its name is understood, and what it was counted over."""

    area: str
    label: str
    period: Period | None
    count: Known
    over: float | None = None


@dataclass(frozen=True, slots=True)
class CountSheet:
    """The lines of a table with what its columns are."""

    name: str
    heads: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    columns: Mapping[str, int]

    def text(self, line: tuple[str, ...], what: str) -> str:
        """A cell by what its column is, empty where there is no such column."""
        return line[self.columns[what]].strip() if what in self.columns else ""


def read_rows(path: Path, asked: ComparisonRequest) -> list[CountedRow]:
    """Every count of the table that was asked for, in its order; refused where two stand for one area and period."""
    return rows_of(_sheet(path), asked)


def rows_of(read: CountSheet, asked: ComparisonRequest) -> list[CountedRow]:
    """The same of a table that is in hand."""
    sheet = _picked(read, asked.where)
    wide = _period_columns(sheet)
    if wide:
        held = [
            (place, row) for place, (number, line) in enumerate(sheet.lines) for row in _wide(sheet, number, line, wide, asked)
        ]
        _refuse_doubles(sheet, held)
        return [row for _, row in held]
    if "count" not in sheet.columns and not {"lower", "upper"} <= set(sheet.columns):
        heads = ", ".join(sheet.heads)
        raise SchemaMismatch(
            f"{sheet.name}: no column holds counts; its heads are {heads}; name one 'count', or two by their periods"
        )
    rows = [_long(sheet, number, line, asked) for number, line in sheet.lines]
    _refuse_doubles(sheet, list(enumerate(rows)))
    return rows


def _sheet(path: Path) -> CountSheet:
    try:
        text = read_text(path, LARGEST_ROWS)
    except FileNotFoundError:
        raise UnreadableSource(f"{path}: there is no such file; check the path") from None
    except (UnicodeDecodeError, IsADirectoryError):
        said = "is no CSV in UTF-8; save it as one, or read it first: faircount read FILE --to counts.csv"
        raise UnreadableSource(f"{path}: {said}") from None
    try:
        every = list(enumerate(csv.reader(io.StringIO(text), delimiter=_parted_by(text)), 1))
    except csv.Error:
        raise UnreadableSource(f"{path.name}: holds a cell without end; look for a quotation mark that is not closed") from None
    lines = [(number, tuple(line)) for number, line in every if any(map(str.strip, line))]
    if len(lines) < 2:
        raise UnreadableSource(f"{path}: holds no rows under its heads; give a table with one")
    (_, heads), *rest = lines
    ragged = next((number for number, line in rest if len(line) != len(heads)), None)
    if ragged is not None:
        raise SchemaMismatch(f"{path.name}, line {ragged}: has not as many cells as there are heads; mend that line")
    return sheet_of(path.name, heads, rest)


def _parted_by(text: str) -> str:
    """What parts the cells: a comma, or a semicolon or a tab where no comma stands in the heads."""
    heads = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in ",;\t" if sign in heads), ",")


def sheet_of(name: str, heads: tuple[str, ...], lines: Sequence[tuple[int, tuple[str, ...]]]) -> CountSheet:
    """Lines of text, each with its number, under their heads."""
    return CountSheet(name, heads, tuple(lines), _columns(name, heads))


def _columns(name: str, heads: Sequence[str]) -> dict[str, int]:
    """What each column is; refused where two are the same thing, of which one would go unread."""
    columns: dict[str, int] = {}
    seen: dict[object, str] = {}
    for place, head in enumerate(heads):
        what = next((what for what, names in NAMES.items() if _plain(head) in names), None)
        means = what or named_period(head)[1] or _plain(head)
        if means and means in seen:
            raise SchemaMismatch(f"{name}: two columns are one thing: {seen[means]!r} and {head!r}; leave out one, or rename it")
        seen[means] = head
        if what is not None:
            columns[what] = place
    return columns


def _plain(head: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9/]+", " ", head.lower()).split())


def _picked(sheet: CountSheet, where: Mapping[str, str]) -> CountSheet:
    """The lines whose cells are as asked for."""
    lines = sheet.lines
    for head, wanted in where.items():
        place = next((place for place, known in enumerate(sheet.heads) if _plain(known) == _plain(head)), None)
        if place is None:
            raise SchemaMismatch(f"{sheet.name}: has no column {head!r}; its heads are {', '.join(sheet.heads)}")
        kept = tuple((number, line) for number, line in lines if line[place].strip().casefold() == wanted.casefold())
        if not kept:
            held = sorted({line[place].strip() for _, line in lines})[:6]
            raise SchemaMismatch(f"{sheet.name}: no row has {wanted!r} under {head!r}; there are {', '.join(held)}")
        lines = kept
    return CountSheet(sheet.name, sheet.heads, lines, sheet.columns)


def _period_columns(sheet: CountSheet) -> list[tuple[int, str, str]]:
    """Columns of counts that are headed by their periods, or by "before" and "after": place, label, and the key of what over."""
    if {"before", "after"} <= set(sheet.columns):
        return [(sheet.columns[each], each, f"over {each}") for each in ("before", "after")]
    return [(place, head.strip(), "") for place, head in enumerate(sheet.heads) if named_period(head)[1] is not None]


def _wide(
    sheet: CountSheet, number: int, line: tuple[str, ...], columns: Sequence[tuple[int, str, str]], asked: ComparisonRequest
) -> list[CountedRow]:
    place = f"{sheet.name}, line {number}"
    return [
        CountedRow(
            sheet.text(line, "area"), *named_period(label), parse_known(line[at], f"{place}, {label}", asked.star),
            _size(sheet.text(line, over) or sheet.text(line, "over"), place),
        )
        for at, label, over in columns
    ]  # fmt: skip


def _long(sheet: CountSheet, number: int, line: tuple[str, ...], asked: ComparisonRequest) -> CountedRow:
    place = f"{sheet.name}, line {number}"
    _refuse_no_day(sheet.text(line, "period"), place)
    label, period = named_period(sheet.text(line, "period"))
    if sheet.text(line, "start") and sheet.text(line, "end"):
        period = _days(sheet.text(line, "start"), sheet.text(line, "end"), place)
        label = label or period.label
    return CountedRow(
        sheet.text(line, "area"), label, period, _count(sheet, line, place, asked), _size(sheet.text(line, "over"), place)
    )  # fmt: skip


def _count(sheet: CountSheet, line: tuple[str, ...], place: str, asked: ComparisonRequest) -> Known:
    """The count; where its cell is empty, what the columns of bounds and of the status say."""
    if sheet.text(line, "count"):
        return parse_known(sheet.text(line, "count"), place, asked.star)
    ends = [sheet.text(line, end) for end in ("lower", "upper")]
    lower, upper = (parse_known(end, place).lower if end else None for end in ends)
    known = {str(status): status for status in CellStatus}
    status = known.get(sheet.text(line, "status"), UNKNOWN.status if None in (lower, upper) else CellStatus.OBSERVED)
    if status is CellStatus.OBSERVED and lower != upper:
        status = CellStatus.ROUNDED
    return Known(lower, upper, status)


def _size(text: str, place: str) -> float | None:
    if not text:
        return None
    try:
        size = to_number(text)
    except ValueError:
        size = 0.0
    if not size > 0:
        raise SchemaMismatch(f"{place}: what it was counted over must be a number above 0, such as a population or days")
    return size


def named_period(text: str) -> tuple[str, Period | None]:
    """The name of a period and what it means; a month that is written as 2016-04 is named in words."""
    day = _find_day(f"{text.strip()}-01") if _MONTH.fullmatch(text.strip()) else None
    if day is not None:
        found = Period(day, (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))
        return found.label, found
    return text.strip(), find_period(text)


def _find_day(text: str) -> date | None:
    """The day that is written as ``2016-04-01``; None for one that no calendar has, or that lies where no record does."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _refuse_no_day(text: str, place: str) -> None:
    """A day, month or year that no calendar has is a slip, and no name of a period."""
    if _DATED.fullmatch(text) and _find_day(text) is None and named_period(text)[1] is None:
        raise SchemaMismatch(f"{place}: there is no such day, month or financial year; mend that cell")


def _days(start: str, end: str, place: str) -> Period:
    first, last = _find_day(start), _find_day(end)
    if first is None or last is None:
        raise SchemaMismatch(f"{place}: the days of the period are no dates; write them as 2016-04-01")
    return Period(first, last)


def _refuse_doubles(sheet: CountSheet, rows: Sequence[tuple[int, CountedRow]]) -> None:
    """Two counts of one area and period are of different things: the columns in which they differ say which to ask for.

    An area or a period under two names is one: ``Cleveland`` and ``Cleveland Police``, ``2015/16`` and ``2015-16``.
    """
    seen: dict[tuple[str, object], int] = {}
    for place, row in rows:
        key = (area_key(row.area), row.period or row.label)
        if key in seen:
            first, second = sheet.lines[seen[key]], sheet.lines[place]
            counted = {sheet.heads[at] for what, at in sheet.columns.items() if what in _OF_COUNTS}
            counted |= {sheet.heads[at] for at, _, _ in _period_columns(sheet)}
            differ = [
                head for head, one, other in zip(sheet.heads, first[1], second[1], strict=True)
                if one != other and head not in counted
            ]  # fmt: skip
            mend = f"they differ in {', '.join(differ)}: choose with --where '{differ[0]}=...'" if differ else "keep one of them"
            raise SchemaMismatch(f"{sheet.name}: lines {first[0]} and {second[0]} are of one area and period; {mend}")
        seen[key] = place


@lru_cache(maxsize=65_536)
def area_key(text: str) -> str:
    """The code of an area that the vocabulary knows, else its name as it is printed."""
    found = find_area(text) if text else None
    return found.code if found else text


_OF_COUNTS = ("count", "lower", "upper", "status", "over")
