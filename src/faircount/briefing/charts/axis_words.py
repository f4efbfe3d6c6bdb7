"""Words at an axis: below it each at its tick, inside the drawing, clear of the others by their real widths; up it the counts."""

from __future__ import annotations

from collections.abc import Iterable

from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import short
from faircount.briefing.charts.palette import EDGE, INK_2, RULE
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.scales import Scale


def name_across(
    drawing: Drawing,
    ticks: Iterable[tuple[float, str]],
    baseline: float,
    *,
    weight: int = 400,
    fill: str = INK_2,
    apart: float = 8,
) -> list[float]:
    """The places whose words were written; ``ticks`` are (place, words), those that matter most first.

    Words that would reach over an edge are moved in, and those that would then come nearer than ``apart`` to
    words already written are left out: at the edge it is the moved place that counts, not the tick's own.

    >>> name_across(Drawing(350), [(60, "200,000"), (330, "500,000"), (345, "1 million")], 20)
    [60, 330]
    """
    taken: list[tuple[float, float]] = []
    kept: list[float] = []
    for place, words in ticks:
        half = width_of(words, drawing.small, weight) / 2
        at = min(max(place, half), drawing.width - half)
        if all(at + half + apart <= left or right + apart <= at - half for left, right in taken):
            drawing.text(Spot(at, baseline, "middle"), words, drawing.small, weight, fill)
            taken.append((at - half, at + half))
            kept.append(place)
    return kept


def draw_counts_up(drawing: Drawing, across: Scale, up: Scale, step: float, left: float, right: float) -> None:
    """A rule for each step of the counts, ``left`` before the first period to ``right`` behind the last, with its count."""
    for number in range(round(up.high / step) + 1):
        y = up.at(step * number)
        if number:
            drawing.line(across.start - left, y, across.end + right, y, RULE)
        drawing.text(Spot(across.start - left - 4, y + 5, "end"), short(step * number), drawing.small, 400, INK_2)
    drawing.line(across.start - left, up.start, across.end + right, up.start, EDGE, 1.5)
