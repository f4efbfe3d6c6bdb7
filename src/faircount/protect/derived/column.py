"""A printed column of derived figures, and the numbers that a printed text can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from faircount.errors import SchemaMismatch, some_of
from faircount.patterns import regex
from faircount.protect.disclosure.knowledge import WeightedTie
from faircount.protect.public.table import PublishedTable
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import Counts

Span = tuple[Fraction, Fraction]
"""The least and the most that a printed number can have been before it was rounded."""

_NUMBER = regex(r"([+−-]?)\s*(\d[\d,]*)(?:\.(\d+))?\s*%?$")


@dataclass(frozen=True, eq=False)
class FigureColumn:
    """One column beside the counts: its rows, the cell of each, and what its head says of the kind of figure."""

    table: PublishedTable
    published: PublishedHierarchicalTable
    cells: Counts
    head: str
    said: re.Match[str]

    def spans(self) -> Iterator[tuple[int, int, Span]]:
        """Each row that holds a number: its place, its cell, and what the number can have been."""
        for row, text in enumerate(self.table.beside[self.head].to_list()):
            span = printed_span(str(text or ""))
            if span is not None:
                yield row, int(self.cells[row]), span

    def beside(self, name: str) -> Sequence[Span | None]:
        """The numbers in another column of the table, which this kind of figure needs."""
        found = [column for column in self.table.beside.columns if column.casefold() == name]
        if not found:
            raise SchemaMismatch(f"{self.table.name}: column {self.head!r} needs a column {name!r} beside it")
        return [printed_span(str(text or "")) for text in self.table.beside[found[0]].to_list()]

    def place(self, row: int) -> str:
        """Where a figure stands, in words."""
        return f"{self.table.name}, {self.head}, row {row + 2}"

    def axis(self, dimension: str) -> int:
        """The dimension that the head names; refused where there is none."""
        names = [hierarchy.name for hierarchy in self.published.hierarchies]
        found = [axis for axis, name in enumerate(names) if name.casefold() == dimension.casefold()]
        if not found:
            raise SchemaMismatch(f"{self.table.name}: column {self.head!r} names no dimension; have {some_of(names)}")
        return found[0]


def printed_span(text: str) -> Span | None:
    """What a printed number can have been: half a unit of its last decimal either way; None where it is no number.

    >>> printed_span("12.5%")
    (Fraction(249, 20), Fraction(251, 20))
    """
    read = _NUMBER.match(text.strip())
    if read is None:
        return None
    decimals = read[3] or ""
    number = Fraction(int(read[2].replace(",", "") + decimals), 10 ** len(decimals))
    signed = -number if read[1] in ("-", "−") else number
    half = Fraction(1, 2 * 10 ** len(decimals))
    return signed - half, signed + half


def of_count(cell: int, span: Span, said: str) -> WeightedTie:
    """The counts that lie in a span."""
    return WeightedTie(((cell, 1),), ceil(span[0]), floor(span[1]), said)


def of_ratio(part: int, whole: int, span: Span, said: str) -> Iterator[WeightedTie]:
    """The counts of which the first divided by the second lies in a span, as two sums of whole numbers."""
    low, high = span
    yield WeightedTie(((part, low.denominator), (whole, -low.numerator)), 0, None, said)
    yield WeightedTie(((part, high.denominator), (whole, -high.numerator)), None, 0, said)
