"""Labels that a page sets in the middle of the rows that they hold for: "2019/20" between the rows of girls and of boys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from faircount.language.cell_values import is_value
from faircount.readers.pages.lines import LinePiece
from faircount.readers.pages.page_lines import PageLine

_OWN_SPACE = 1.5
"""Rows that stand so many times as far apart as others have a line of its own between them: the label of those below it."""


def with_labels_spread(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a table with such labels before each of their rows, or as they are where no reading makes them all fit.

    From the first row on, a label holds for as many rows above its middle as below it; the last one ends with the last row.
    """
    rows = [number for number, line in enumerate(lines) if _is_row(line)]
    between = [n for n, line in enumerate(lines) if rows and rows[0] < n < rows[-1] and n not in rows]
    if len(rows) < 3 or not between or any(len(lines[n].pieces) > 1 for n in between):
        return list(lines)
    middles = [_middle(lines[n]) for n in rows]
    pitch = median(below - above for above, below in pairwise(middles))
    edge = max(lines[n].right for n in between)
    anchors = {float(at): lines[n].pieces[0] for at, n in enumerate(rows) if lines[n].pieces[0].left < edge}
    for number in between:
        at = sum(middle < _middle(lines[number]) for middle in middles)
        if middles[at] - middles[at - 1] > _OWN_SPACE * pitch or at - 0.5 in anchors:
            return list(lines)
        anchors[at - 0.5] = lines[number].pieces[0]
    labels = _shared_out(anchors, len(rows))
    if labels is None:
        return list(lines)
    found = {n: _labelled(lines[n], label) for n, label in zip(rows, labels, strict=True)}
    return [found.get(number, line) for number, line in enumerate(lines) if number not in between]


def _shared_out(anchors: dict[float, LinePiece], rows: int) -> list[LinePiece] | None:
    """The label of each row, where each stands in the middle of its rows, or None."""
    labels: list[LinePiece] = []
    for at in sorted(anchors):
        last = 2 * at - len(labels)
        if not len(labels) <= last < rows:
            return None
        labels += [anchors[at]] * (int(last) - len(labels) + 1)
    return labels if len(labels) == rows else None


def _labelled(line: PageLine, label: LinePiece) -> PageLine:
    if label in line.pieces:
        return line
    return replace(line, pieces=(replace(label, top=line.top, bottom=line.bottom), *line.pieces))


def _is_row(line: PageLine) -> bool:
    return len(line.pieces) > 1 and any(is_value(piece.text) for piece in line.pieces)


def _middle(line: PageLine) -> float:
    return (line.top + line.bottom) / 2
