"""The short summary of a check that an editor pastes into a query to the author."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.briefing.article import ArticleClaim, Mark
from faircount.language.several import several

LONGEST = 62
"""Characters of a title."""
ASKED = (Mark.FALSE, Mark.ROUNDING, Mark.UNLIKE, Mark.COUNT_ONLY)


def query(title: str, claims: Sequence[ArticleClaim], text: str) -> str:
    """What to look at again, worst first, each claim in its own words with the sum; or that nothing is amiss."""
    asked = sorted((claim for claim in claims if claim.mark in ASKED), key=lambda claim: (ASKED.index(claim.mark), claim.number))
    held = sum(claim.mark is Mark.HOLDS for claim in claims)
    about = f"“{shortened(title)}”" if title else "The text"
    if not asked:
        first = f"{about}: {held} of {several(len(claims), 'claim')} with numbers hold, and nothing speaks against the others."
        return "\n".join([first, *_to_word_with_care(claims, text)])
    lines = [f"{about}: {len(asked)} of {several(len(claims), 'claim')} with numbers to look at again."]
    lines += [f"- {_line(claim, text)}" for claim in asked]
    return "\n".join([*lines, *_to_word_with_care(claims, text), f"{held} hold. The figures are judged, not the writer."])


def shortened(title: str) -> str:
    """A title in one line of the query; the first words of a text that has none.

    >>> shortened("Thames Valley saw a 140% leap in online grooming last year. The force logged 274 section 15A offences")
    'Thames Valley saw a 140% leap in online grooming last year. …'
    """
    return title if len(title) <= LONGEST else title[:LONGEST].rsplit(" ", 1)[0] + " …"


def _to_word_with_care(claims: Sequence[ArticleClaim], text: str) -> list[str]:
    """The claims that no figure speaks against and that are not fair as they stand, under a line of their own."""
    careful = [claim for claim in claims if claim.mark not in ASKED and claim.fairness]
    return ["To word with care:", *(f"- {_line(claim, text)}" for claim in careful)] if careful else []


def said(claim: ArticleClaim, text: str) -> str:
    """The words of a claim in one line, a long one shortened."""
    return shortened(" ".join(text[claim.start : claim.end].split()))


def _line(claim: ArticleClaim, text: str) -> str:
    caution = f" ({claim.fairness.caution})" if claim.fairness and claim.fairness.caution else ""
    line = f"“{said(claim, text)}”: {claim.mark.value.lower()}{caution}. {claim.arithmetic}."
    return f"{line} Say {claim.say}." if claim.say and claim.say != "Leave out" else line
