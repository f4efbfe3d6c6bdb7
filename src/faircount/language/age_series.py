"""Ages told one after the other, each with its count behind it: "aged 12 or under in 58, 13 to 15 in 121"."""

from __future__ import annotations

import re

from faircount.language.ages import find_band
from faircount.language.clause_words import split_sentences
from faircount.language.counting_words import AT_MOST, NUMBER_WORDS, number_in_words
from faircount.language.sentences import CountMention
from faircount.patterns import regex

_COUNT = regex(
    rf"\bin (?:the (?:other|remaining|rest:?) )?"
    rf"(?P<count>{AT_MOST}|(?:fewer|less) than \w+|<\s?\d+|\d{{1,3}}(?:,\d{{3}})+|\d+|{NUMBER_WORDS})\b"
    r"(?![/%-]|\.\d|,\d| ?per ?cent)",
    re.IGNORECASE,
)
_YEAR = regex(r"(?:19|20)\d\d")
_OF_AGE = regex(r"\b(?:aged?|ages|under|over|younger|older|between)\b", re.IGNORECASE)
_TWICE = 2


def counts_by_age(line: str) -> list[tuple[CountMention, int]]:
    """Each count of a sentence that tells ages in turn, its band as its clause, and where the words of the band begin.

    >>> said = "The victim was aged 12 or under in 58, between 13 and 15 in 121 and 16 or 17 in the other 35."
    >>> [(mention.number, mention.clause) for mention, _ in counts_by_age(said)]
    [('58', 'aged 12 or under'), ('121', 'between 13 and 15'), ('35', '16 or 17')]
    >>> counts_by_age("Of those aged 12 in 2019, 4 were girls.")
    []
    """
    found: list[tuple[CountMention, int]] = []
    for start, sentence in split_sentences(line):
        if not _OF_AGE.search(sentence):
            continue
        told: list[tuple[CountMention, int]] = []
        after = 0
        for match in _COUNT.finditer(sentence):
            if _YEAR.fullmatch(match["count"]):
                continue
            band = _last_band(sentence, after, match.start())
            after = match.end()
            if band is None:
                continue
            worth = number_in_words(match["count"])
            number = str(worth) if worth is not None else match["count"]
            clause = sentence[band[0] : match.start()].strip()
            told.append(
                (CountMention(number, start + match.start("count"), start + match.end(), clause, sentence), start + band[0])
            )
        found += told if len(told) >= _TWICE else []
    return found


def _last_band(sentence: str, first: int, last: int) -> tuple[int, int] | None:
    """Where the band begins and ends that stands right before the count, behind the count before it."""
    found = None
    at = first
    while (band := find_band(sentence[at:last])) is not None:
        found = (at + band[1], at + band[2])
        at += band[2]
    return found if found is not None and not sentence[found[1] : last].strip() else None
