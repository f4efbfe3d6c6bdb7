"""The mark of every chart: a pale band between two end marks, with a dot at the best figure."""

from __future__ import annotations

from faircount.briefing.charts.palette import OTHERS, OTHERS_TINT, PAPER, TEAL, TEAL_TINT
from faircount.briefing.charts.pen import Drawing


def colours(this_area: bool) -> tuple[str, str]:
    """The colour of marks and of the band: this area, or others."""
    return (TEAL, TEAL_TINT) if this_area else (OTHERS, OTHERS_TINT)


def draw_across(
    drawing: Drawing, left: float, right: float, best: float | None, y: float, this_area: bool = True, high: float = 14
) -> None:
    """A range lying down; ``best`` None draws what is possible, without a dot."""
    colour, tint = colours(this_area)
    right = max(right, left + 1)
    drawing.ranged(left, y - high / 2, right, y + high / 2)
    drawing.box(left, y - high / 2, right - left, high, tint)
    for end in (left, right):
        drawing.line(end, y - high / 2 - 1.5, end, y + high / 2 + 1.5, colour, 2)
    if best is not None:
        radius = dot_radius(right - left, 6.5)
        drawing.dot(best, y, radius, colour, PAPER if radius > 3 else "", 1)


def draw_upright(drawing: Drawing, x: float, top: float, bottom: float, this_area: bool = True, wide: float = 10) -> None:
    """A range standing up; its dot is drawn later, over the line that joins the dots."""
    colour, tint = colours(this_area)
    drawing.ranged(x - wide / 2, top, x + wide / 2, max(bottom, top + 1))
    drawing.box(x - wide / 2, top, wide, max(bottom - top, 1), tint)
    for end in (top, bottom):
        drawing.line(x - wide / 2 - 0.5, end, x + wide / 2 + 0.5, end, colour, 2)


def draw_dot(drawing: Drawing, x: float, y: float, radius: float, colour: str, hollow: bool = False, named: str = "") -> None:
    """A dot with a thin rim of paper that parts it from its line; hollow if provisional."""
    if hollow:
        drawing.dot(x, y, radius + 0.5, PAPER, colour, 2, named)
    else:
        drawing.dot(x, y, radius, colour, PAPER, 1.5, named)


def dot_radius(band: float, wanted: float) -> float:
    """The radius of the dot: shrunk, never the band, where the band is narrower than the dot.

    >>> dot_radius(100, 6.5), dot_radius(4, 6.5), dot_radius(1, 6.5)
    (6.5, 1.5, 1.5)
    """
    return max(1.5, min(wanted, band / 2 - 2))
