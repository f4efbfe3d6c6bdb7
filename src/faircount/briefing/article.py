"""A checked article as content: the text untouched, and a verdict on each claim with a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from faircount.briefing.parts import Link, Note, Prose


class Mark(StrEnum):
    """The six verdicts; each has an underline, a tint and a glyph of its own."""

    HOLDS = "Holds"
    COUNT_ONLY = "True of the count only"
    ROUNDING = "Rounding slip"
    FALSE = "Does not hold"
    UNLIKE = "Not comparable"
    UNKNOWN = "Cannot be checked"


USE: Mapping[Mark, str] = {
    Mark.HOLDS: "Its figures can stand; say the caution beside them",
    Mark.COUNT_ONLY: "Say it of the count alone",
    Mark.ROUNDING: "The same, with the last digit put right",
    Mark.FALSE: "No wording to offer: leave it out",
    Mark.UNLIKE: "No comparison: give the figures each by itself",
    Mark.UNKNOWN: "No wording to offer: nothing here speaks for it or against it",
}
"""What to do with a claim for which no wording is given."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """Why a claim that may be right by its numbers is not fair as it stands.

    ``caution`` is empty where the verdict says the same; ``evidence`` are the figures it rests on, "" where it rests on none;
    ``confidence`` is how far that can be trusted.
    """

    caution: str
    evidence: str
    confidence: str

    @property
    def words(self) -> str:
        """The caution in one line.

        >>> Fairness("a percentage of a small number", "6 (2015/16), printed by The Mail", "medium").words
        'A percentage of a small number. Rests on 6 (2015/16), printed by The Mail; medium confidence.'
        """
        rests = f"Rests on {self.evidence}; " if self.evidence else ""
        trusted = f"{self.confidence} confidence."
        told = f"{rests}{trusted}" if rests else trusted.capitalize()
        return f"{self.caution[0].upper()}{self.caution[1:]}. {told}" if self.caution else told

    def beside(self, held: str) -> str:
        """The caution where the figures and who printed them stand beside it already; "" where the verdict says it all."""
        caution = f"{self.caution[0].upper()}{self.caution[1:]}." if self.caution else ""
        rests = f"Rests on {self.evidence}." if self.evidence and self.evidence != held else ""
        return " ".join(filter(None, (caution, rests)))


@dataclass(frozen=True, slots=True)
class ArticleClaim:
    """One claim: characters ``start`` to ``end`` (end not included) of the text, its verdict and why.

    ``arithmetic`` is printed in bold (``145 ÷ 55 = 2.64; range 1.92 to 3.66``), ``reason`` after it, ``say`` is a fair wording
    with its quotation marks (or ``Leave out``), "" for none; ``fairness`` is the caution on it. Claims are numbered from 1 in the
    order of the text; one claim may lie inside another, but two may not overlap in part. ``what`` is the claim as it was
    understood, ``held`` the figures that bear on it, "" where none does.
    """

    number: int
    start: int
    end: int
    mark: Mark
    arithmetic: str
    reason: Prose
    say: str = ""
    fairness: Fairness | None = None
    what: str = ""
    held: str = ""

    @property
    def is_reckoned(self) -> bool:
        """Whether there is a sum to show; a claim on which nothing bears has none."""
        return self.mark is not Mark.UNKNOWN or bool(self.held)

    @property
    def use(self) -> str:
        """A sentence to use in its place, or what to do with it where there is none."""
        if self.say:
            return self.say
        return "It can stand as it is" if self.mark is Mark.HOLDS and not self.fairness else USE[self.mark]


@dataclass(frozen=True, slots=True)
class SuggestedChange:
    """One line of "Change before you print", worst first: the number of the claim, a bold lead, the rest."""

    number: int
    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """The page of a checked article.

    ``checked`` is the line under the title (checked when, against what). ``summary`` is one sentence with the numbers of claims.
    The first ``headline_length`` characters of ``text`` are its headline; paragraphs are divided by line ends. ``received`` is
    the line under the headline (``Text as received, 200 words. No claim without a number is judged.``).
    """

    slug: str
    checked: str
    summary: str
    changes: tuple[SuggestedChange, ...]
    text: str
    headline_length: int
    received: str
    claims: tuple[ArticleClaim, ...]
    left_out: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
