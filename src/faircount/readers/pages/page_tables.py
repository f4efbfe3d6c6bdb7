"""Tables on a PDF page: cells between rules, rows between level rules, or lines that share columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise, product

from faircount.language.cell_values import is_value, is_year
from faircount.language.periods import find_spans
from faircount.readers.base import Box, Sheet, Spot, Value
from faircount.readers.pages.lattice import Lattice, lattices_of
from faircount.readers.pages.lines import LinePiece, columns_of, place_in_columns
from faircount.readers.pages.page_lines import PageLine
from faircount.readers.pages.page_marks import PageMarks
from faircount.readers.pages.printed_rows import joined, printed_rows
from faircount.readers.pages.spanning_labels import with_labels_spread


@dataclass(slots=True)
class Region:
    """A table on the page: the lines that belong to it and its cells."""

    top: float
    lines: list[PageLine]
    rows: list[list[Value]]
    marks: dict[Spot, tuple[str, ...]] = field(default_factory=dict)
    spread: dict[Spot, Spot] = field(default_factory=dict)
    boxes: dict[Spot, Box] = field(default_factory=dict)
    told: dict[Spot, str] = field(default_factory=dict)
    """Cells of several lines of their own, with these as they were."""

    def sheet(self, name: str, page: int) -> Sheet:
        """The region as a sheet."""
        rows = tuple(tuple(row) for row in self.rows)
        return Sheet(name, rows, marks=self.marks, spread=self.spread, page=page, boxes=self.boxes, lines=self.told)


def tables_of(page: PageMarks, lines: list[PageLine]) -> list[Region]:
    """The tables of a page: ruled ones first, then those made of lines that share columns."""
    regions = []
    taken: set[int] = set()
    for lattice in lattices_of(page.rules):
        inside = [line for line in lines if lattice.top - 1 <= (line.top + line.bottom) / 2 <= lattice.bottom + 1]
        inside = [line for line in inside if line.right > lattice.left and line.left < lattice.right]
        if (
            inside
            and _parts_columns(lattice, inside)
            and any(_is_figure(p.text) and not find_spans(p.text) for x in inside for p in x.pieces)
            and not taken & {id(line) for line in inside}
        ):
            regions.append(_ruled(lattice, inside))
            taken |= {id(line) for line in inside}
    free = printed_rows([line for line in lines if id(line) not in taken])
    for group in _groups([row.line for row in free], page):
        members = {id(line) for line in group}
        region = _unruled(with_labels_spread(group), page)
        regions.append(replace(region, lines=[line for row in free if id(row.line) in members for line in row.lines]))
    return regions


def _parts_columns(lattice: Lattice, lines: list[PageLine]) -> bool:
    """Whether the rules part the columns: where most lines have several pieces in one cell, they only frame the table."""
    rows = [
        [lattice.cell((piece.left + piece.right) / 2, (line.top + line.bottom) / 2) for piece in line.pieces] for line in lines
    ]
    crowded = sum(len(set(cells)) < len(cells) for cells in rows)
    return 2 * crowded <= len(rows)


def _ruled(lattice: Lattice, lines: list[PageLine]) -> Region:
    grid: dict[Spot, list[LinePiece]] = {}
    boxes: dict[Spot, Box] = {}
    marks: dict[Spot, tuple[str, ...]] = {}
    for line in lines:
        for piece in line.pieces:
            spot = lattice.cell((piece.left + piece.right) / 2, (line.top + line.bottom) / 2)
            if piece.text:
                grid.setdefault(spot, []).append(piece)
                boxes[spot] = _round(piece, boxes.get(spot))
            if piece.marks:
                marks[spot] = (*marks.get(spot, ()), *piece.marks)
    rows: list[list[Value]] = [[None] * lattice.columns for _ in range(lattice.rows)]
    spread, told = {}, dict[Spot, str]()
    for spot, covered in lattice.covers().items():
        pieces = grid.get(spot, [])
        words = reduce(joined, [piece.text for piece in pieces]) if pieces else None
        broken = _with_breaks(pieces, lattice.across[max(column for _, column in covered) + 1])
        if "\n" in broken:
            told[spot] = broken
        for row, column in covered:
            rows[row][column] = words
            if (row, column) != spot:
                spread[row, column] = spot
    return Region(lattice.top, lines, rows, marks, spread, boxes, told)


def _with_breaks(pieces: Sequence[LinePiece], right: float) -> str:
    """The words of a cell with a break where the next word would have fitted on the line before it."""
    text = pieces[0].text if pieces else ""
    for before, piece in pairwise(pieces):
        letter = (before.right - before.left) / max(1, len(before.text))
        is_own = piece.top >= before.bottom - 1 and before.right + letter * (len(piece.text.split(" ")[0]) + 2) < right
        text = f"{text}\n{piece.text}" if is_own else joined(text, piece.text)
    return text


def _round(piece: LinePiece, before: Box | None) -> Box:
    """The box round a piece and what stood in its cell before."""
    left, top, right, bottom = before or (piece.left, piece.top, piece.right, piece.bottom)
    return min(left, piece.left), min(top, piece.top), max(right, piece.right), max(bottom, piece.bottom)


def _is_figure(text: str) -> bool:
    return is_value(text) or is_year(text) or bool(find_spans(text))


def _is_columnar(line: PageLine) -> bool:
    return len(line.pieces) > 1


def _groups(lines: list[PageLine], page: PageMarks) -> list[list[PageLine]]:
    """Runs of lines that look like rows: several pieces, figures among them; a label on a line of its own may stand between."""
    groups: list[list[PageLine]] = []
    run: list[PageLine] = []
    for line in lines:
        before = run[-1] if run else None
        is_far = before is not None and line.top - before.bottom > 2.4 * before.size
        is_far = is_far or (before is not None and len(line.pieces) == 1 and abs(line.size - before.size) > 0.12 * before.size)
        is_far = is_far or _begins_anew(line, run)
        if is_far or (not _is_columnar(line) and not _belongs(line, run, page)):
            groups.append(run)
            run = []
        if _is_columnar(line) or run:
            run.append(line)
        elif _belongs(line, run, page):
            run = [line]
    groups.append(run)
    return [trimmed for group in groups if (trimmed := _trimmed(group))]


def _begins_anew(line: PageLine, run: Sequence[PageLine]) -> bool:
    """Whether a line heads a table of its own: without a number, and farther below rows of figures than these stand apart."""
    if not _is_columnar(line) or any(is_value(piece.text) for piece in line.pieces):
        return False
    told = [any(is_value(piece.text) for piece in other.pieces[1:]) for other in run]
    gaps = [below.top - above.bottom for (above, below), is_told in zip(pairwise(run), told[1:], strict=True) if is_told]
    return any(told) and bool(gaps) and line.top - run[-1].bottom > _ANEW * max(gaps)


_ANEW = 1.5
"""How many times as far apart two tables stand as the rows of one."""


def _belongs(line: PageLine, run: list[PageLine], page: PageMarks) -> bool:
    """Whether a line of one piece may be the first or second line of a row's label."""
    return bool(run) and len(line.text) < 70 and line.right < 0.62 * page.width and not line.text.endswith((".", ":", "?"))


