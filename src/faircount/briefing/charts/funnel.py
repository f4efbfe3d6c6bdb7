"""The funnel: a rate among those of other areas, with what chance alone, and chance with ordinary spread, would give."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """An area in the funnel: children living there, and the rate per 1,000 of them.

    ``lower`` and ``upper`` are the range of the rate, wanted for this area only.
    """

    name: str
    children: int
    rate: float
    this_area: bool = False
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """The limits at one number of children."""

    children: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """This area labelled, the others grey and without names.

    ``centre`` is the line of the whole (``centre_label`` such as ``England and Wales``). ``chance`` and ``spread`` are limits
    in rising order of children, some 40 of each; the axis is cut at a round rate above the highest point and the outer
    limit. An area whose own rate is hidden is left out of ``points`` and ``left_out`` says so.
    """

    caption: Caption
    points: tuple[FunnelPoint, ...]
    centre: float
    centre_label: str
    chance: tuple[FunnelLimit, ...]
    spread: tuple[FunnelLimit, ...]
    left_out: str = ""
