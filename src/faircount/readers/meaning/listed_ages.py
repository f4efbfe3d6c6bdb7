"""Bands of ages and their numbers in one line of a letter: "0-4: 5, 5-9: 20", "0 to 4 (5), 5 to 9 (20)"."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.language.words import NOT_KNOWN_OF
from faircount.patterns import regex
from faircount.readers.meaning.age_labels import are_bands_in_turn

_ITEM = regex(
    r"(?<![\w/.,-])(?P<band>(?:aged? )?(?:under \d{1,2}|u\d{1,2}|\d{1,2} ?(?:-|–|to|and|or) ?(?:\d{1,2}|under|over)|\d{1,2}\+))"
    r"(?: years?(?: old)?)?"
    r"(?:\s*[:=]\s*|\s+[-–]\s*|\s*\(\s*)(?P<value><?(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d–/-])|nil|none|\*)\)?",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\s*(?:[,;]|and|[,;] and)\s*", re.IGNORECASE)
_NOT_KNOWN = regex(
    rf"(?:{_BETWEEN.pattern})(?:(?P<count>\d[\d,]*) (?:\w+ ){{0,3}}?(?=(?:the |their |whose )?ages?\b)(?P<said>[a-z' ]{{3,40}})"
    r"|(?:(?:ages? )?(?:unknown|not (?:known|recorded|stated))|unknown ages?)\s*[:=]?\s*(?P<value>\d[\d,]*))(?=[\s.;,)]|$)",
    re.IGNORECASE,
)
"""Those of no known age behind a list of ages: "and 7 where the age was not recorded", "age unknown: 7"."""
_FEWEST = 3
"""Bands from which on a line lists ages."""


def split_ages(line: str) -> list[tuple[str, str]]:
    """The bands of ages of a line, each with its number, where they follow each other; else nothing.

    >>> split_ages("By age: 0-4 - 5, 5-9 - 20, 10-14 - 58"), split_ages("0-4: 5, 6-9: 20, 2019-20: 58")
    ([('0-4', '5'), ('5-9', '20'), ('10-14', '58')], [])
    >>> split_ages("Under 7 years: 82, 7 to 12 years: 177, 13 to 17 years: 397 and 7 where the age was not recorded.")[-1]
    ('age not known', '7')
    """
    items = list(_ITEM.finditer(line)) if len(line) < 1_000 else []
    if len(items) < _FEWEST or not all(_BETWEEN.fullmatch(line, one.end(), other.start()) for one, other in pairwise(items)):
        return []
    if not are_bands_in_turn([item["band"] for item in items]):
        return []
    told = [(item["band"], item["value"]) for item in items]
    behind = _NOT_KNOWN.match(line, items[-1].end())
    if behind is not None and (behind["value"] or NOT_KNOWN_OF.search(behind["said"])):
        told.append(("age not known", behind["value"] or behind["count"]))
    return told
