"""The figures of one cell: the first by what its row and column say, the second by what a heading says of it, or asked about."""

from __future__ import annotations

from dataclasses import replace

from faircount.language.reading import CellReading
from faircount.readers.meaning.brackets import UNEXPLAINED, UNPAIRED, could_be
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.figure_builder import Builder
from faircount.tables.extract import AnsweredFigure, Doubt, Leftover


def take_with_second(builder: Builder, reading: CellReading, whole: CellFacts, other: CellFacts | None, place: str) -> None:
    """Take in the figure of a cell, and the second one in it; ``other`` is what headings say of the second."""
    if reading.is_pair and other is None:
        whole = replace(whole, questions=(*whole.questions, UNPAIRED))
    builder.take(reading, whole, place)
    if reading.bracket is None:
        return
    if other is not None:
        builder.take(reading.bracket, other, place)
    elif reading.bracket.is_percent:
        builder.take(reading.bracket, replace(whole, not_a_count="percent"), place)
    else:
        builder.harvest.leftovers.append(Leftover(place, UNEXPLAINED))
        named = {said: _would_be(builder, reading.bracket, facts, place) for said, facts in could_be(whole).items()}
        possible = {said: figure for said, figure in named.items() if figure is not None}
        builder.harvest.doubts.append(Doubt("What is the figure in brackets?", tuple(possible), place, tuple(possible.values())))


def _would_be(builder: Builder, reading: CellReading, facts: CellFacts, place: str) -> AnsweredFigure | None:
    """The figure that a reading would make, without taking it in."""
    apart = builder.apart()
    apart.take(reading, facts, place)
    return apart.harvest.figures[0] if apart.harvest.figures else None
