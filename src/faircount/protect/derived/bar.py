"""The length of a bar in a chart, in whole or broken units of the picture, from a baseline of zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from faircount.patterns import regex
from faircount.protect.derived.column import FigureColumn, of_count
from faircount.protect.disclosure.knowledge import WeightedTie

HEAD = regex(r"(?:bar|height|length|width)[ _]?(?:in[ _])?(?:px|pixels?|points?|mm|units?)", re.IGNORECASE)


def bar(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that the length of a bar allows, where the bar of some printed count gives the scale away."""
    spans = [(row, cell, (max(low, Fraction(0)), high)) for row, cell, (low, high) in column.spans()]
    shown = [(int(column.published.counts[cell]), span) for _, cell, span in spans if not column.published.hidden[cell]]
    scales = [(low / count, high / count) for count, (low, high) in shown if count > 0]
    if not scales:
        return
    least, most = max(low for low, _ in scales), min(high for _, high in scales)
    if least > most or least <= 0:
        return  # no one scale fits the printed counts: the bars do not start at zero, or stand for something else
    for row, cell, (low, high) in spans:
        yield of_count(cell, (low / most, high / least), column.place(row))
