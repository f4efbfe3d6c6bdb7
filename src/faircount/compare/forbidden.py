"""Words that no sentence of ours may hold, and what to say instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from faircount.patterns import regex


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A pattern that may not stand in our text, what to say in its place, and why."""

    pattern: re.Pattern[str]
    instead: str
    why: str


@dataclass(frozen=True, slots=True)
class ForbiddenWord:
    """A forbidden word where it stands in a text."""

    start: int
    end: int
    text: str
    instead: str
    why: str


def _rule(pattern: str, instead: str, why: str) -> Forbidden:
    return Forbidden(regex(rf"\b(?:{pattern})\b", re.IGNORECASE), instead, why)


_CAUSE = "counts do not tell causes; name what else could explain them"
_LOUD = "a count needs no adjective; give the number and whether chance could explain it"
FORBIDDEN: tuple[Forbidden, ...] = (
    _rule(r"because|due to|owing to|thanks to|as a result of|caused by|driven by|led to", "we cannot tell which", _CAUSE),
    _rule(r"shows? that|proves?(?: that)?|demonstrates?(?: that)?", "the count, then its range", _CAUSE),
    _rule(
        r"(?:in)?significan(?:t|tly|ce)",
        "more than chance alone would explain",
        "readers take it for important; the test is about chance alone",
    ),
    _rule(
        r"(?:stayed|stays|remained|remains) (?:the same|unchanged|stable|flat|level)|no change (?:in|between)",
        "no clear change",
        "a range that holds no change holds many changes too",
    ),
    _rule(
        r"soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|sky-?rocket(?:s|ed|ing)?|spik(?:e|es|ed|ing)|rocket(?:s|ed|ing)?",
        "rose from one count to the other, with the range",
        _LOUD,
    ),
    _rule(r"plummet(?:s|ed|ing)?|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)", "fell, with the range", _LOUD),
    _rule(r"shocking|alarming|staggering|horrifying|epidemic|explosion|crime wave", "the count", _LOUD),
    _rule(r"only (?:about |around )?[\d,]+|a mere", "the count", "it belittles the count, and those behind it"),
    _rule(
        r"worst|best-performing|league table|top of the table|highest in (?:the country|England|Wales)",
        "higher than expected, with what else could explain it",
        "forces record differently; a higher count may be a force that finds and records more",
    ),
    _rule(r"perverts?|paedophiles?|beasts?|monsters?|fiends?", "people who abuse", "sensational, and not what was counted"),
    _rule(
        r"child porn(?:ography)?|kiddie porn|indecent selfies",
        "child sexual abuse material",
        "it is the record of an abuse, not a kind of entertainment",
    ),
    _rule(
        r"children (?:were )?(?:sexually )?abused(?: online)? (?:rose|fell|up|down|increased|decreased|more than)",
        "offences recorded",
        "an offence is not a child, and recorded is not happened",
    ),
    _rule(
        r"(?:one|a child|an offence|a crime|abused)(?: \w+){0,3} every (?:[\d.]+|\w+) (?:seconds?|minutes?|hours?)",
        "the count",
        "it makes a rhythm out of a total, and grows with whatever is added up",
    ),
    _rule(r"histor(?:ic|ical) (?:sexual |child )?(?:sexual )?(?:abuse|offences?|cases?)", "non-recent", "what survivors ask for"),
    _rule(
        r"cyber[- ]?(?:sex|flag(?:s|ged)?|crimes?|offences?)(?: offences?| crimes?)?",
        "offences with an online element, or marked as online",
        "the mark is put on where an offence was committed online in full or in part",
    ),
    _rule(r"confidence intervals?|margins? of error", "range", "plain names; the method is named in the notes"),
    _rule(r"anomal(?:y|ies|ous)", "figures that do not agree", "it accuses, where the figures alone are judged"),
)


@lru_cache(maxsize=1_000)
def forbidden_words(text: str) -> tuple[ForbiddenWord, ...]:
    """Every forbidden word in the text, in order, with what to say instead; empty for a text that may be printed.

    >>> [(word.text, word.instead) for word in forbidden_words("A significant rise, due to the new mark.")]
    [('significant', 'more than chance alone would explain'), ('due to', 'we cannot tell which')]
    >>> forbidden_words("Recorded offences went from 820 to 772: no clear change.")
    ()
    """
    found = (
        ForbiddenWord(hit.start(), hit.end(), hit[0], rule.instead, rule.why)
        for rule in FORBIDDEN
        for hit in rule.pattern.finditer(text)
    )
    return tuple(sorted(found, key=lambda word: (word.start, word.end)))
