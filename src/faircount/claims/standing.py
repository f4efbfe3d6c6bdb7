"""Where a claim stands against a ledger of figures: six verdicts, with the arithmetic, the figures, and a fair wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.claims.claim import Judged
from faircount.tables.figures import Figure


class Standing(StrEnum):
    """The verdict on a claim by the figures that are held."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    COUNT_ONLY = "true of the recorded count only"
    ROUNDING = "rounding slip"
    NOT_COMPARABLE = "not comparable"
    UNKNOWN = "cannot be checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim held against the figures: one line of arithmetic, a reason, what could fairly be said instead, and the figures.

    ``say`` is empty where nothing need change, a wording in quotation marks, or ``Leave out``.
    """

    judged: Judged
    standing: Standing
    arithmetic: str
    reason: str = ""
    say: str = ""
    figures: tuple[Figure, ...] = ()


LEAVE_OUT = "Leave out"


def quoted(words: str) -> str:
    """A wording in quotation marks."""
    return f"“{words}”"