def _trimmed(group: list[PageLine]) -> list[PageLine]:
    """The run without what stands after its last row of figures; nothing where it holds fewer than two rows of figures."""
    figures = [n for n, line in enumerate(group) if _is_columnar(line) and any(_is_figure(p.text) for p in line.pieces[1:])]
    if not figures or (len(figures) < 2 and sum(_is_columnar(line) for line in group) < 2):
        return []
    last = figures[-1]
    while last + 1 < len(group) and _is_wrapped(group[last], group[last + 1]):
        last += 1
    return group[: last + 1]


def _is_wrapped(row: PageLine, line: PageLine) -> bool:
    return len(line.pieces) == 1 and line.top - row.bottom < 0.35 * row.size and line.text[:1].islower()


def _unruled(lines: list[PageLine], page: PageMarks) -> Region:
    rows = _merged_rows(lines, page)
    # With only one or two rows of figures every line helps to find the columns; otherwise the fullest rows do.
    columns = columns_of([list(row) for row in rows], 1.0)
    cells: list[list[Value]] = []
    marks: dict[Spot, tuple[str, ...]] = {}
    spread: dict[Spot, Spot] = {}
    boxes: dict[Spot, Box] = {}
    in_head = True
    for number, row in enumerate(rows):
        values = sum(is_value(piece.text) for piece in row[1:])
        in_head = in_head and values == 0
        line: list[Value] = [None] * len(columns)
        for first, last, piece in _spans(list(row), columns, in_head):
            for column in range(first, last + 1):
                before = line[column]
                line[column] = piece.text if before is None else f"{before} {piece.text}"
                if column != first:
                    spread[number, column] = (number, first)
            if piece.marks:
                marks[number, first] = piece.marks
            boxes[number, first] = _round(piece, boxes.get((number, first)))
        cells.append(line)
    return Region(lines[0].top, lines, cells, marks, spread, boxes)


