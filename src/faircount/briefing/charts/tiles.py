"""One equal square an area, roughly in its place: small lines, or what is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.briefing.charts.caption import Cell


@dataclass(frozen=True, slots=True)
class Tile:
    """An area's square: ``column`` and ``row`` from 0 at the top left, ``short`` the name that fits (``Gtr Manch.``).

    ``stretches`` are the unbroken stretches of the series, in order; together they hold one value a year. A tile whose counts
    are too few to draw fairly has ``hatched`` True and no stretches.
    """

    name: str
    short: str
    target: str
    column: int
    row: int
    stretches: tuple[tuple[Cell, ...], ...] = ()
    hatched: bool = False


class Held(StrEnum):
    """What is held from an area: each its own kind of square."""

    BOTH = "both years"
    ONE = "one of the two years"
    REGION = "only inside a regional total"
    NONE = "no figure held"


@dataclass(frozen=True, slots=True)
class CoverageTile:
    """An area's square in the coverage grid; ``short`` is at most seven letters (``Nhants``)."""

    name: str
    short: str
    target: str
    column: int
    row: int
    held: Held
