"""A claim as it is found, before anything is known of what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from faircount.claims.amount import Amount
from faircount.claims.claim import Direction, Form, Kind, Quantities
from faircount.claims.finding.lexicon import SIGNS
from faircount.claims.mentions.numerals import last_digit, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start`` to ``end``, the kind of claim, what it says in numbers, and where its number stands."""

    start: int
    end: int
    kind: Kind
    quantities: Quantities
    number_at: int = -1

    @property
    def at(self) -> int:
        """Where the number stands, or the claim where it has none."""
        return self.start if self.number_at < 0 else self.number_at


Finder = Callable[[Passage, Wording], Iterator[Found]]
"""Every claim of one form that a passage makes."""


def quantity(
    form: Form, printed: str, wording: Wording, hedge: str | None = None, direction: Direction | None = None
) -> Quantities:
    """What a printed number with its hedge says, in this form."""
    number, unit, hedge = number_of(printed), last_digit(printed), hedge or ""
    return Quantities(form, wording.take(form, number, unit, hedge), number, unit, hedge, direction)


def signed(quantities: Quantities, direction: Direction | None) -> Quantities:
    """The same with a fall below zero: what is said to fall by 12% changed by −12%."""
    if direction is None or SIGNS[direction] >= 0 or quantities.amount is None:
        return replace(quantities, direction=direction)
    amount = quantities.amount
    fallen = Amount(-amount.upper, -amount.lower, amount.upper_open, amount.lower_open)
    value = None if quantities.value is None else -quantities.value
    return replace(quantities, amount=fallen, value=value, direction=direction)


def trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The stretch of a match without the spaces at its ends."""
    start, end = found.span()
    text = found[0]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
