"""The words that single a figure out among those of its text ("Hastings 47"), and those of them that a claim repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.mentions.numerals import NUMBER, SCALES, TENS, UNITS
from faircount.claims.mentions.passage import Passage
from faircount.claims.verification.operands import COUNT, LENGTH, THINGS, Operand, is_name
from faircount.claims.verification.wording import TELLING
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS

_WORD = regex(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+")
_CUT = regex(r"[,;|•\n()]|\band\b")
"""What ends the words that stand with a figure."""
_CUT_BEHIND, FAR_BEHIND = regex(r"[,;|•\n()\d]|\.\s"), 50
SHORTEST_NAME, SHORTEST_WORD = 3, 4
_THINGS = regex(
    r"\s*(?:%\s+|per\s?cent\s+)?(?:(?:of|in)\s+(?:all\s+|its\s+|their\s+|our\s+)?(?:the\s+|these\s+|those\s+|such\s+)?)?"
    r"(?P<words>(?:[^\W\d_]|['’-](?=[^\W\d_]))+(?:\s(?:[^\W\d_]|['’-](?=[^\W\d_]))+){0,5})"
)
"""The words behind a number up to the next stop; the last of them before a word that tells how is what it counts."""
_NUMBER = regex(NUMBER)
_PEOPLE = frozenset(("children", "people", "men", "women", "staff", "police"))
"""What is counted in words that do not end as most do for more than one."""
_BEFORE = frozenset(("such", "new", "more", "fewer", "other", "further"))
"""Words before it that are no part of it."""
FEWEST_TOLD, SHARE_TOLD = 2, 0.4
"""Figures at which a word may stand, and still single one out: so many, or this share of all."""
_COMMON = (
    TELLING
    | UNITS.keys()
    | TENS.keys()
    | SCALES.keys()
    | frozenset(
        (
            "about across again also although among and are around because been being between both but can could did does done "
            "double doubled dozen each even every fewer fifth figure for found friday gave get give given gives going gone got "
            "had has her here him his how however into its let like made many may might monday much must new next nor not now "
            "number off old once onto our own point put quarter said saturday says see several she should show shows since such "
            "sunday taken takes tell tells the third thursday told took total treble trebled tuesday twice upon very want was "
            "wednesday well went what who why will work would yet you your"
        ).split()
    )
)
"""Words that single nothing out."""


def labelled(passage: Passage, figures: Sequence[Operand]) -> tuple[Operand, ...]:
    """The figures with the words that stand with each and with few others."""
    held = [_clause(passage, figures, number) for number in range(len(figures))]
    told = Counter(word for words in held for word in words)
    most = max(FEWEST_TOLD, SHARE_TOLD * len(figures))
    return tuple(
        replace(one, words=frozenset(word for word in words if told[word] <= most), noun=_noun(passage, one))
        for one, words in zip(figures, held, strict=True)
    )


def _noun(passage: Passage, one: Operand) -> str:
    number = _NUMBER.match(passage.masked, one.at) if one.unit in (COUNT, THINGS, LENGTH) else None
    return noun_behind(passage, number.end() if number else one.end)


def noun_behind(passage: Passage, at: int) -> str:
    """What is counted by the words behind a number ("child abuse detectives", "of the conversations"), in its plainest form."""
    found = _THINGS.match(passage.printed, at)
    for word in found["words"].split() if found else ():
        low = word.lower()
        if low in _PEOPLE or (low.endswith("s") and not low.endswith("ss") and low not in _COMMON):
            return low if low in _PEOPLE else low[:-1]
        if (low in _COMMON and low not in _BEFORE) or low in MONTHS or word[0].isupper():
            break
    return ""


def sentence_words(passage: Passage, at: int) -> frozenset[str]:
    """The words of a sentence, names with a capital letter, all in their plainest form."""
    return _words(passage, *passage.around(at))


def words_behind(passage: Passage, start: int, end: int) -> frozenset[str]:
    """The words behind a claim, up to the next stop or number."""
    cut = _CUT_BEHIND.search(passage.printed, start, end)
    return _words(passage, start, min(start + FAR_BEHIND, cut.start() if cut else end))


def _clause(passage: Passage, figures: Sequence[Operand], number: int) -> frozenset[str]:
    """The words from the figure before to the one behind, up to a stop; without a name there, that of the sentence's head."""
    one = figures[number]
    start, end = passage.around(one.at)
    before = max((other.end for other in figures[:number] if other.end <= one.at), default=0)
    behind = next((other.at for other in figures[number + 1 :] if other.at >= one.end), len(passage.printed))
    left, right = max(start, min(before, one.at)), min(end, behind)
    cuts = [cut.end() for cut in _CUT.finditer(passage.printed, left, one.at)]
    words = _words(passage, cuts[-1] if cuts else left, one.at)
    if not words and cuts:
        words = _words(passage, left, one.at)
    cut = _CUT.search(passage.printed, one.end, right)
    words |= _words(passage, one.end, cut.start() if cut else right)
    if not any(map(is_name, words)):
        words |= {word for word in _words(passage, start, left) if is_name(word)}
    return words


def _words(passage: Passage, start: int, end: int) -> frozenset[str]:
    found = set()
    for token in _WORD.finditer(passage.printed, start, end):
        plain = token[0].replace("’", "'").removesuffix("'s")
        low = plain.lower()
        if low in _COMMON or low in MONTHS or len(plain) < SHORTEST_NAME:
            continue
        if plain[0].isupper() and plain[1:].islower() and not _is_capital_by_place(passage, token.start(), low):
            found.add(plain)
        elif len(low) >= SHORTEST_WORD:
            found.add(low[:-1] if low.endswith("s") and not low.endswith("ss") else low)
    return frozenset(found)


def _is_capital_by_place(passage: Passage, at: int, low: str) -> bool:
    """Whether a word opens its sentence and stands in small letters elsewhere."""
    start, _ = passage.around(at)
    opens = not any(character.isalnum() for character in passage.printed[start:at])
    return opens and re.search(rf"\b{re.escape(low)}\b", passage.printed) is not None
