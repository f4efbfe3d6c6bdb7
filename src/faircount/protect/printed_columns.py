"""Sums that a reader of an answer sees in its tables, whatever their lines are called: cells of a line and their total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from faircount.tables.figures import Figure

_CELL = re.compile(r"(?P<table>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d+)")
_SMALL = 20
"""No threshold for small counts is larger than this: sums of larger ones give nothing away."""


def printed_sums(figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each count of a table that the cells before it, or behind it, of one period and one unit can make up; with those cells.

    Names are no matter here: "Other" beside "Rape" and "Sexual assault" holds what neither does, whatever else bears its name.
    Only lines with something small or hidden among them are looked at.
    """
    lines: dict[tuple[object, ...], dict[tuple[int, str], int]] = defaultdict(dict)
    for place, figure in enumerate(figures):
        cell = _CELL.fullmatch(figure.locator)
        if cell is None:
            continue
        at = (int(cell["row"]), cell["column"].rjust(3))
        about = (figure.source_id, cell["table"], figure.area, figure.period, figure.counted)
        lines[(*about, "column", cell["column"])].setdefault(at, place)
        lines[(*about, "row", cell["row"])].setdefault(at, place)
    for line in lines.values():
        places = [line[at] for at in sorted(line)]
        if len(places) > 2 and any(_may_be_small(figures[place]) for place in places):
            yield from _sums_of(places, figures)


def _sums_of(places: Sequence[int], figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Totals below their parts, each of what stands since the total before it or of the totals so far; or one above all."""
    run: list[int] = []
    over: list[int] = []
    for place in places:
        if len(run) > 1 and makes_up(figures[place], [figures[part] for part in run]):
            yield place, tuple(run)
            over, run = [*over, place], []
        elif len(over) + len(run) > 1 and over and makes_up(figures[place], [figures[part] for part in (*over, *run)]):
            yield place, (*over, *run)
            over, run = [place], []
        else:
            run.append(place)
    if not over and makes_up(figures[places[0]], [figures[part] for part in places[1:]]):
        yield places[0], tuple(places[1:])


def makes_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a count can be the sum of these, each with limits and not all of them noughts."""
    if whole.count is None or any(part.lower is None for part in parts):
        return False
    least, most = sum(part.lower or 0 for part in parts), sum(inf if part.upper is None else part.upper for part in parts)
    return whole.count > 0 and least <= whole.count <= most


def _may_be_small(figure: Figure) -> bool:
    return figure.count is None or 0 < figure.count < _SMALL
