"""Lines of print that are one row: a cell of two lines stands half a line above and below the cells of one line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from faircount.language.numbers import is_value
from faircount.language.periods import is_period
from faircount.patterns import regex
from faircount.readers.pages.lines import LinePiece
from faircount.readers.pages.page_lines import PageLine

_BROKEN = regex(r"\d[./-]$")
_OVERLAP = 0.25
"""Of the height of a line: so much of two that are printed below each other never overlaps."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row, as a line, and the lines of print that it was made of."""

    line: PageLine
    lines: tuple[PageLine, ...]


_LETTERS = regex(r"[a-z]{1,3}")
_SMALL = frozenset(
    "a age all an and as at boy by day for fy had has if in ip ips is its man men no non not of old on one or own per ref sex six"
    " ten the to two up via was who yes yr yrs".split()
)
"""Short words that may stand on a line of their own: any other few letters are the end of the word above them."""


def printed_rows(lines: Sequence[PageLine]) -> list[PrintedRow]:
    """The rows from top to bottom; the words of lines that overlap in height and in breadth are one cell."""
    return [PrintedRow(_joined(band) if len(band) > 1 else band[0], tuple(band)) for band in _bands(lines)]


def joined(upper: str, lower: str) -> str:
    """The two lines of a cell as one; a date that was broken at its point or stroke, and a word by its letters, is whole again.

    >>> joined("01.04.15-31.", "03.16"), joined("Sex not", "known"), joined("Unspecifie", "d")
    ('01.04.15-31.03.16', 'Sex not known', 'Unspecified')
    """
    if _LETTERS.fullmatch(lower) and lower not in _SMALL and upper[-1:].isalpha():
        return f"{upper}{lower}"
    is_broken = bool(_BROKEN.search(upper)) or (is_period(f"{upper}{lower}") and not is_period(f"{upper} {lower}"))
    return f"{upper}{lower}" if is_broken and lower[:1].isdigit() else f"{upper} {lower}"


def _bands(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    band: list[PageLine] = []
    for line in lines:
        if band and line.top > max(other.bottom for other in band[-2:]) - _OVERLAP * line.size:
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def with_wrapped_cells(lines: Sequence[PageLine]) -> list[PageLine]:
    """The rows of a table of which each stands clearly apart from the next, the lines of its wrapped cells put together.

    As they are where lines stand at spaces between the two, or where two rows of figures would become one.
    """
    gaps = [(below.top - above.bottom) / above.size for above, below in pairwise(lines)]
    if not any(gap > _APART for gap in gaps) or any(_TIGHT < gap <= _APART for gap in gaps):
        return list(lines)
    bands = [[lines[0]]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if gap > _APART:
            bands.append([])
        bands[-1].append(line)
    if any(sum(map(_tells_figures, band)) > 1 for band in bands):
        return list(lines)
    return [_joined(band) if len(band) > 1 else band[0] for band in bands]


_TIGHT, _APART = 0.2, 0.35
"""The space between two lines of one cell, at most, and between two rows, at least, in heights of a letter."""


def _tells_figures(line: PageLine) -> bool:
    """Whether a line is a label and figures behind it."""
    is_number = [is_value(piece.text) for piece in line.pieces]
    return any(is_number[1:]) and not is_number[0]


def _joined(band: Sequence[PageLine]) -> PageLine:
    pieces: list[LinePiece] = []
    for piece in (piece for line in band for piece in line.pieces):
        at = next((n for n, other in enumerate(pieces) if other.left < piece.right and piece.left < other.right), None)
        if at is None:
            pieces.append(piece)
        else:
            above = pieces[at]
            pieces[at] = replace(
                above,
                text=joined(above.text, piece.text),
                left=min(above.left, piece.left),
                right=max(above.right, piece.right),
                bottom=piece.bottom,
                marks=(*above.marks, *piece.marks),
            )
    pieces.sort(key=lambda piece: piece.left)
    return PageLine(tuple(pieces), band[0].top, max(line.bottom for line in band), band[0].size)
