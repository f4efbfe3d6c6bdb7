"""Letters of a page gathered into lines, and lines into pieces parted by wide gaps; raised letters kept as marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from faircount.readers.base import tidy
from faircount.readers.pages.lines import LinePiece
from faircount.readers.pages.page_marks import Letter, PageMarks

_WIDE = 0.75
"""A gap of this many letter heights parts two pieces; a space between words is about a quarter."""
_SAME = 0.6
"""Letters whose boxes overlap by this share of their height stand on one line. A label in the middle of a row overlaps each of
two lines of the cell beside it by half."""


_CLOSE = 0.06
"""The least gap between two words, where a space was printed in it."""
_KERNED = 0.12
"""How far from the end of a printed space the next letter may begin: "p" is drawn into the space before it."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of print: its pieces from left to right."""

    pieces: tuple[LinePiece, ...]
    top: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right


def lines_of(page: PageMarks) -> list[PageLine]:
    """The lines of print from top to bottom."""
    uprights = [rule for rule in page.rules if not rule.is_level]
    lines = []
    blanks = sorted((letter for letter in page.letters if letter.text == " "), key=_top)
    tops, tallest = [blank.top for blank in blanks], max((blank.size for blank in blanks), default=0.0)
    for letters in _gathered(page.letters):
        top, bottom = min(letter.top for letter in letters), max(letter.bottom for letter in letters)
        middle = (top + bottom) / 2
        walls = sorted(rule.left for rule in uprights if rule.top - 1 <= middle <= rule.bottom + 1)
        beside = blanks[bisect_left(tops, middle - tallest) : bisect_left(tops, middle)]
        ends = sorted(blank.right for blank in beside if blank.bottom > middle)
        pieces = [replace(piece, top=top, bottom=bottom) for piece in pieces_of(letters, walls, ends)]
        if pieces:
            size = median(letter.size for letter in letters if letter.text != " ") if any(x.text != " " for x in letters) else 0
            lines.append(PageLine(tuple(pieces), top, bottom, size))
    return lines


def _gathered(letters: tuple[Letter, ...]) -> list[list[Letter]]:
    """Letters that stand on one line: boxes that overlap in height by clearly more than half."""
    lines: list[list[Letter]] = []
    for letter in sorted((x for x in letters if x.text != " "), key=lambda x: (x.top + x.bottom) / 2):
        for line in reversed(lines[-4:]):
            base = line[0]
            overlap = min(letter.bottom, max(x.bottom for x in line[-8:])) - max(letter.top, min(x.top for x in line[-8:]))
            if overlap > _SAME * min(letter.size, base.size):
                line.append(letter)
                break
        else:
            lines.append([letter])
    return sorted((sorted(line, key=lambda x: x.left) for line in lines), key=lambda line: min(x.top for x in line))


def pieces_of(letters: list[Letter], walls: list[float], ends: Sequence[float] = ()) -> list[LinePiece]:
    """The pieces of a line; an upright rule between two letters parts them too.

    ``ends`` are where its printed spaces end, in order: letters set close have less than a word's gap between their boxes.
    """
    size = median(letter.size for letter in letters)
    bottom = median(letter.bottom for letter in letters if letter.size > 0.8 * size)
    pieces: list[LinePiece] = []
    text, marks, left, right = "", list[str](), 0.0, 0.0
    was_raised = False
    for letter in letters:
        gap = letter.left - right if text or marks else 0.0
        is_walled = any(right - 1 <= wall <= letter.left + 1 for wall in walls) if text or marks else False
        if (text or marks) and (gap > _WIDE * size or is_walled):
            pieces.append(LinePiece(tidy(text), left, right, tuple(marks)))
            text, marks, was_raised = "", [], False
        if not text and not marks:
            left = letter.left
        elif gap > 0.16 * size or (gap > _CLOSE * size and _ends_near(ends, letter.left, _KERNED * size)):
            text += " "
        is_raised = bool(text.strip()) and letter.size < 0.82 * size and bottom - letter.bottom > 0.12 * size
        if is_raised and not letter.text.isalpha():
            marks[-1:] = [marks[-1] + letter.text] if was_raised and marks else [*marks[-1:], letter.text]
        else:
            text += letter.text
        was_raised = is_raised
        right = max(right, letter.right) if text != letter.text else letter.right
    if text or marks:
        pieces.append(LinePiece(tidy(text), left, right, tuple(marks)))
    return [piece for piece in pieces if piece.text or piece.marks]


def _top(letter: Letter) -> float:
    return letter.top


def _ends_near(ends: Sequence[float], left: float, most: float) -> bool:
    at = bisect_left(ends, left - most)
    return at < len(ends) and ends[at] <= left + most
