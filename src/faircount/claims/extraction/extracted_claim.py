"""A claim as it is found, before anything is known of what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.lexicon import SIGNS
from faircount.claims.mentions.numerals import last_digit, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """Characters ``start`` to ``end``, the kind of claim, what it says in numbers, and where its number stands."""

    start: int
    end: int
    kind: ClaimKind
    stated: StatedValue
    number_at: int = -1

    @property
    def at(self) -> int:
        """Where the number stands, or the claim where it has none."""
        return self.start if self.number_at < 0 else self.number_at


Finder = Callable[[Passage, Wording], Iterator[ExtractedClaim]]
"""Every claim of one form that a passage makes."""


def stated_value(
    form: Form, printed: str, wording: Wording, hedge: str | None = None, direction: Direction | None = None
) -> StatedValue:
    """What a printed number with its hedge says, in this form."""
    number, unit, hedge = number_of(printed), last_digit(printed), hedge or ""
    return StatedValue(form, wording.take(form, number, unit, hedge), number, unit, hedge, direction)


def signed(quantities: StatedValue, direction: Direction | None) -> StatedValue:
    """The same with a fall below zero: what is said to fall by 12% changed by −12%."""
    if direction is None or SIGNS[direction] >= 0 or quantities.amount is None:
        return replace(quantities, direction=direction)
    amount = quantities.amount
    fallen = StatedRange(-amount.upper, -amount.lower, amount.upper_open, amount.lower_open)
    value = None if quantities.value is None else -quantities.value
    return replace(quantities, amount=fallen, value=value, direction=direction)


def trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The stretch of a match without the spaces at its ends."""
    start, end = found.span()
    text = found[0]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
