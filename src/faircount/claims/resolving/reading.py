"""Claims in their places: each with what it is about and when, ready to be held against the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from faircount.claims.amount import Amount
from faircount.claims.claim import Form, Subject
from faircount.claims.finding.found import Found
from faircount.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is said to be measured from: a period, a number of years back (``exact`` or by the way), and its end."""

    period: Period | None = None
    years: float | None = None
    exact: bool = False
    after: Period | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A found claim with its number in the text, its sentence, its subject and its periods (two for a pair)."""

    id: str
    found: Found
    sentence: int
    subject: Subject
    periods: tuple[Period | None, ...] = (None,)
    base: Base = field(default_factory=Base)


@dataclass(frozen=True, slots=True)
class Told:
    """One figure that the text tells, an operand for other claims: of a level its number, of a pair one of its two.

    ``role`` says how the words before it join it to another: "before" after "compared with", "after" after "reaching".
    ``per`` is the number of people that a rate is for ("4.4 per 1,000"), None for a count and for a percentage.
    """

    claim: str
    at: int
    end: int
    sentence: int
    number: float
    amount: Amount
    subject: Subject
    period: Period | None
    role: str = ""
    pair: str = ""
    per: float | None = None


def is_count(read: Read) -> bool:
    """Whether a claim is a count by itself."""
    return read.found.quantities.form is Form.COUNT
