"""Cells that became no figure for want of a period, read once more with the period that a person said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from faircount.language.finders import find_periods
from faircount.readers.base import Document, Prose, Sheet, shown
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.read import extract_document
from faircount.review.found_again import FoundAgain
from faircount.review.spots import CellSpot, Spot, find_spot
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.periods import Period, say_date


def read_again(
    document: Document, name: str, sha256: str, cells: Sequence[str], period: Period, limits: FileLimits
) -> FoundAgain:
    """The figures at the cells once the document says their period in full; none where that does not help.

    The period is written where it was missing or unclear, in a copy in memory: over the label that names a year and not which
    days, else into the caption of the table. So all else that the answer says still decides what each figure means, and what is
    asked of it.
    """
    # Each wording of the label has its turn: what is taken in the end must be of exactly the period that was said.
    found: dict[str, FoundAgain] = {}
    for amend in (_over_label, _into_caption):
        missing = [cell for cell in cells if cell not in found]
        if not missing:
            break
        read = extract_document(_amended(document, missing, period, amend), sha256, Clock(name, limits))
        for cell in missing:
            taken = FoundAgain(*(_at(cell, period, figures) for figures in (read.figures, read.proposals)))
            found |= {cell: taken} if any(taken) else {}
    told = [found[cell] for cell in cells if cell in found]
    return FoundAgain(*(tuple(chain.from_iterable(each)) for each in zip(*told, strict=True))) if told else FoundAgain()


def _at(cell: str, period: Period, figures: Sequence[AnsweredFigure]) -> tuple[AnsweredFigure, ...]:
    return tuple(figure for figure in figures if figure.locator == cell and figure.period == period)


def _amended(document: Document, cells: Sequence[str], period: Period, amend: object) -> Document:
    assert callable(amend)
    changed: dict[int, Sheet | Prose] = {}
    for cell in cells:
        spot = find_spot(document, cell)
        if spot is None:
            continue
        old = spot.sheet if isinstance(spot, CellSpot) else spot.block
        changed[id(old)] = amend(changed.get(id(old), old), spot, _days(period))
    return _with(document, changed)


def _with(document: Document, changed: dict[int, Sheet | Prose]) -> Document:
    blocks = tuple(changed.get(id(block), block) for block in document.blocks)
    return replace(document, blocks=blocks, parts=tuple(_with(part, changed) for part in document.parts))


def _days(period: Period) -> str:
    return f"{say_date(period.start)} to {say_date(period.end)}"


def _over_label(block: Sheet | Prose, spot: Spot, days: str) -> Sheet | Prose:
    """The sheet with the nearest label that names a period saying it in full: left in the row first, then up the column."""
    if isinstance(block, Prose) or not isinstance(spot, CellSpot):
        return _said_in(block, days)
    row, column = spot.row, spot.column
    places = [(row, left) for left in range(column - 1, -1, -1)] + [(up, column) for up in range(row - 1, -1, -1)]
    for at in places:
        if at[1] < len(block.rows[at[0]]) and find_periods(shown(block.rows[at[0]][at[1]]), months=False):
            origin = block.spread.get(at, at)
            copies = {origin, *(copy for copy, of in block.spread.items() if of == origin)}
            return replace(block, rows=_written(block, copies, days))
    return block


def _written(sheet: Sheet, places: set[tuple[int, int]], words: str) -> tuple[tuple[str | int | float | None, ...], ...]:
    return tuple(
        tuple(words if (number, column) in places else cell for column, cell in enumerate(row))
        if any(place[0] == number for place in places)
        else row
        for number, row in enumerate(sheet.rows)
    )


def _into_caption(block: Sheet | Prose, spot: Spot, days: str) -> Sheet | Prose:
    del spot
    if isinstance(block, Prose):
        return block
    names_another = find_periods(block.caption, months=True)
    return replace(block, caption=days if names_another else f"{block.caption}, {days}".removeprefix(", "))


def _said_in(block: Sheet | Prose, days: str) -> Sheet | Prose:
    """The passage with the period at its end, so that the places in it stay where they are."""
    if not isinstance(block, Prose) or days in block.text:
        return block
    return replace(block, text=f"{block.text.rstrip('. ')} in {days}.")
