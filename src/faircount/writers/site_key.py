"""The key of marks: drawn with the same strokes as the charts, so that it cannot say something else."""

from __future__ import annotations

from markupsafe import Markup

from faircount.briefing.charts.palette import EDGE, OTHERS, PAPER, TEAL, TEAL_TINT, UMBER
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.range_mark import draw_across, draw_dot


def key_of_marks(drawn: str) -> tuple[tuple[Markup, str], ...]:
    """Each mark with its meaning, in the order of the page, that is among the strokes ``drawn`` on it."""
    marks = (
        (f'fill="{TEAL_TINT}"', _range(True), "this area: best figure and what chance allows the rate beneath to be"),
        (f'fill="{OTHERS}"', _range(False), "other areas, always grey"),
        ('stroke-dasharray="7 4"', _break(), "a break: do not compare across it"),
        (f'fill="{PAPER}" stroke="{TEAL}"', _latest(), "latest figure, may be revised"),
        (f'fill="none" stroke="{EDGE}" stroke-width="1"/>', _hidden(), "hidden to protect people, or too few to draw"),
        ('stroke-dasharray="3 3"', _no_answer(), "no answer: nothing is known, not zero"),
    )
    return tuple((picture, words) for sign, picture, words in marks if sign in drawn)


def dashed_square() -> Markup:
    """The mark of an answer that never came."""
    return _no_answer()


def _picture(drawing: Drawing) -> Markup:
    strokes = "".join(drawing.strokes)
    return Markup(f'<svg viewBox="0 0 52 30" width="52" height="30" aria-hidden="true">{strokes}</svg>')


def _range(this_area: bool) -> Markup:
    drawing = Drawing(52)
    draw_across(drawing, 4, 48, 22, 15, this_area)
    return _picture(drawing)


def _break() -> Markup:
    drawing = Drawing(52)
    drawing.line(4, 21, 17, 21, TEAL, 2)
    drawing.line(35, 11, 48, 11, TEAL, 2)
    drawing.line(26, 2, 26, 28, UMBER, 1.5, "7 4")
    return _picture(drawing)


def _latest() -> Markup:
    drawing = Drawing(52)
    drawing.line(4, 15, 26, 15, TEAL, 2)
    draw_dot(drawing, 26, 15, 5.5, TEAL, hollow=True)
    return _picture(drawing)


def _hidden() -> Markup:
    drawing = Drawing(52)
    drawing.hatch(12, 4, 28, 22)
    return _picture(drawing)


def _no_answer() -> Markup:
    drawing = Drawing(52)
    drawing.box(12.5, 4.5, 27, 21, "", EDGE, 1, "3 3")
    return _picture(drawing)
