"""A finding drawn: its small bars, and the picture that is shown where a link to it is shared."""

from __future__ import annotations

from faircount.briefing.charts.card_drawing import EDGE_OF_CARD, HEIGHT, WIDTH, draw_foot, draw_lines
from faircount.briefing.charts.lettering import Spot, width_of, wrap_evenly
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import BRICK, INK, OTHERS, PAPER, SLATE, UMBER
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.scales import Scale
from faircount.briefing.finding import FindingCard
from faircount.briefing.parts import Severity

TONES = {Severity.IMPOSSIBLE: BRICK, Severity.UNLIKELY: UMBER, Severity.ASK: SLATE, Severity.SLIP: SLATE}
NOT_SAID = "It does not say which figure is wrong, nor that anyone meant to mislead."


def draw_bars(card: FindingCard, width: int = 276) -> Drawing:
    """The small bars of a finding's card, each with its label over it."""
    drawing = Drawing(width)
    figures = max((width_of(comma(bar.count), 15.5, 600) for bar in card.bars), default=0) + 12
    scale = Scale(0, max([1, *(bar.count for bar in card.bars)]), 0, drawing.width - figures)
    top = 0.0
    for bar in card.bars:
        top = drawing.lines(top, bar.label, 15, 18, rise=4)
        end = max(scale.at(bar.count), 1)
        drawing.box(0, top + 2, end, 14, TONES[card.tag.severity] if bar.in_doubt else OTHERS)
        drawing.text(Spot(end + 8, top + 15), comma(bar.count), 15.5, 600, INK)
        top += 28
    drawing.height = top
    return drawing


def draw_finding(card: FindingCard, foot: str) -> Drawing:
    """The finding as a picture to share: how sure, what, the sum that shows it, and its bars where there is room for them."""
    drawing, tone = Drawing(WIDTH, HEIGHT, ground=PAPER), TONES[card.tag.severity]
    drawing.box(0, 0, WIDTH, HEIGHT, PAPER)
    drawing.box(0, 0, 8, HEIGHT, tone)
    drawing.text(Spot(EDGE_OF_CARD, 44), f"Figures that do not agree: {card.tag.words}", 16, 600, tone, "")
    wide, size = WIDTH - 2 * EDGE_OF_CARD, 24.0
    while size > 16 and len(wrap_evenly(card.title, size, 600, wide)) > 3:
        size -= 2
    top = draw_lines(drawing, card.title, size, INK, 600, 54, wide)
    top = draw_lines(drawing, f"{card.arithmetic.words} {card.arithmetic.total}", 18, INK, 400, top + 6, wide)
    bars = draw_bars(card, 400)
    if card.bars and top + 16 + bars.height <= HEIGHT - 64:
        drawing.strokes.append(f'<g transform="translate({EDGE_OF_CARD} {round(top + 16)})">{"".join(bars.strokes)}</g>')
    draw_foot(drawing, NOT_SAID, foot)
    return drawing
