"""Comma, semicolon, tab and bar separated text: dialect found by which separator makes even rows."""

from __future__ import annotations

import csv
import io
import re

from faircount.errors import UnreadableSource
from faircount.patterns import regex
from faircount.readers.base import Document, Sheet, Value, note, partly, tidy
from faircount.readers.formats.encodings import decode_any
from faircount.readers.formats.long_text import long_text
from faircount.readers.limits import Clock

SEPARATORS = (",", "\t", ";", "|")
_LOOKED_AT = 200
_LONG = 1_000_000
"""Characters from which a text is first looked at as one long list."""
_THOUSANDS = regex(r"(?:(?<=[=:–-] )|(?<=[;\t|=:]))(\d{1,3}),(\d{3})(?![\d,])")


def read_csv(content: bytes, name: str, clock: Clock) -> Document:
    """The one sheet of a separated text."""
    text = decode_any(content)
    if len(text) > clock.limits.expanded_bytes:
        raise UnreadableSource(f"{name}: {len(text)} characters are too many; send the part asked for")
    text = text.replace("\0", "")
    separator = find_separator(text)
    long = long_text(text, separator, clock.limits) if len(text) > _LONG else None
    if long is not None:
        return Document(name, "csv", blocks=(Sheet("csv", ()).showing(long),))
    rows, is_cut = _rows(text, separator, clock)
    findings = [partly(name, "", f"only the first {len(rows)} rows were read")] if is_cut else []
    if any(len(row) >= clock.limits.columns for row in rows[:5000]):
        findings.append(partly(name, "", f"only the first {clock.limits.columns} columns were read"))
    if not text.isascii() and "\ufffd" in text:
        findings.append(note(name, "", "some characters could not be decoded"))
    sheet = Sheet("csv", tuple(rows))
    return Document(name, "csv", blocks=(sheet,), findings=tuple(findings))


def find_separator(text: str) -> str:
    """The separator that most rows hold equally often; one that no text holds where the rows are whole lines.

    >>> find_separator("a;b;c\\n1,5;2;3\\n4;5;6")
    ';'
    """
    if text[:5].lower() == "sep=;":
        return ";"
    lines = [line[:10_000] for line in _sample([line for line in text[:2_000_000].splitlines() if line.strip()])]
    best, separator = 0.0, "\x1f"
    for candidate in SEPARATORS:
        # "2019 = 1,055" is one cell: a comma that parts thousands and nothing else is no separator.
        plain = [_THOUSANDS.sub(r"\1\2", line) for line in lines] if candidate == "," else lines
        widths = [len(row) for row in csv.reader(plain, delimiter=candidate)]
        run = _longest_run(widths)
        score = run * (1 + min(max(widths, default=1), 12) / 20) + sum(width > 1 for width in widths) / 100
        if run > 1 and score > best:
            best, separator = score, candidate
    return separator


def _sample(lines: list[str]) -> list[str]:
    """The first, the middle and the last lines: a long preamble may stand before the table."""
    if len(lines) <= 3 * _LOOKED_AT:
        return lines
    middle = len(lines) // 2
    return [*lines[:_LOOKED_AT], *lines[middle : middle + _LOOKED_AT], *lines[-_LOOKED_AT:]]


def _longest_run(widths: list[int]) -> int:
    """How many lines that follow each other are parted into the same number of cells, more than one."""
    longest = run = 0
    before = 0
    for width in widths:
        run = run + 1 if width == before and width > 1 else int(width > 1)
        before = width
        longest = max(longest, run)
    return longest


_LONGEST_LINE = 12
"""Cells beyond which a row is no sentence with commas in it."""
_WORD = regex(r"[A-Za-z]{2,}")


def _is_sentence(row: list[str], separator: str) -> bool:
    """Whether a row is a line of words that nobody put in quotes, so that its commas seem to part cells.

    >>> _is_sentence(["* = fewer than 5", " or a count that is hidden to protect one."], ",")
    True
    >>> _is_sentence(["Girls", " withheld", " 12"], ","), _is_sentence(["Note", "see the letter that was sent to you", ""], ",")
    (False, False)
    """
    told = [*row]
    while told and not told[-1].strip():
        told.pop()
    if separator != "," or not 1 < len(told) <= _LONGEST_LINE or not all(cell.startswith(" ") for cell in told[1:]):
        return False
    words = [len(_WORD.findall(cell)) for cell in told]
    return sum(words) >= _WORDS and max(words[1:]) > 1 and not any(re.fullmatch(r"[\s\d.,%*<-]*", cell) for cell in told)


_WORDS = 8
"""Words that make a sentence, where labels and values would have fewer."""


def _rows(text: str, separator: str, clock: Clock) -> tuple[list[tuple[Value, ...]], bool]:
    csv.field_size_limit(1_000_000)
    rows: list[tuple[Value, ...]] = []
    cells = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if number % 5000 == 0:
                clock.check()
            row = row[: clock.limits.columns]
            row = [separator.join(row).rstrip(separator)] if _is_sentence(row, separator) else row
            rows.append(tuple(tidy(cell) or None for cell in row) if any(row) else ())
            cells += len(row)
            if cells > clock.limits.cells:
                return rows, True
    except csv.Error as error:
        raise UnreadableSource(f"{clock.name}: no table of separated text ({error}); save it again as CSV") from error
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, False
