"""Sums that a reader of an answer sees in its tables, whatever their lines are called: cells of a line and their total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from faircount.bounds.relations import Tie, lies_in
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.tables.cells import cell_of
from faircount.tables.figures import Figure


def printed_ties(figures: Sequence[Figure], named: Sequence[Tie]) -> list[Tie]:
    """The sums that only the print tells, beside those that are known by ``named``.

    A total of which names tell the parts has no others: more lines that could make it up would count somebody twice.
    """
    wholes, beyond = {tie.whole for tie in named}, _beyond(figures, named)
    return [
        Tie(whole, parts)
        for whole, parts in printed_sums(figures)
        if whole not in wholes and not any((part, whole) in beyond or _hides(figures[part], figures[whole]) for part in parts)
    ]


def _beyond(figures: Sequence[Figure], named: Sequence[Tie]) -> set[tuple[int, int]]:
    """Figures that are no part of another by their names: one that holds it, and one that stands beside it in a total of both.

    A mark of a large count ("<80") could be a part of almost any, and would be taken for one of the line whose total it hides.
    """
    holding = [tie for tie in named if can_make_up(figures[tie.whole], [figures[part] for part in tie.parts])]
    return {(one, other) for tie in holding for other in tie.parts for one in (tie.whole, *tie.parts) if one != other}


def _hides(total: Figure, inside: Figure) -> bool:
    """Whether a total that is not told holds a line by its name, and so is no part of it."""
    return total.count is None and lies_in(inside, total)


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
        if len(places) > 2 and any(may_be_small(figures[place]) for place in places):
            yield from _sums_of(places, figures)


def _sums_of(places: Sequence[int], figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Totals below their parts: subtotals of what stands since the one before, and what ends or begins the line of all the rest.

    A mark without limits makes up any subtotal, so that one with such a mark is believed of a whole line alone.
    """
    run: list[int] = []
    over: list[int] = []
    least, most = 0, 0.0
    for place in places:
        figure = figures[place]
        # The limits of the run are kept, so that a list of a hundred thousand rows is gone through once.
        fits = len(run) > 1 and most < inf and least <= (figure.count or 0) <= most
        if fits and _is_sum(figure, [figures[part] for part in run]):
            yield place, tuple(run)
            over, run, least, most = [*over, place], [], 0, 0.0
        else:
            run.append(place)
            lower, upper = _limits(figure)
            least, most = least + lower, most + upper
    for whole, rest in ((places[-1], places[:-1]), (places[0], places[1:])):
        leaves = [place for place in rest if place not in over]
        for parts_of in dict.fromkeys((tuple(rest), tuple(leaves), (*over, *(place for place in run if place != whole)))):
            others = tuple(place for place in parts_of if place != whole)
            if len(others) > 1 and _is_sum(figures[whole], [figures[part] for part in others]):
                yield whole, others


def _is_sum(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a count is more than nothing and can be the sum of these; "of which online" is no part."""
    is_flagged = any(replace(part, online=whole.online).subject == whole.subject for part in parts)
    return bool(whole.count) and can_make_up(whole, parts) and not is_flagged


def can_make_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts can come to their whole; a mark without limits hides somebody, and who knows how many."""
    limits = [_limits(part) for part in parts]
    least, most = sum(lower for lower, _ in limits), sum(upper for _, upper in limits)
    return least <= (inf if whole.upper is None else whole.upper) and (whole.lower or 0) <= most


def _limits(figure: Figure) -> tuple[int, float]:
    return 1 if figure.lower is None else figure.lower, inf if figure.upper is None else figure.upper


def may_be_small(figure: Figure) -> bool:
    """Whether a count is hidden, or small by some rule."""
    return figure.count is None or 0 < figure.count < LARGEST_THRESHOLD
