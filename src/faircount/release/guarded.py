"""Counts of answers that are taken into no table and guarded all the same: a reader must not work them out from the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.readers.meaning.numbers_read import BLANK, OPEN, WORDS
from faircount.store.kept_figures import keep_figures, kept_figures
from faircount.tables.answered import interpret_figure, offences_of_children
from faircount.tables.cells import Cell, cell_of
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figure
from faircount.tables.request import OF_A_FORM
from faircount.vocabulary.status import HIDDEN, CellStatus

GUARDED = "guarded.parquet"
"""Where they lie in a build, beside the site: the release check asks for them again."""


def not_taken(read: Extract, taken: Extract, source_id: str) -> Iterator[Figure]:
    """The hidden and the small counts of an answer that wait behind a question or were left out, as they would have been read.

    Where a cell can be read in several ways, it is guarded in each of them.
    """
    held = {(figure.locator, figure.number is None) for figure in taken.figures}
    only_children = offences_of_children((*taken.figures, *taken.proposals))
    behind = chain.from_iterable(doubt.readings for extract in (read, taken) for doubt in extract.doubts)
    seen: set[AnsweredFigure] = set()
    for figure in (*read.figures, *read.proposals, *taken.proposals, *behind):
        if figure in seen or (figure.locator, figure.number is None) in held or not _may_be_small(figure):
            continue
        seen.add(figure)
        made = interpret_figure(figure, source_id, only_children)
        if isinstance(made, Figure):
            yield made
    yield from unread_cells(read, source_id)


def unread_cells(read: Extract, source_id: str) -> Iterator[Figure]:
    """The cells among figures that hold no number, or none that was understood: "S.40(2)", "Redacted", "-", a blank.

    Of each nothing is known but where it stands: in the period, and the unit, of all figures of its column, or else of its row.
    """
    places = {figure.locator for figure in (*read.figures, *read.proposals)}
    cells = [
        cell
        for left in read.leftovers
        if left.reason in _NO_NUMBER and left.place not in places and (cell := cell_of(left.place))
    ]
    if not cells or any(figure.assigned.startswith(OF_A_FORM) for figure in read.figures):
        return  # a form of ours says of each cell what it is
    beside: dict[tuple[str, str | int], list[AnsweredFigure]] = defaultdict(list)
    for figure in (*read.figures, *read.proposals):
        if figure.is_count and (cell := cell_of(figure.locator)) is not None:
            beside[cell.table, cell.column].append(figure)
            beside[cell.table, cell.row].append(figure)
    for cell in cells:
        for line in (beside[cell.table, cell.column], beside[cell.table, cell.row]):
            if len({(figure.area, figure.period, figure.counted) for figure in line}) == 1:
                made = interpret_figure(_nobody_knows(line, cell), source_id, offences_of_children(line))
                if isinstance(made, Figure):
                    yield made
                    break


def _nobody_knows(line: Sequence[AnsweredFigure], cell: Cell) -> AnsweredFigure:
    """A count of which nothing is known, among the figures of a line."""
    largest = max(line, key=lambda figure: figure.number or 0)
    return replace(
        largest,
        number=None,
        lower=None,
        upper=None,
        status=CellStatus.SUPPRESSED_AT_SOURCE,
        locator=f"{cell.table}!{cell.column}{cell.row}",
        breakdown=f"cell={cell.column}{cell.row}",
        doubt="",
    )


_NO_NUMBER = frozenset({*OPEN.values(), BLANK, WORDS})
"""Why a cell became no figure that may hide a count all the same."""


def _may_be_small(figure: AnsweredFigure) -> bool:
    return figure.status in HIDDEN or (figure.number is not None and 0 < figure.number < LARGEST_THRESHOLD)


def write_guarded(figures: Sequence[Figure], build: Path) -> None:
    """Keep them beside a build, for the desk alone."""
    keep_figures(figures, build / GUARDED)


def guarded_of(build: Path) -> tuple[Figure, ...]:
    """Those that the last build, or a draft or version, kept; none where there was none."""
    return kept_figures(build / GUARDED) or ()
