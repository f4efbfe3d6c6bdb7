"""The card of an area, and a finding, as pictures to share; and the small bars of a finding."""

from __future__ import annotations

from faircount.briefing.briefing import Card
from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.lettering import Spot, width_of, wrap_evenly
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import BRICK, INK, INK_2, OTHERS, PAPER, RULE, SLATE, TEAL, UMBER
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.range_mark import draw_across
from faircount.briefing.charts.small_series import draw_small_series
from faircount.briefing.finding import FindingCard
from faircount.briefing.parts import Severity

WIDTH, HEIGHT = 600, 315
"""Half of what is shown where a link is shared: the picture is made twice as large."""
EDGE_OF_CARD, _SMALL = 32, (216, 112)


def draw_card(card: Card, foot: str) -> Drawing:
    """The card; ``foot`` says whose it is and which version."""
    drawing = Drawing(WIDTH, HEIGHT, ground=PAPER)
    drawing.box(0, 0, WIDTH, HEIGHT, PAPER)
    drawing.box(0, 0, 8, HEIGHT, TEAL)
    wide = WIDTH - 2 * EDGE_OF_CARD - (_SMALL[0] + 24 if card.series else 0)
    drawing.text(Spot(EDGE_OF_CARD, 44), f"Latest figures, {card.when}", 16, 600, TEAL, "")
    size = min(64.0, 64 * wide / max(width_of(card.count, 64, 600), 1))
    drawing.text(Spot(EDGE_OF_CARD, 106), card.count, size, 600, INK, "")
    top = draw_lines(drawing, card.what[len(card.count) + 1 :], 19, INK, 600, 112, wide)
    change = f"{card.change}: {card.mark.label}" if card.mark else card.change
    draw_lines(drawing, change, 16, INK, 400, top + 6, wide)
    if card.series:
        small = draw_small_series(card.series, *_SMALL, ground=PAPER)
        at = f"translate({WIDTH - EDGE_OF_CARD - _SMALL[0]} 46)"
        drawing.strokes.append(f'<g transform="{at}">{"".join(small.strokes)}</g>')
    draw_foot(drawing, card.caution, foot)
    return drawing


def draw_foot(drawing: Drawing, caution: str, foot: str) -> None:
    """What stands under every such picture: one caution, the mark of the site, and whose it is."""
    wide = WIDTH - 2 * EDGE_OF_CARD
    drawing.line(EDGE_OF_CARD, HEIGHT - 58, WIDTH - EDGE_OF_CARD, HEIGHT - 58, RULE)
    drawing.text(Spot(EDGE_OF_CARD, HEIGHT - 36), wrap_evenly(caution, 14, 400, wide)[0], 14, 400, INK_2, "")
    draw_across(drawing, EDGE_OF_CARD, EDGE_OF_CARD + 26, EDGE_OF_CARD + 13, HEIGHT - 19, high=9)
    drawing.text(Spot(EDGE_OF_CARD + 36, HEIGHT - 14), foot, 14, 400, INK_2, "")


def draw_lines(drawing: Drawing, words: str, size: float, fill: str, weight: int, top: float, wide: float) -> float:
    """Words set from a height downward; gives back where they end."""
    return drawing.lines(top, words, size, size * 1.32, weight, fill, x=EDGE_OF_CARD, room=wide, halo="", wrapped=wrap_evenly)


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
