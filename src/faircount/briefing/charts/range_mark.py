"""The mark of charts, a pale band between two end marks with a dot at the best figure; and a small one beside a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.lettering import Box, Spot, box_of, width_of
from faircount.briefing.charts.palette import INK, INK_2, OTHERS, OTHERS_TINT, PAPER, TEAL, TEAL_TINT
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.parts import MainPoint, RangeMark, ShownRange


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


MARK_WIDTH = 276
_MIDDLE, _UNDER, _SECOND = 21, 52, 71


def mark_scale(points: Iterable[MainPoint]) -> Scale:
    """One scale for all marks of a page: at least from a third fewer to four times as many."""
    ratios = [point.mark.ratio for point in points if isinstance(point.mark, RangeMark)]
    # A fall to none has no place on a scale of times; its band then begins at the edge, and its words say the rest.
    low = max(1 / 64, min([0.68, *((ratio.lower or ratio.upper / 2) * 0.95 for ratio in ratios)]))
    high = max([4.2, *(ratio.upper * 1.05 for ratio in ratios)])
    return Scale(low, high, 4, MARK_WIDTH - 4, log=True)


def draw_mark(mark: RangeMark, scale: Scale) -> Drawing:
    """The range with the line of no change, and its label where it touches neither."""
    drawing = Drawing(MARK_WIDTH, 60)
    zero, left, right = scale.at(1), scale.at(mark.ratio.lower), scale.at(mark.ratio.upper)
    drawing.line(zero, 4, zero, 38, INK, 1.5)
    best = None if mark.ratio.best is None else scale.at(mark.ratio.best)
    draw_across(drawing, left, right, best, _MIDDLE, mark.this_area)
    unchanged = _unchanged_spot(zero)
    drawing.text(unchanged, "no change", 14, 400, INK_2)
    spot = _label_spot(mark.label, zero, ShownRange(None, left, right), box_of(unchanged, "no change", 14))
    drawing.text(spot, mark.label, 15, 600, INK)
    drawing.height = max(60, spot.y + 6)
    return drawing


def _unchanged_spot(zero: float) -> Spot:
    half = width_of("no change", 14) / 2
    return Spot(min(max(zero, half), MARK_WIDTH - half), _UNDER, "middle")


def _label_spot(label: str, zero: float, band: ShownRange, taken: Box) -> Spot:
    wide = width_of(label, 15, 600)
    start = max(band.upper, zero if zero > band.lower - 12 else 0) + 12
    if start + wide <= MARK_WIDTH:
        return Spot(start, _MIDDLE + 5)
    if band.lower - 12 - wide > zero + 8:
        return Spot(band.lower - 12, _MIDDLE + 5, "end")
    middle = min((band.lower + band.upper) / 2, MARK_WIDTH - wide / 2)
    under = Spot(max(middle, wide / 2), _UNDER, "middle")
    if not box_of(under, label, 15, 600).grown(6).meets(taken):
        return under
    return Spot(under.x, _SECOND, "middle")
