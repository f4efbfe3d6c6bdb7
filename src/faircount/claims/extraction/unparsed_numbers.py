"""Numbers of a text that no claim was made of: a checker that says how many it passed over can be trusted with the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faircount.claims.claim import VerifiedClaim
from faircount.claims.mentions.passage import read_passage
from faircount.patterns import regex

_NUMBER = regex(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?%?")
BESIDE = 30
"""Characters shown either side."""


@dataclass(frozen=True, slots=True)
class UnparsedNumber:
    """A printed number that is neither in a claim nor a date, an age, a sum of money or the like: where, and beside what."""

    start: int
    end: int
    text: str
    beside: str


def unparsed_numbers(text: str, judged: Iterable[VerifiedClaim]) -> tuple[UnparsedNumber, ...]:
    """The numbers in figures that were not understood, in the order of the text.

    >>> [one.text for one in unparsed_numbers("The 7 dwarfs met 55 children in 2019.", ())]
    ['7', '55']
    """
    masked = read_passage(text).masked
    claims = [(one.claim.start, one.claim.end) for one in judged]
    found = []
    for number in _NUMBER.finditer(masked):
        start, end = number.span()
        if not any(low <= start < high for low, high in claims):
            beside = " ".join(text[max(0, start - BESIDE) : end + BESIDE].split())
            found.append(UnparsedNumber(start, end, text[start:end], beside))
    return tuple(found)
