"""Claims in their places: each with what it is about and when, ready to be held against the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from faircount.claims.claim import Form, Subject
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.stated_range import StatedRange
from faircount.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is said to be measured from: a period, a number of years back (``exact`` or by the way), and its end."""

    period: Period | None = None
    years: float | None = None
    exact: bool = False
    after: Period | None = None


class MovedOn(StrEnum):
    """How words lead on from the year told last: to "now", which may be that year, or the end of "from 55 to 145 in a year"."""

    NOW = "now"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """A found claim with its number in the text, its sentence, its subject and its periods (two for a pair).

    ``moved_on``: over what words that may lead to another one its year is carried from an earlier sentence.
    """

    id: str
    extracted: ExtractedClaim
    sentence: int
    subject: Subject
    periods: tuple[Period | None, ...] = (None,)
    base: Base = field(default_factory=Base)
    moved_on: MovedOn | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure that the text tells, an operand for other claims: of a level its number, of a pair one of its two.

    ``role`` says how the words before it join it to another: "before" after "compared with", "after" after "reaching".
    ``per`` is the number of people that a rate is for ("4.4 per 1,000"), None for a count and for a percentage.
    """

    claim: str
    at: int
    end: int
    sentence: int
    number: float
    amount: StatedRange
    subject: Subject
    period: Period | None
    role: str = ""
    pair: str = ""
    per: float | None = None


def is_count(read: ResolvedClaim) -> bool:
    """Whether a claim is a count by itself."""
    return read.extracted.stated.form is Form.COUNT
