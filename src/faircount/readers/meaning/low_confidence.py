"""What was read from a picture is in doubt: each figure, and each place that could not be read surely."""

from __future__ import annotations

from dataclasses import replace

from faircount.language.labels import ILLEGIBLE
from faircount.readers.base import BLOT, Document, Prose, Sheet
from faircount.readers.extract_builder import ExtractBuilder
from faircount.tables.extract import Doubt, Leftover

SEEN = "low confidence: read from a picture by OCR"
UNSURE = "What stands here? It could not be read surely from the picture, so no figure was made of it."


def doubt_pictures(document: Document, harvest: ExtractBuilder, first: tuple[int, int], prefix: str) -> None:
    """Mark the figures and proposals from these numbers on that came from pictures, and ask about each place with a blot.

    A figure whose label has a blot is none: nobody knows of whom it speaks.
    """
    if not document.recognised:
        return
    for figures, start in ((harvest.figures, first[0]), (harvest.proposals, first[1])):
        taken = figures[start:]
        del figures[start:]
        for figure in taken:
            if _block(figure.locator.removeprefix(prefix)) not in document.recognised:
                figures.append(figure)
            elif ILLEGIBLE in figure.breakdown:
                harvest.leftovers.append(Leftover(figure.locator, "a label of it could not be read surely from the picture"))
            else:
                figures.append(replace(figure, doubt="; ".join(text for text in (figure.doubt, SEEN) if text)))
    for block in document.blocks:
        harvest.doubts += [Doubt(UNSURE, (), prefix + place) for place in _blotted(block)]


def _block(locator: str) -> str:
    """The table or the paragraph of a place."""
    return locator.rsplit("!", 1)[0] if "!" in locator else locator.split(":", 1)[0]


def _blotted(block: Sheet | Prose) -> list[str]:
    if isinstance(block, Prose):
        return [block.place] if BLOT in block.text else []
    return [
        block.place(row, column)
        for row, cells in enumerate(block.rows)
        for column, value in enumerate(cells)
        if isinstance(value, str) and BLOT in value and (row, column) not in block.spread
    ]
