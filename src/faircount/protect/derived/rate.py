"""A rate per so many people, printed beside its population."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.patterns import regex
from faircount.protect.derived.column import FigureColumn, of_count
from faircount.protect.disclosure.knowledge import WeightedTie

HEAD = regex(r"rate[ _]?per[ _]?([\d, _]+).*", re.IGNORECASE)
POPULATION = "population"


def rate(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that a rate per 1,000 (or another number) of the printed population allows."""
    people = int(re.sub(r"\D", "", column.said[1]))
    populations = column.beside(POPULATION)
    for row, cell, (low, high) in column.spans():
        population = populations[row]
        if population is not None and population[0] > 0:
            count = (population[0] * low / people, population[1] * high / people)
            yield of_count(cell, count, column.place(row))
