"""Lines of print that are one row: a cell of two lines stands half a line above and below the cells of one line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from faircount.language.cell_values import is_value
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
    return _with_wrapped_cells([row for band in _bands(lines) for row in _rows_of(band)])


def _rows_of(band: Sequence[PageLine]) -> Iterator[PrintedRow]:
    """The rows of lines that overlap: one, or several of figures and the label that stands in the middle of them."""
    rows = [line for line in band if _tells_figures(line)]
    if not rows and len(band) > 1 and not _is_one_row(band):
        # "Offence", beside two levels of headings, overlaps both.
        yield from (PrintedRow(line, (line,)) for line in band)
        return
    if len(rows) < 2:
        yield PrintedRow(_joined(band) if len(band) > 1 else band[0], tuple(band))
        return
    beside = [line for line in band if line not in rows]
    found = [PrintedRow(line, (line,)) for line in rows]
    if beside:
        found.append(PrintedRow(_joined(beside) if len(beside) > 1 else beside[0], tuple(beside)))
    yield from sorted(found, key=lambda row: row.line.top + row.line.bottom)


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


def _with_wrapped_cells(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """The rows of tables of which each stands clearly apart from the next, the lines of its wrapped cells put together.

    As they are where lines stand at spaces between the two; two rows of figures never become one.
    """
    gaps = [(below.line.top - above.line.bottom) / above.line.size for above, below in pairwise(rows)]
    of_tables = [gap for gap, beside in zip(gaps, pairwise(rows), strict=True) if any(len(row.line.pieces) > 1 for row in beside)]
    if not any(gap > _APART for gap in of_tables) or any(_TIGHT < gap <= _APART for gap in of_tables):
        return list(rows)
    bands = [[rows[0]]]
    for gap, row in zip(gaps, rows[1:], strict=True):
        if gap > _TIGHT:
            bands.append([])
        bands[-1].append(row)
    return [row for band in bands for row in ([_as_one(band)] if _is_wrapped(band) else band)]


def _is_wrapped(band: Sequence[PrintedRow]) -> bool:
    """Whether lines set close are the cells of one row: some have several pieces, and at most one tells figures."""
    lines = [row.line for row in band]
    return len(band) > 1 and any(len(line.pieces) > 1 for line in lines) and _is_one_row(lines)


def _is_one_row(lines: Sequence[PageLine]) -> bool:
    """Whether lines can be those of one row: without two that tell figures, and of headings without two levels."""
    told = sum(map(_tells_figures, lines))
    if told > 1 or not _are_in_line(lines):
        return False
    # "Female | Male | Female | Male" under "0-9 | 10-13" are headings of two levels: as one, two columns have the same.
    words = [piece.text for piece in _joined(lines).pieces]
    return told == 1 or len(set(words)) == len(words) or any(_is_repeated(words[labels:]) for labels in range(_LABELS + 1))


_LABELS = 2
"""Columns of labels, at most, before those that groups share out."""


def _is_repeated(words: Sequence[str]) -> bool:
    """Whether headings are the same different ones in each of several groups: "Yes | No | Not known", twice.

    >>> _is_repeated(["Yes", "Not known", "Yes", "Not known"]), _is_repeated(["0-9 F", "M", "10-13 F", "M"])
    (True, False)
    """
    each = len(set(words))
    groups, left = divmod(len(words), max(1, each))
    return each > 1 and groups > 1 and not left and list(words) == list(words[:each]) * groups


def _are_in_line(lines: Sequence[PageLine]) -> bool:
    """Whether the words below each other begin, end or have their middle at one place: those over two cells head both."""
    for above, line in combinations(lines, 2):
        beside = [(other, piece) for other in above.pieces for piece in line.pieces if _overlap(other, piece)]
        if any(len({id(pair[side]) for pair in beside}) < len(beside) for side in (0, 1)):
            return False
        for other, piece in beside:
            left, right = piece.left - other.left, piece.right - other.right
            if min(abs(left), abs(right), abs(left + right) / 2) > _ALIGNED * line.size:
                return False
    return True


def _overlap(one: LinePiece, other: LinePiece) -> bool:
    return one.left < other.right and other.left < one.right


_ALIGNED = 0.3
"""How far apart, in heights of a letter, two lines of one cell may begin, end or have their middles."""


def _as_one(band: Sequence[PrintedRow]) -> PrintedRow:
    return PrintedRow(_joined([row.line for row in band]), tuple(line for row in band for line in row.lines))


_TIGHT, _APART = 0.2, 0.35
"""The space between two lines of one cell, at most, and between two rows, at least, in heights of a letter."""


def _tells_figures(line: PageLine) -> bool:
    """Whether a line is a label and figures behind it, or several figures: "8 47 35" of those aged 8.

    The same one over all columns is a part of their headings: "1 | 1 | 1" over "April | April | April".
    """
    numbers = [piece.text for piece in line.pieces if is_value(piece.text)]
    has_label = bool(line.pieces) and not is_value(line.pieces[0].text)
    return bool(numbers) and (has_label or len(set(numbers)) > 1)


def _joined(band: Sequence[PageLine]) -> PageLine:
    pieces: list[LinePiece] = []
    for piece in (piece for line in band for piece in line.pieces):
        at = next((n for n, other in enumerate(pieces) if _overlap(other, piece)), None)
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
