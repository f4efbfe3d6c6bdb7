"""A percentage of the whole of one dimension, or of everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from faircount.patterns import regex
from faircount.protect.derived.column import FigureColumn, of_ratio
from faircount.protect.disclosure.knowledge import WeightedTie

HEAD = regex(r"(?:percent(?:age)?|share|%)[ _]of[ _](.+)", re.IGNORECASE)
EVERYTHING = ("total", "all", "everything")


def percentage(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that a printed share of a whole allows: of the whole of the named dimension, or of the grand total."""
    wanted = column.said[1].strip()
    everything = wanted.casefold() in EVERYTHING
    axis = -1 if everything else column.axis(wanted)
    for row, cell, (low, high) in column.spans():
        places = list(np.unravel_index(cell, column.published.shape))
        whole = [0 if everything or number == axis else int(place) for number, place in enumerate(places)]
        total = int(np.ravel_multi_index(tuple(whole), column.published.shape))
        if total != cell:
            yield from of_ratio(cell, total, (low / 100, high / 100), column.place(row))
