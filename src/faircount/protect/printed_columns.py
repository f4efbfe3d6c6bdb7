"""Sums that a reader of an answer sees in its tables, whatever their lines are called: cells of a line and their total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from faircount.tables.cells import cell_of
from faircount.tables.figures import Figure

_SMALL = 20
"""No threshold for small counts is larger than this: sums of larger ones give nothing away."""


def printed_sums(figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each count of a table that the cells before it, or behind it, of one period and one unit can make up; with those cells.

    Names are no matter here: "Other" beside "Rape" and "Sexual assault" holds what neither does, whatever else bears its name.
    Only lines with something small or hidden among them are looked at.
    """
    lines: dict[tuple[object, ...], dict[tuple[int, str], int]] = defaultdict(dict)
    for place, figure in enumerate(figures):
        cell = cell_of(figure.locator)
        if cell is None:
            continue
        about = (figure.source_id, cell.table, figure.area, figure.period, figure.counted)
        lines[(*about, "column", cell.column)].setdefault(cell.place_in_table, place)
        lines[(*about, "row", cell.row)].setdefault(cell.place_in_table, place)
    for line in lines.values():
        places = [line[at] for at in sorted(line)]
        if len(places) > 2 and any(_may_be_small(figures[place]) for place in places):
            yield from _sums_of(places, figures)


def _sums_of(places: Sequence[int], figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Totals below their parts: subtotals of what stands since the one before, and what ends or begins the line of all the rest.

    A mark without limits makes up any subtotal, so that one with such a mark is believed of a whole line alone.
    """
    run: list[int] = []
    over: list[int] = []
    for place in places:
        parts = [figures[part] for part in run]
        if len(run) > 1 and None not in [part.upper for part in parts] and makes_up(figures[place], parts):
            yield place, tuple(run)
            over, run = [*over, place], []
        else:
            run.append(place)
    for whole, rest in ((places[-1], places[:-1]), (places[0], places[1:])):
        leaves = [place for place in rest if place not in over]
        for parts_of in dict.fromkeys((tuple(rest), tuple(leaves), (*over, *(place for place in run if place != whole)))):
            others = tuple(place for place in parts_of if place != whole)
            if len(others) > 1 and makes_up(figures[whole], [figures[part] for part in others]):
                yield whole, others


def makes_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a count can be the sum of these: a mark without limits hides somebody, and "of which online" is no part."""
    if not whole.count or any(replace(part, online=whole.online).subject == whole.subject for part in parts):
        return False
    least = sum(1 if part.lower is None else part.lower for part in parts)
    most = sum(inf if part.upper is None else part.upper for part in parts)
    return least <= whole.count <= most


def _may_be_small(figure: Figure) -> bool:
    return figure.count is None or 0 < figure.count < _SMALL
