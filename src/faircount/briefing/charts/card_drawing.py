"""The card of an area as a picture to share: count, change, caution, and the series small."""

from __future__ import annotations

from faircount.briefing.briefing import Card
from faircount.briefing.charts.lettering import Spot, width_of, wrap_evenly
from faircount.briefing.charts.palette import INK, INK_2, PAPER, RULE, TEAL
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.range_mark import draw_across
from faircount.briefing.charts.small_series import draw_small_series

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
