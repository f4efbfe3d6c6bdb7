"""What a passage mentions besides its claims: when, where, whom, what; and what is no claim at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period


class When(StrEnum):
    """How a passage says when."""

    FIXED = "fixed"
    SINCE = "since"
    ENDING = "ending"
    SHIFT = "shift"
    LAST = "last"
    THIS = "this"
    LENGTH = "length"
    SAME = "same"
    BOTH = "both"
    FIRST = "first"
    NTH = "nth"
    THAT = "that"


@dataclass(frozen=True, slots=True)
class SaidPeriod:
    """``period`` where fixed; ``years`` a shift (−1: "the year before") or a length; ``month`` of a year end without a year."""

    start: int
    end: int
    when: When
    period: Period | None = None
    years: float = 0.0
    month: int = 0

    @property
    def dates(self) -> bool:
        """Whether it puts a date to a figure, rather than a length to a change."""
        return self.when in (When.FIXED, When.SHIFT, When.LAST, When.THIS, When.ENDING, When.FIRST, When.NTH, When.THAT)


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """``areas`` are codes or names as printed. ``kind`` tells a place from "the force", "the region", "together"."""

    start: int
    end: int
    areas: tuple[str, ...]
    kind: str = "place"


@dataclass(frozen=True, slots=True)
class SaidAges:
    """A band of ages that the passage names."""

    start: int
    end: int
    ages: AgeBand


@dataclass(frozen=True, slots=True)
class SaidMeasure:
    """A measure that the passage names, or the part of one: an offence, the online mark, an app, what is counted."""

    start: int
    end: int
    offence: str | None = None
    online: Online | None = None
    counted: Counted | None = None
    mark: str = ""
