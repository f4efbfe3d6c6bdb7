"""What a test asks of every drawing: labels apart, inside, and large enough."""

from __future__ import annotations

from itertools import combinations

from faircount.briefing.charts.lettering import Box
from faircount.briefing.charts.pen import Drawing

# Kerning makes words a little narrower than their letters' widths, never wider: half a pixel is slack for rounding.
SLACK = 0.5


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of labels that lie over each other."""
    return [
        (one.words, other.words)
        for one, other in combinations(drawing.labels, 2)
        if one.box.grown(-SLACK).meets(other.box.grown(-SLACK))
    ]


def outside(drawing: Drawing) -> list[str]:
    """Labels that reach over the edge of the drawing."""
    canvas = Box(0, 0, drawing.width, drawing.height).grown(SLACK)
    return [label.words for label in drawing.labels if not label.box.within(canvas)]


def smallest(drawing: Drawing) -> float:
    """The least size of words as a reader meets it: a narrow drawing is shown at 304 of its 350 on the narrowest phone."""
    shown = 1.0 if drawing.width > 350 else 304 / 350 if drawing.width == 350 else 1.0
    return min(label.size * shown for label in drawing.labels)
