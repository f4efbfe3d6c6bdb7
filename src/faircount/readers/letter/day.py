"""The day that a letter bears at its head, alone on its line or behind the word for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.base import Document

MOST_LINES = 20
"""So many lines of a letter without a salutation are its head."""
_LONGEST = 120
_DEAR = regex(r"\W*(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom)\b", re.IGNORECASE)
_BEFORE = regex(
    r"(?:|.*(?:\s{2,}|\t))\W*(?:dated?(?: of (?:this )?(?:response|reply|answer|letter|issue|disclosure))?\s*[:–-]?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
    re.IGNORECASE,
)
"""What may stand before the day: nothing, another column of the letterhead, what the day is, its name in the week."""


def day_of(document: Document) -> date | None:
    """The day of a document: that of its message, else that at the head of its letter; None where it bears none, or several."""
    return document.dated or day_of_letter(line for block in document.prose() for line in block.text.split("\n"))


def day_of_letter(lines: Iterable[str]) -> date | None:
    """The one day that stands above a salutation; a day inside a sentence, or of what the letter answers, is none.

    >>> day_of_letter(["Kent Police", "12 June 2024", "Dear Ms Webb,", "Thank you for your request of 20 May 2024."])
    datetime.date(2024, 6, 12)
    >>> day_of_letter(["Date received: 20 May 2024", "Dear Ms Webb,"])
    """
    days = set()
    for line in islice((line.strip() for line in lines if line.strip()), MOST_LINES):
        if _DEAR.match(line):
            break
        days |= set(_alone(line)) if len(line) <= _LONGEST else set()
    return days.pop() if len(days) == 1 else None


def _alone(line: str) -> Iterable[date]:
    """The day with which a line ends, if nothing else is said there of it."""
    for span in find_spans(line):
        if span.kind == "date" and not line[span.end :].strip(" .,") and _BEFORE.fullmatch(line[: span.start]):
            yield span.period.end
