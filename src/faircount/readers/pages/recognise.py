"""A picture of a page as letters and rules, as if it had been printed to PDF; what cannot be read surely is blotted out."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from faircount.readers.base import BLOT
from faircount.readers.limits import Clock
from faircount.readers.pages.page_marks import Letter, PageMarks, RuledLine
from faircount.readers.pages.tesseract import Glyph, LineSeen, WordSeen, see

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Pixels = npt.NDArray[np.uint8]

DOTS_PER_INCH = 300
"""How finely a page of a PDF is drawn: below 250 or so Tesseract takes commas for points and dashes for nothing."""
SURE = 97.1
"""Per cent of certainty below which one character blots out a word with digits (the 80 of Tesseract's own scale for words).

Of 554 words with digits on 32 made scans, from clean to as bad as a fax, 107 were read wrongly. Of the 345 with every
character at least so sure 4 were; at 95.7 (70) 11 of 386; at 98.6 (90) still 4, of 300. On the clean scans all were right.
"""
_RAISED_BY_MISTAKE = frozenset("'\"‘’“”°*?²³¹®©")
"""What Tesseract takes a small raised digit for."""


def recognise(pixels: Pixels, number: int, width: float, clock: Clock) -> PageMarks:
    """The page that a grey picture shows, ``width`` points wide."""
    scale = width / pixels.shape[1]
    rules, cleaned = _without_rules(pixels)
    picture = b"P5 %d %d 255\n" % (pixels.shape[1], pixels.shape[0]) + cleaned.tobytes()
    lines = see(picture, round(72 / scale), clock)
    usual = median([line.size for line in lines for _ in line.words] or [0.0])
    letters = [letter for line in lines for letter in _letters(line, _size(line, usual), scale)]
    scaled = [RuledLine(*(place * scale for place in (rule.left, rule.right, rule.top, rule.bottom))) for rule in rules]
    return PageMarks(number, width, pixels.shape[0] * scale, tuple(letters), tuple(scaled), 1, is_recognised=True)


def _without_rules(pixels: Pixels) -> tuple[list[RuledLine], Pixels]:
    """The long straight lines of a picture, and the picture without them: beside a digit they look like one more."""
    from scipy import ndimage  # loaded where a picture is read at all

    dark = pixels < 150
    cleaned = pixels.copy()
    rules = []
    # Longer than any stroke of a title's letters: about 25 points.
    for axis, length in ((0, pixels.shape[0] // 34), (1, pixels.shape[1] // 24)):
        core = ndimage.minimum_filter1d(dark.astype("uint8"), length, axis=axis)
        lines = ndimage.maximum_filter1d(core, length, axis=axis).astype(bool)
        labels, _ = ndimage.label(lines)
        for down, across in ndimage.find_objects(labels):
            high, wide = down.stop - down.start, across.stop - across.start
            # A rule is thin; a thick stroke is a letter of a title or the black edge of a scan.
            if (wide if axis == 0 else high) <= max(6, pixels.shape[1] // 250):
                rules.append(RuledLine(across.start, across.stop, down.start, down.stop))
                cleaned[max(0, down.start - 1) : down.stop + 1, max(0, across.start - 1) : across.stop + 1] = 255
    return rules, cleaned


def _size(line: LineSeen, usual: float) -> float:
    """The size of a line's letters. Tesseract is a tenth off where a line holds digits alone: near the usual is the usual."""
    return usual if abs(line.size - usual) < 0.2 * usual else line.size


def _letters(line: LineSeen, size: float, scale: float) -> Iterator[Letter]:
    """The letters of a line, all of its height but for those raised above it."""
    glyphs = [glyph for word in line.words for glyph in word.glyphs]
    base = median(glyph.bottom for glyph in glyphs)
    high = median(glyph.bottom - glyph.top for glyph in glyphs if glyph.text.isalnum() or len(glyphs) < 3)
    for word in line.words:
        raised = _raised(word, base, high)
        texts = _texts(word, len(word.glyphs) - raised)
        each = (word.right - word.left) / len(word.glyphs)
        for place, text in enumerate(texts):
            left, right = word.left + place * each, word.left + (place + 1) * each
            top, bottom = base - 0.78 * size, base + 0.22 * size
            if place >= len(word.glyphs) - raised:
                top, bottom = base - 0.8 * size, base - 0.25 * size
            yield Letter(text, left * scale, right * scale, top * scale, bottom * scale)


def _raised(word: WordSeen, base: float, high: float) -> int:
    """How many characters at the end of a word stand small and high, as footnote marks do."""
    raised = 0
    for glyph in reversed(word.glyphs):
        if not (_is_small_and_high(glyph, base, high) and (glyph.text.isdigit() or glyph.text in _RAISED_BY_MISTAKE)):
            break
        raised += 1
    before = word.glyphs[: len(word.glyphs) - raised]
    return raised if not before or before[-1].text.isdigit() else 0


def _is_small_and_high(glyph: Glyph, base: float, high: float) -> bool:
    return glyph.bottom - glyph.top < 0.75 * high and base - glyph.bottom > 0.3 * high


def _texts(word: WordSeen, own: int) -> list[str]:
    """The characters of a word; blots where it holds digits and one of its characters is unsure."""
    texts = [glyph.text for glyph in word.glyphs]
    body = word.glyphs[:own]
    if any(glyph.text.isdigit() for glyph in body) and min(glyph.sure for glyph in body) < SURE:
        return [BLOT] * own + texts[own:]
    return texts
