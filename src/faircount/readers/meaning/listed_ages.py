"""Bands of ages and their numbers in one line of a letter: "0-4: 5, 5-9: 20", "0 to 4 (5), 5 to 9 (20)"."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.patterns import regex
from faircount.readers.meaning.age_labels import are_bands_in_turn

_ITEM = regex(
    r"(?<![\w/.,-])(?P<band>(?:aged? )?(?:under \d{1,2}|\d{1,2} ?(?:-|–|to|and|or) ?(?:\d{1,2}|under|over)|\d{1,2}\+))"
    r"(?: years?(?: old)?)?"
    r"(?:\s*[:=]\s*|\s+[-–]\s*|\s*\(\s*)(?P<value><?(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d–/-])|nil|none|\*)\)?",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\s*(?:[,;]|and|[,;] and)\s*", re.IGNORECASE)
_FEWEST = 3
"""Bands from which on a line lists ages."""


def split_ages(line: str) -> list[tuple[str, str]]:
    """The bands of ages of a line, each with its number, where they follow each other; else nothing.

    >>> split_ages("By age: 0-4 - 5, 5-9 - 20, 10-14 - 58"), split_ages("0-4: 5, 6-9: 20, 2019-20: 58")
    ([('0-4', '5'), ('5-9', '20'), ('10-14', '58')], [])
    """
    items = list(_ITEM.finditer(line)) if len(line) < 1_000 else []
    if len(items) < _FEWEST or not all(_BETWEEN.fullmatch(line, one.end(), other.start()) for one, other in pairwise(items)):
        return []
    bands = [item["band"] for item in items]
    return [(item["band"], item["value"]) for item in items] if are_bands_in_turn(bands) else []
