"""Bars that show a clash without words: the part that cannot fit hangs over, hatched in brick."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption


@dataclass(frozen=True, slots=True)
class ClashBar:
    """A bar; ``room`` is how much of it can fit (None: all of it), the rest is drawn as overhang.

    ``remark`` stands beside the figure (``the most that one year can hold``), or under the bar where ``below`` is True.
    """

    label: str
    count: int
    room: int | None = None
    remark: str = ""
    below: bool = False


@dataclass(frozen=True, slots=True)
class ClashChart:
    """Bars in the order given, all from zero on one scale."""

    caption: Caption
    bars: tuple[ClashBar, ...]


@dataclass(frozen=True, slots=True)
class PossibleMark:
    """A value marked on the band of what is possible: a dot for the reading worked through, else a plain line."""

    value: float
    label: str
    dot: bool = False


@dataclass(frozen=True, slots=True)
class PossibleChart:
    """All that is possible as one band from ``lower`` to ``upper``, and a few marks on it. ``title`` says of what."""

    title: str
    lower: int
    upper: int
    marks: tuple[PossibleMark, ...] = ()
    stem: str = "possible"
