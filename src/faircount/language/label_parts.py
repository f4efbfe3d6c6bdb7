"""Parts of a label that words say outright: a sex, and that its figures are no counts."""

from __future__ import annotations

from faircount.language import words
from faircount.vocabulary.measures import Sex


def find_sex(text: str) -> tuple[Sex | None, str]:
    """The one sex that the words say, or that it is not known, and the words without it.

    >>> find_sex("Female, 12-15")[0], find_sex("girls and boys")[0]
    (<Sex.FEMALE: 'female'>, None)
    """
    unknown = words.SEX_UNKNOWN.search(text)
    if unknown:
        return Sex.NOT_KNOWN, f"{text[: unknown.start()]} {text[unknown.end() :]}"
    found = [(sex, match) for sex, pattern in words.SEXES if (match := pattern.search(text))]
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
