"""What is drawn on a PDF page: letters with their boxes, and straight rules."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from math import pi
from typing import Any

_MOST_LETTERS = 60_000
_MOST_PATHS = 20_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A character and its box; distances run from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of its box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line: level when its ends share a height, upright when they share a place across."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs across."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageMarks:
    """One page's letters and rules."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[RuledLine, ...]
    pictures: int
    is_recognised: bool = False
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page lies: by how many quarters, with the clock, its letters are turned."""

    quarters: int
    width: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """How far a point of the page is from the left and from the top, once its letters stand upright.

        >>> Turn(0, 100, 200).place(10, 190), Turn(3, 100, 200).place(10, 20)
        ((10, 10), (20, 10))
        """
        if self.quarters == 1:
            return self.height - y, self.width - x
        if self.quarters == 2:
            return self.width - x, y
        return (y, x) if self.quarters == 3 else (x, self.height - y)

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of the page with its letters upright."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)


def look_at(page: Any, number: int) -> PageMarks:
    """The letters and rules of a page, as they stand when most letters stand upright."""
    raw: Any = import_module("pypdfium2.raw")
    textpage = page.get_textpage()
    turn = Turn(_quarters(raw, textpage.raw), *page.get_size())
    letters = _letters(raw, textpage.raw, turn)
    rules, pictures = _rules(raw, page, turn)
    textpage.close()
    page.close()
    return PageMarks(number, *turn.size, tuple(letters), tuple(rules), pictures, is_turned=turn.quarters > 0)


def _quarters(raw: Any, textpage: Any) -> int:
    """By how many quarters most letters are turned, looked at in a sample of them."""
    many = min(raw.FPDFText_CountChars(textpage), _MOST_LETTERS)
    seen: Counter[int] = Counter()
    for index in range(0, many, max(1, many // 400)):
        if raw.FPDFText_GetUnicode(textpage, index) > 32:
            seen[round(raw.FPDFText_GetCharAngle(textpage, index) / (pi / 2)) % 4] += 1
    return seen.most_common(1)[0][0] if seen else 0


def _letters(raw: Any, textpage: Any, turn: Turn) -> list[Letter]:
    box = raw.FS_RECTF()
    found: list[Letter] = []
    run: list[Letter] = []
    for index in range(min(raw.FPDFText_CountChars(textpage), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code < 32 or code == 0xFFFE or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        across, down = zip(turn.place(box.left, box.top), turn.place(box.right, box.bottom), strict=True)
        if max(across) - min(across) <= 0 and code != 32:
            continue
        letter = Letter(chr(code), min(across), max(across), min(down), max(down))
        quarters = round(raw.FPDFText_GetCharAngle(textpage, index) / (pi / 2)) - turn.quarters
        if quarters % 2 == 0 or (run and code != 32 and not _goes_on(run, letter)):
            found += laid_level(run)
            run = []
        if quarters % 2:
            run.append(letter)
        else:
            found.append(letter)
    return [*found, *laid_level(run)]


def _goes_on(run: list[Letter], letter: Letter) -> bool:
    """Whether a turned letter stands above or below the last one of its word."""
    last = next((one for one in reversed(run) if one.text != " "), run[-1])
    width = last.right - last.left
    apart = max(letter.top - last.bottom, last.top - letter.bottom)
    return min(letter.right, last.right) - max(letter.left, last.left) > 0.5 * width and apart < width


def laid_level(run: Sequence[Letter]) -> list[Letter]:
    """The letters of words set upwards or downwards, in their order, side by side in the middle of where they stand.

    They take the width that the words took, so that they stay in their cell; between two words a gap is left.

    >>> up = [Letter(one, 10, 20, 90 - 8 * at, 98 - 8 * at) for at, one in enumerate("Girls")]
    >>> "".join(one.text for one in sorted(laid_level(up), key=lambda one: one.left)), laid_level(up)[0].top
    ('Girls', 73.0)
    """
    printed = [letter for letter in run if letter.text != " "]
    if not printed:
        return []
    left, right = min(one.left for one in printed), max(one.right for one in printed)
    middle, size = (min(one.top for one in printed) + max(one.bottom for one in printed)) / 2, right - left
    words = "".join(one.text for one in run).split()
    gap = min(_GAP * size, 0.5 * size / max(1, len(words) - 1))
    step = (size - gap * (len(words) - 1)) / len(printed)
    level, at = [], left
    for word in words:
        for text in word:
            level.append(Letter(text, at, at + step, middle - size / 2, middle + size / 2))
            at += step
        at += gap
    return level


_GAP = 0.2
"""The space between two words that were laid level, by the height of their letters: wider than letters stand apart."""


def _rules(raw: Any, page: Any, turn: Turn) -> tuple[list[RuledLine], int]:
    rules: list[RuledLine] = []
    pictures = 0
    for number, drawn in enumerate(page.get_objects(max_depth=3)):
        if number > _MOST_PATHS:
            break
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        if drawn.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _path_rules(raw, drawn.raw, turn)
    return rules, pictures


def _path_rules(raw: Any, path: Any, turn: Turn) -> list[RuledLine]:
    """The straight parts of a path; a thin filled box counts as one rule."""
    points = _points(raw, path, turn)
    xs, ys = [x for _, x, _ in points], [y for _, _, y in points]
    if not points or (max(xs) - min(xs) < 3 and max(ys) - min(ys) < 3):
        return []
    if max(xs) - min(xs) < 3 or max(ys) - min(ys) < 3:
        return [RuledLine(min(xs), max(xs), min(ys), max(ys))]
    rules = []
    start = at = points[0][1:]
    for kind, x, y in points:
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = at = (x, y)
            continue
        rules += _straight(at, (x, y))
        at = (x, y)
    rules += _straight(at, start) if len(points) > 3 else []
    return rules


def _points(raw: Any, path: Any, turn: Turn) -> list[tuple[int, float, float]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(min(raw.FPDFPath_CountSegments(path), 2_000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            across = matrix.a * x.value + matrix.c * y.value + matrix.e
            down = matrix.b * x.value + matrix.d * y.value + matrix.f
            points.append((raw.FPDFPathSegment_GetType(segment), *turn.place(across, down)))
    return points


def _straight(start: tuple[float, float], end: tuple[float, float]) -> list[RuledLine]:
    across, down = abs(start[0] - end[0]), abs(start[1] - end[1])
    if min(across, down) > 1 or max(across, down) < 3:
        return []
    return [RuledLine(min(start[0], end[0]), max(start[0], end[0]), min(start[1], end[1]), max(start[1], end[1]))]
