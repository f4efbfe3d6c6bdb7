"""One equal square an area, roughly in its place: small lines, or what is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.caption import Cell
from faircount.briefing.charts.palette import RULE, TEAL, WHITE
from faircount.briefing.charts.pen import Drawing
from faircount.vocabulary.status import CellStatus

TILE_WIDTH, TILE_HEIGHT = 76, 48


@dataclass(frozen=True, slots=True)
class AreaTile:
    """An area's square: ``column`` and ``row`` from 0 at the top left, ``short`` the name that fits (``Gtr Manch.``).

    ``stretches`` are the unbroken stretches of the series, in order; together they hold one value a year. A tile whose counts
    are too few to draw fairly has ``hatched`` True and no stretches; one of which no count is held has neither.
    """

    name: str
    short: str
    target: str
    column: int
    row: int
    stretches: tuple[tuple[Cell, ...], ...] = ()
    hatched: bool = False


class CoverageKind(StrEnum):
    """What is held from an area: each its own kind of square."""

    BOTH = "both years"
    ONE = "one of the two years"
    OTHER = "other figures alone"
    REGION = "only inside a regional total"
    REFUSED = "refused"
    SILENT = "asked, no figure"
    NONE = "no figure"


@dataclass(frozen=True, slots=True)
class CoverageTile:
    """An area's square in the coverage grid; ``short`` is at most seven letters (``Nhants``)."""

    name: str
    short: str
    target: str
    column: int
    row: int
    held: CoverageKind


def draw_tile(tile: AreaTile) -> Drawing:
    """The small line of an area on its own height, from zero, cut at breaks; hatched for too few, dashed for none held."""
    drawing = Drawing(TILE_WIDTH, TILE_HEIGHT, ground=WHITE)
    if tile.hatched or not tile.stretches:
        drawing.unseen(TILE_WIDTH / 2 - 16, 6, 32, 32, tile.hatched)
        return drawing
    years = [cell for stretch in tile.stretches for cell in stretch]
    highest = max([1, *(cell for cell in years if not isinstance(cell, CellStatus))])
    across, up = Scale(0, max(len(years) - 1, 1), 5, TILE_WIDTH - 6), Scale(0, highest, TILE_HEIGHT - 4, 6)
    drawing.line(3, TILE_HEIGHT - 2.5, TILE_WIDTH - 3, TILE_HEIGHT - 2.5, RULE)
    place = 0
    end = (0.0, 0.0)
    for stretch in tile.stretches:
        run: list[tuple[float, float]] = []
        for cell in stretch:
            if isinstance(cell, CellStatus):
                _draw_run(drawing, run)
                run = []
            else:
                end = (across.at(place), up.at(cell))
                run.append(end)
            place += 1
        _draw_run(drawing, run)
    drawing.dot(*end, 2.7, WHITE, TEAL, 1.5)
    return drawing


def _draw_run(drawing: Drawing, run: list[tuple[float, float]]) -> None:
    if len(run) == 1:
        drawing.dot(*run[0], 1.7, TEAL)
    elif run:
        drawing.path(run, TEAL, 1.7)
