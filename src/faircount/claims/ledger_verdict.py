"""Where a claim stands against a ledger of figures: six verdicts, with the arithmetic, the figures, and a fair wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.claims.claim import VerifiedClaim
from faircount.tables.figure import Figure


class LedgerVerdict(StrEnum):
    """The verdict on a claim by the figures that are held."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    COUNT_ONLY = "true of the recorded count only"
    ROUNDING = "rounding slip"
    NOT_COMPARABLE = "not comparable"
    UNKNOWN = "cannot be checked"


class Caution(StrEnum):
    """Why a claim that may be right by its numbers is still not fair as it stands."""

    COUNT_ONLY = "true of the recorded count only"
    FIRST_YEAR = "measured from the first year of a mark"
    BREAK = "across a break in how offences are counted"
    FORCES = "different forces, or unlike things, on the two sides"
    SMALL_BASE = "a percentage of a small number"
    UNITS = "victims set against offences"
    WRONG_WHOLE = "a part attached to the wrong whole"
    NATIONAL = "a wider area's figure given as local"
    STALE = "another year's figure given for this one"
    INCOMPLETE = "an incomplete answer taken for the whole"
    OTHER_BASE = "a percentage of another base than the one beside it"
    HANDFUL = "a rank among a handful"
    SELECTION = "picked from many, the others not told"


class Confidence(StrEnum):
    """How far the evidence for a caution can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim held against the figures: one line of arithmetic, a reason, what could fairly be said instead, and the figures.

    ``say`` is empty where nothing need change or be added, a wording in quotation marks, or ``Leave out``. ``told`` are the words
    of the text that a caution rests on where it rests on no figure.
    """

    verified: VerifiedClaim
    verdict: LedgerVerdict
    arithmetic: str
    reason: str = ""
    say: str = ""
    figures: tuple[Figure, ...] = ()
    caution: Caution | None = None
    confidence: Confidence | None = None
    told: str = ""


LEAVE_OUT = "Leave out"
SMALL = 20
"""Below this a count is a small base for a percentage."""
TELLING = 20
"""A number this large is told apart from others by itself; two areas may both have nine."""
ALONE = 100
"""And one this large where nothing else is known to set beside it."""


def quoted(words: str) -> str:
    """A wording in quotation marks."""
    return f"“{words}”"
