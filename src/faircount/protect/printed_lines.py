"""The lines of printed tables as somebody sees them who adds them up: columns, rows, and tables with all their cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, combinations, pairwise

from faircount.tables.cells import cell_of
from faircount.tables.figures import Figure

SHORT = 12
"""Of a line of no more places than these every stretch is added up; of a longer one the whole."""
Parts = tuple[int, ...]
_Block = dict[tuple[int, str], int]
"""Cells of one table without an empty row between them, by row and column."""


@dataclass(frozen=True)
class PrintedLine:
    """What stands in a line: in each place a cell, or all cells of a block.

    ``totals`` stand among the cells and have their parts there.
    """

    places: tuple[Parts, ...]
    totals: frozenset[int] = frozenset()

    @property
    def cells(self) -> Parts:
        """All cells in their order."""
        return tuple(chain.from_iterable(self.places))

    @property
    def leaves(self) -> Parts:
        """All cells but the totals."""
        return tuple(cell for cell in self.cells if cell not in self.totals)

    def without(self, told: Set[int]) -> PrintedLine:
        """The same without these."""
        return replace(self, places=tuple(place for place in self.places if told.isdisjoint(place)))

    def stretches(self) -> Iterator[Parts]:
        """What stands together: all but the totals, and each stretch of a short line."""
        ends = combinations(range(len(self.places) + 1), 2) if len(self.places) <= SHORT else ()
        yield self.leaves
        yield from (tuple(chain.from_iterable(self.places[first:last])) for first, last in ends)

    def pairs(self) -> Iterator[Parts]:
        """Each two of a short line, though others stand between them."""
        if len(self.places) <= SHORT:
            yield from ((*one, *other) for one, other in combinations(self.places, 2))


def printed_lines(
    figures: Sequence[Figure], small: Collection[int], sums: Mapping[int, Sequence[Parts]]
) -> Iterator[PrintedLine]:
    """The lines of each table, of one force and period, in which something is small; a unit may have been misread.

    ``sums`` are the parts of counts that are known to have some.
    """
    for blocks in _tables(figures):
        totals = frozenset(chain.from_iterable(_totals(block, sums) for block in blocks))
        leaves = (tuple(cell for cell in block.values() if cell not in totals) for block in blocks)
        # What came to a sum by chance is no total, so that all cells are added up as well.
        whole = dict.fromkeys(
            (PrintedLine(tuple(block for block in leaves if block)), PrintedLine(tuple(tuple(each.values()) for each in blocks)))
        )
        lines = (PrintedLine(tuple((cell,) for cell in line), totals) for block in blocks for line in _rows_and_columns(block))
        yield from (line for line in (*whole, *lines) if any(cell in small for cell in line.cells))


def _totals(block: _Block, sums: Mapping[int, Sequence[Parts]]) -> Iterator[int]:
    cells = set(block.values())
    yield from (cell for cell in cells if any(cells.issuperset(parts) for parts in sums.get(cell, ())))


def _rows_and_columns(block: _Block) -> Iterator[list[int]]:
    lines: dict[int | str, list[int]] = defaultdict(list)
    for row, column in sorted(block):
        lines[row].append(block[row, column])
        lines[column].append(block[row, column])
    yield from (line for line in lines.values() if len(line) > 1)


def _tables(figures: Sequence[Figure]) -> Iterator[list[_Block]]:
    """The blocks of each table, of one force and period."""
    cells = [(place, cell) for place, figure in enumerate(figures) if (cell := cell_of(figure.locator)) is not None]
    rows: dict[Hashable, set[int]] = defaultdict(set)
    for place, cell in cells:
        rows[figures[place].source_id, cell.table].add(cell.row)
    first = {table: _first_rows(each) for table, each in rows.items()}
    found: dict[Hashable, dict[int, _Block]] = defaultdict(lambda: defaultdict(dict))
    for place, cell in cells:
        figure = figures[place]
        table = (figure.source_id, cell.table)
        blocks = found[(*table, figure.area, figure.period)]
        blocks[first[table][cell.row]].setdefault(cell.place_in_table, place)
    yield from (list(blocks.values()) for blocks in found.values())


def _first_rows(rows: Iterable[int]) -> dict[int, int]:
    """For each row the first of those that stand over it without a gap."""
    ordered = sorted(rows)
    found = {ordered[0]: ordered[0]}
    for one, other in pairwise(ordered):
        found[other] = found[one] if other == one + 1 else other
    return found
