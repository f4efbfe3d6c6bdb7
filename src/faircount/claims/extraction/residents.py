"""One offence for so many who live there, told as a ratio and meant as a rate: "one for every 317 people"."""

from __future__ import annotations

import re

from faircount.claims.claim import Form, StatedValue
from faircount.claims.mentions.numerals import last_digit, number_of
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

RESIDENTS = Keyed(
    r"\b(?:people|residents|inhabitants|children|persons)\s*$", "people", "residents", "inhabitants", "children", "persons"
)


def per_residents(found: re.Match[str], wording: Wording) -> StatedValue:
    """One offence for so many who live there, which is a rate: the many are rounded, and the one is not."""
    part, whole, digit = number_of(found["a"]), number_of(found["b"]), last_digit(found["b"])
    living = wording.take(Form.COUNT if digit == 1 else Form.MAGNITUDE, whole, digit, "about" if digit > 1 else "")
    living = StatedRange(living.lower - 0.5, living.upper + 0.5) if living.is_exact else living
    amount = StatedRange(part * whole / living.upper, part * whole / living.lower)
    return StatedValue(Form.PER, amount, part, 1.0, found["hedge"] or "", whole=whole, word="people")
