"""Parts of a label that words say outright: a sex, and that its figures are no counts."""

from __future__ import annotations

from functools import lru_cache

from faircount.language import words
from faircount.language.keyed import Keyed
from faircount.language.named_victims import needs_its_victim
from faircount.language.units import without_units
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.offences import find_offence

_LETTER = Keyed(
    r"\b(?i:(?:victims?'?s? )?(?:sex|gender)(?: of (?:the )?(?:victims?|child(?:ren)?))?)"
    r"(?: ?[:=(–-] ?| )([FMUX])\b(?![-.'’/&])\)?"
    r"|^\W*([FMUX]) (?=(?i:victims?|vics?)\b)|(?i:(?<=victim)|(?<=victims)) ?[:(,–-] ?([FMUX])\b(?![-.'’/&])\)?",
    *("ex", "ender", "EX", "ENDER", "vic", "Vic", "VIC"),
)
"""One letter for a sex beside what names it: "Sex: F", "M victims", "Victims (F)"."""


_BOTH = Keyed(
    r"(?i)\b(?:(?:all|both|either)\s+(?:sexes|genders)|(?:sexes|genders)\s+(?:combined|together))\b",
    "sexes",
    "genders",
    "Sexes",
    "Genders",
)
"""Words that let in both: a section "Online flag applied (all sexes)" below one of girls."""


def find_sex(text: str) -> tuple[Sex | None, str]:
    """The one sex that the words say, or that it is not known, and the words without it.

    >>> find_sex("Female, 12-15")[0], find_sex("girls and boys")[0]
    (<Sex.FEMALE: 'female'>, None)
    >>> find_sex("Victim gender - M")[0], find_sex("F victims")
    (<Sex.MALE: 'male'>, (<Sex.FEMALE: 'female'>, ' victims'))
    >>> find_sex("Online flag (all sexes)")
    (<Sex.ALL: 'all'>, 'Online flag ( )')
    """
    if (both := _BOTH.search(text)) is not None:
        return Sex.ALL, f"{text[: both.start()]} {text[both.end() :]}"
    unknown = words.SEX_UNKNOWN.search(text)
    if unknown:
        return Sex.NOT_KNOWN, f"{text[: unknown.start()]} {text[unknown.end() :]}"
    found = [(sex, match) for sex, pattern in words.SEXES if (match := pattern.search(text))]
    if not found and (letter := _LETTER.search(text)) is not None:
        found = [(words.SEX_LETTERS[(letter[1] or letter[2] or letter[3]).lower()], letter)]
    if len(found) != 1:
        return None, text
    sex, match = found[0]
    return sex, f"{text[: match.start()]} {text[match.end() :]}"


def find_not_a_count(text: str) -> tuple[str, str]:
    """What the words say the figures are, where they are no counts, and the words without it."""
    if words.ANY_NOT_A_COUNT.search(text):
        for name, pattern in words.NOT_COUNTS:
            found = pattern.search(text)
            if found:
                return name, f"{text[: found.start()]} {text[found.end() :]}"
    return "", text


@lru_cache(maxsize=20_000)
def is_offence(text: str) -> bool:
    """Whether the words name an offence, more than just "offences" or "crimes"."""
    if not text or len(text) > 160:
        return False
    if find_offence(text) is not None or needs_its_victim(text):
        return True
    core = without_units(words.WHEN_DONE.sub(" ", text))
    if not words.DIMENSION_WORDS.sub("", core).strip(" :;,.()/-–"):
        return False
    return bool(words.OFFENCE_WORDS.search(core)) and bool(words.FILLER.sub("", core).strip())
