"""What a reader may set side by side: yearly counts as published, the breaks that cut them, and the children of rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExploredPoint:
    """One published count: ``mark`` (c, x or z) says why there is none.

    ``lower`` and ``upper`` are what chance allows the rate beneath to be, ``source`` is a place in the list of sources,
    ``others`` are counts of the same thing that other sources print.
    """

    count: int | None
    mark: str = ""
    lower: float | None = None
    upper: float | None = None
    source: int = 0
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExploredBreak:
    """What changed before a year; ``cuts`` False if these counts are untouched, ``areas`` the slugs it holds in, none for all."""

    year: str
    when: str
    words: str
    cuts: bool
    rates_only: bool = False
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExploredSeries:
    """One thing counted: a point a year for each area, by slug; None where nothing is published."""

    key: str
    label: str
    unit: str
    years: tuple[str, ...]
    points: Mapping[str, tuple[ExploredPoint | None, ...]]
    breaks: tuple[ExploredBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Explored:
    """All that the page holds. ``children`` are by slug and year; every number in it stands in the published JSON."""

    series: tuple[ExploredSeries, ...] = ()
    sources: tuple[str, ...] = ()
    children: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


NOTHING = Explored()