def _spans(row: list[LinePiece], columns: list[tuple[float, float]], in_head: bool) -> list[tuple[int, int, LinePiece]]:
    """Each piece with the columns it heads: a heading centred over several columns heads them all."""
    placed = [(first, last, piece) for piece, first, last in place_in_columns(row, columns)]
    if not in_head or len(row) >= len(columns) - 1:
        return placed
    pieces = [piece for _, _, piece in placed if piece.left > columns[0][1]]
    stubs = [entry for entry in placed if entry[2].left <= columns[0][1]]
    first = max((last for _, last, _ in stubs), default=0) + 1
    # A column of totals behind the groups may have its heading on a line of its own.
    for last, labels in product(range(len(columns), len(columns) - 3, -1), range(first, first + 4)):
        if labels < last - 1 and (spans := _centred(pieces, columns[:last], labels)):
            return [*stubs, *spans]
    return placed


def _centred(pieces: list[LinePiece], columns: list[tuple[float, float]], labels: int) -> list[tuple[int, int, LinePiece]]:
    """The columns that each heading stands in the middle of, when all after the labels are shared out evenly; else none.

    Where all end with the last column of theirs, as figures do, they were set to the right of it.
    """
    free = list(range(labels, len(columns)))
    if not pieces or len(free) % len(pieces) or len(free) == len(pieces):
        return []
    each = len(free) // len(pieces)
    ends = [columns[free[number * each + each - 1]][1] for number in range(len(pieces))]
    are_right = len(pieces) > 1 and all(abs(piece.right - end) < _AT_THE_END for piece, end in zip(pieces, ends, strict=True))
    spans = []
    for number, piece in enumerate(pieces):
        mine = free[number * each : (number + 1) * each]
        left, right = columns[mine[0]][0], columns[mine[-1]][1]
        middle = (piece.left + piece.right) / 2
        of_one = any(abs(middle - (columns[n][0] + columns[n][1]) / 2) < 0.25 * (columns[n][1] - columns[n][0]) for n in mine)
        is_middle = abs(middle - (left + right) / 2) <= 0.2 * (right - left) and not (of_one and not each % 2)
        if not (is_middle or are_right):
            return []
        spans.append((mine[0], mine[-1], piece))
    return spans


_AT_THE_END = 1.5
"""Points from the end of a column within which words end with it."""


def _merged_rows(lines: list[PageLine], page: PageMarks) -> list[list[LinePiece]]:
    """The rows: a label that runs over two lines is put together again."""
    levels = [rule.top for rule in page.rules if rule.is_level]
    rows: list[list[LinePiece]] = []
    waiting: list[LinePiece] = []
    for number, line in enumerate(lines):
        pieces = list(line.pieces)
        before = lines[number - 1] if number else None
        apart = line.top - before.bottom if before else 99.0
        is_divided = before is not None and any(before.bottom - 2 <= level <= line.top + 2 for level in levels)
        is_tight = before is not None and apart < 0.35 * line.size and not is_divided
        if rows and is_tight and (over := _read_on(rows[-1], pieces)):
            for piece, at in zip(pieces, over, strict=True):
                first = rows[-1][at]
                text = joined(first.text, piece.text)
                rows[-1][at] = replace(first, text=text, right=max(first.right, piece.right), bottom=piece.bottom)
            continue
        if waiting and is_tight and _continues(waiting[0].text, pieces[0].text) and pieces[0].left < waiting[0].right:
            first = pieces[0]
            above = waiting[0]
            pieces[0] = replace(first, text=f"{above.text} {first.text}", left=min(first.left, above.left), top=above.top)
            rows.pop()
        waiting = pieces if len(pieces) == 1 else []
        rows.append(pieces)
    return rows


def _read_on(row: list[LinePiece], pieces: list[LinePiece]) -> list[int]:
    """For each piece of a line the piece of the row above that it reads on from; nothing where one reads on from none."""
    over = [_over(piece, row) for piece in pieces]
    found = [at for at, piece in zip(over, pieces, strict=True) if at is not None and _continues(row[at].text, piece.text)]
    return found if len(set(found)) == len(pieces) else []


def _over(piece: LinePiece, row: list[LinePiece]) -> int | None:
    """The place of the piece of a row that stands over another, or None."""
    return next((n for n, other in enumerate(row) if other.left < piece.right and piece.left < other.right), None)


def _continues(first: str, second: str) -> bool:
    """Whether the second line of a label reads on from the first."""
    return (
        second[:1].islower()
        or bool(re.search(r"(?:\b(?:a|an|the|of|with|and|or|to|by|in|on|for|under|aged)|[-–,(])$", first))
        or second[:1] == "("
    )
