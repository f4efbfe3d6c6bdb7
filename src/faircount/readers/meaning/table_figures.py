"""The figures of a table: read as it stands, or with its dashes as nil where printed totals leave nothing else for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from faircount.language.marks import Legend
from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.layout.table import LaidOutTable
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.interpret import Interpreter
from faircount.tables.extract import AnsweredFigure, FigureRole, Leftover

_DASH = regex(r"\s*[-‐‑‒–—−]+\s*")
_PLACE = regex(r".*!([A-Z]+)(\d+)")
_MOST = 5_000
"""Cells of a table beyond which nobody reads its dashes."""


def interpret(table: LaidOutTable, around: Context, harvest: ExtractBuilder, prefix: str = "") -> None:
    """Take in every value cell of a table."""
    if table.is_empty:
        harvest.leftovers.append(Leftover(prefix + table.sheet.name, "an empty table, as in the request"))
        return
    reader = Interpreter(table, around, harvest, prefix)
    dashes = frozenset(_dashes(table, prefix)) if _leaves_dashes_open(reader.legend) else frozenset()
    if dashes:
        tried = ExtractBuilder()
        as_nil = Interpreter(table, around, tried, prefix)
        as_nil.legend = replace(as_nil.legend, dash_is_zero=True)
        as_nil.run()
        if are_nil(dashes, (*tried.figures, *tried.proposals)):
            reader.legend = as_nil.legend
    reader.run()


def _leaves_dashes_open(legend: Legend) -> bool:
    """Whether an answer says nothing of its dashes, nor that it hides small counts, which they may stand for, or rounds."""
    says = legend.dash_is_zero or legend.is_told or legend.star or legend.rounded_to
    return not (says or any(map(_DASH.fullmatch, legend.signs)))


def _dashes(table: LaidOutTable, prefix: str) -> Iterator[str]:
    if len(table.rows) * len(table.value_columns) > _MOST:
        return
    for row in table.rows:
        for column in table.value_columns:
            value = row.value(column)
            if isinstance(value, str) and _DASH.fullmatch(value):
                yield prefix + row.sheet.place(row.row, column)


def are_nil(dashes: frozenset[str], figures: Sequence[AnsweredFigure]) -> bool:
    """Whether each of the places, read as nil in these figures, stands in a row or column whose other counts make its one total.

    A count is never below nought, so nothing is left for any of the dashes of such a line. Over years or places a total may be
    that of those alone of which something is known, and proves nothing.
    """
    lines: dict[str, list[AnsweredFigure]] = {}
    for figure in figures:
        if figure.is_count and (place := _PLACE.fullmatch(figure.locator)):
            for line in place.groups():
                lines.setdefault(line, []).append(figure)
    proven = {figure.locator for line in lines.values() if _adds_up(line) for figure in line}
    return dashes <= proven


_may_be_missing = attrgetter("period", "area", "breakdown")


def _adds_up(line: Sequence[AnsweredFigure]) -> bool:
    totals = [figure.number for figure in line if figure.role is FigureRole.TOTAL]
    parts = [figure.number for figure in line if figure.role is FigureRole.DETAIL]
    if len(totals) != 1 or not totals[0] or len(totals) + len(parts) != len(line) or None in parts:
        return False
    return len(set(map(_may_be_missing, line))) == 1 and sum(part or 0 for part in parts) == totals[0]
