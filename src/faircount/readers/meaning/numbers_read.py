"""A number as printed: its bounds, how it is known, and what is uncertain about it."""

from __future__ import annotations

import re

from faircount.language.marks import Legend
from faircount.language.numbers import read_value
from faircount.language.reading import CellReading
from faircount.language.tokens import Value
from faircount.patterns import regex
from faircount.readers.meaning.facts import CellFacts
from faircount.vocabulary.status import CellStatus

_MOST = 1e7  # A count that no force has of anything in a year.

OPEN = {
    CellStatus.NOT_RECORDED: "no figure was given",
    CellStatus.NOT_APPLICABLE: "not applicable",
    CellStatus.REFUSED: "withheld",
}
"""Why a cell that was read is no figure, by what it says."""
BLANK, WORDS = "blank", "words, not a figure"
"""Why a cell is none of which nothing was read."""
SAID_OF_MARK = "limits: what is said of its mark"
"""Where the limits of a hidden count come from that was printed as a mark alone; a mark may stand for two things."""
OTHER_MARK = "the answer does not say what the mark stands for here: the printed total holds more than it allows"


_MARK = regex(r"(?!(?:y|n|yes|no|na|nk|nr|tbc)$)(?:[a-z]{1,2}|[^\w\s.?…:‐‑‒–—−-]{1,3}|\[\w{1,4}\])$", re.IGNORECASE)


def readings_of(value: Value, legend: Legend, *, is_percent: bool) -> tuple[CellReading, ...]:
    """The figures of a cell among figures. A sign of which nothing is said hides a count, as far as anybody can tell.

    >>> from faircount.language.marks import NO_LEGEND
    >>> [found.sign for text in ("~", "[low]", "see note", "-") for found in readings_of(text, NO_LEGEND, is_percent=False)]
    ['~', '[low]', '']
    """
    if value is None and legend.blank is not None:
        return (CellReading(None, *legend.blank, status=CellStatus.SUPPRESSED_AT_SOURCE, sign="blank"),)
    found = read_value(value, legend, percent=is_percent)
    sign = value.strip() if isinstance(value, str) and not found else ""
    return (CellReading(status=CellStatus.SUPPRESSED_AT_SOURCE, sign=sign),) if _MARK.match(sign) else found


def reading_doubt(reading: CellReading, is_count: bool) -> str:
    """What is uncertain about a number as it was printed, or nothing."""
    if reading.is_about:
        return "printed as approximate"
    if is_count and reading.number is not None:
        if not reading.number.is_integer():
            return "a count with a fraction"
        if reading.number < 0:
            return "a count below nought"
        if reading.number > _MOST:
            return "a count larger than any that is recorded"
    if reading.status is CellStatus.SUPPRESSED_AT_SOURCE and reading.upper is None and not reading.is_told:
        return f"the answer does not say what the mark {reading.sign} stands for".replace("  ", " ")
    return ""


def bounds_of(reading: CellReading, facts: CellFacts) -> tuple[float | None, int | None, int | None]:
    """The number and the bounds: an age "under 1" is age 0, a number is its own bounds."""
    if facts.not_a_count.startswith("age of") and reading.upper == 0:
        return 0.0, 0, 0
    if reading.number is not None and reading.lower is None and not reading.is_about:
        whole = int(reading.number) if reading.number.is_integer() else None
        return reading.number, whole, whole
    return reading.number, reading.lower, reading.upper


def status_of(reading: CellReading, number: float | None) -> CellStatus:
    """How the figure is known: as an age of nought it was observed, though it was printed as "under 1"."""
    return CellStatus.OBSERVED if number is not None and reading.number is None else reading.status


NO_FIGURE = regex(
    r"\b(?:reference|ref\.?|foi(?: no| number| ref)?|request (?:no|number|id)|telephone|phone|tel|fax|page|our number"
    r"|your number|case number|postcode|"
    r"date (?:of|received|sent|issued|published)|received|supplied|published|publication|version|issued)\b",
    re.IGNORECASE,
)
"""Labels of numbers that refer to something and count nothing."""
