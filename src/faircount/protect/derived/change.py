"""A percentage change from the class before, such as the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from faircount.patterns import regex
from faircount.protect.derived.column import FigureColumn, of_ratio
from faircount.protect.disclosure.knowledge import WeightedTie

HEAD = regex(r"(?:percent(?:age)?[ _])?change[ _](?:on|over|in)[ _](?:previous[ _])?(.+)", re.IGNORECASE)


def change(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that a printed change allows: of a cell from the one just before it in the named dimension."""
    axis = column.axis(column.said[1].strip())
    hierarchy = column.published.hierarchies[axis]
    for row, cell, (low, high) in column.spans():
        places = [int(place) for place in np.unravel_index(cell, column.published.shape)]
        siblings = hierarchy.children[hierarchy.parents[places[axis]]] if places[axis] else ()
        order = siblings.index(places[axis]) if siblings else 0
        if order:
            places[axis] = siblings[order - 1]
            before = int(np.ravel_multi_index(tuple(places), column.published.shape))
            yield from of_ratio(cell, before, (1 + low / 100, 1 + high / 100), column.place(row))
