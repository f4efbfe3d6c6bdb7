"""Footnotes that say of a marked figure what it holds: their numbers are parts of it, and no figures of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from faircount.language import words
from faircount.patterns import regex
from faircount.readers.base import Prose, Sheet
from faircount.readers.extract_builder import ExtractBuilder
from faircount.tables.extract import Leftover

SAID_OF_ONE = "said in a footnote of one figure"
"""Why a number of a footnote is left over."""
_MARK = r"\*{1,3}|[†‡§#^]|\(\d\)|\[\w\]|[¹²³⁴⁵]"
_BORNE = regex(rf"\w[)\]]?\s?(?P<mark>{_MARK})$")
_NOTE = regex(rf"\W{{0,2}}?(?P<mark>{_MARK})[\s=:.–-]*(?P<said>\S.*)", re.DOTALL)
_SAYS = regex(
    r"\b(?:includ|exclud|compris|contain|revis|amend|correct|previous|original|updat|historic)\w*"
    r"|\bof (?:these|which|them|whom|this)\b|\b(?:an?|the) (?:increase|rise|fall|decrease|drop) of\b",
    re.IGNORECASE,
)
_MOST = 2_000


def marks_borne(sheets: Iterable[Sheet]) -> frozenset[str]:
    """The marks that figures and labels of tables bear."""
    return frozenset(found["mark"] for text in _short_cells(sheets) if (found := _BORNE.search(text)))


def _short_cells(sheets: Iterable[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        for row in sheet.rows[:_MOST]:
            yield from (value.rstrip() for value in row if isinstance(value, str) and 1 < len(value) < 80)


def without_footnotes(block: Prose, marks: frozenset[str], harvest: ExtractBuilder, prefix: str) -> Prose:
    """The block without the lines that say what a marked figure holds, each left over with that reason."""
    if not marks:
        return block
    lines = block.text.split("\n")
    at = 0
    for number, line in enumerate(lines):
        if _is_of_one(line, marks):
            harvest.leftovers.append(Leftover(f"{prefix}{block.place}:{at}-{at + len(line)}", SAID_OF_ONE))
            lines[number] = " " * len(line)
        at += len(line) + 1
    text = "\n".join(lines)
    return block if text == block.text else replace(block, text=text)


def _is_of_one(line: str, marks: frozenset[str]) -> bool:
    """Whether a line explains one of the marks by what the figure holds: a part that is told by its flag or sex is a figure."""
    note = _NOTE.match(line.strip())
    if note is None or note["mark"] not in marks or not re.search(r"\d", note["said"]):
        return False
    is_told = words.ONLINE.search(line) or words.OFFLINE.search(line) or any(sex.search(line) for _, sex in words.SEXES)
    return _SAYS.search(note["said"]) is not None and not is_told


_EXPLAINS = regex(
    r"^['\"‘“]?(?:\*+|#+|[†‡§~]|\[\w{1,3}\])['\"’”]?\s*(?:[=:]|[-–—]\s"
    r"|\b(?:means?|denotes?|indicates?|stands? for|represents?|is|are|shows?|withheld|suppressed)\b)",
    re.IGNORECASE,
)
_SENTENCE = 20
"""Letters that a sentence has at least, and few labels."""


def explains_mark(text: str) -> bool:
    """Whether a text is a sentence that says what a mark stands for, and so labels no figure.

    >>> explains_mark("* denotes a count under 5, or one that was suppressed"), explains_mark("X: girls")
    (True, False)
    """
    return len(text) > _SENTENCE and _EXPLAINS.match(text) is not None
