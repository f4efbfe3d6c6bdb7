"""What an article leaves out: the first year of a mark, that offences are not children, where to find help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faircount.claims.claim import ClaimKind, Form
from faircount.claims.ledger_verdict import CheckedClaim
from faircount.patterns import regex
from faircount.vocabulary.breaks import first_years
from faircount.vocabulary.helplines import HELPLINES
from faircount.vocabulary.measures import Counted, Online

_FIRST_YEAR = regex(
    r"\bfirst (?:full )?year\b|\bnew (?:\w+ )?(?:flag|mark|marker)\b"
    r"|\b(?:flag|mark|marker)\b[^.]{0,60}\b(?:new|introduced|required|compulsory|mandatory)\b"
    r"|\b(?:introduced|required|compulsory|mandatory)\b[^.]{0,60}\b(?:flag|mark|marker)\b",
    re.IGNORECASE,
)
_NOT_CHILDREN = regex(
    r"\b(?:offences?|crimes?) (?:is|are) not (?:the same as )?(?:a )?(?:child|children|victims?)\b|\bone (?:child|victim) "
    r"(?:can|may|could)\b"
    r"|\bnot (?:all|every) (?:abuse|offences?)\b|\bnot children\b|\bmost abuse is never\b",
    re.IGNORECASE,
)
_NAMED = "|".join(rf"\b{re.escape(line.name)}\b" for line in HELPLINES)
_HELP = regex(rf"(?:{_NAMED}|\bhelpline\b).{{0,80}}?\d{{4}}|\b0800[ \d]{{4,}}|\b0808[ \d]{{6,}}", re.IGNORECASE | re.DOTALL)


def left_out(text: str, checked: Sequence[CheckedClaim]) -> tuple[str, ...]:
    """What a reader would need and the article does not say, one sentence each; empty where nothing is missing."""
    return tuple(_missing(text, checked))


def says_first_year(text: str) -> bool:
    """Whether a text speaks of the first year of a mark, or of the mark as new."""
    return _FIRST_YEAR.search(text) is not None


def _missing(text: str, checked: Sequence[CheckedClaim]) -> Iterator[str]:
    year = _first_year(checked)
    if year and not says_first_year(text):
        yield f"That {year} was the first year the online mark was required."
    offences = any(one.verified.claim.subject.counted is Counted.OFFENCES for one in checked)
    if offences and not _NOT_CHILDREN.search(text):
        yield "That these are offences recorded, not children."
    if checked and not _HELP.search(text):
        yield "Where a reader can find help."


def _first_year(checked: Sequence[CheckedClaim]) -> str:
    """The year in which a mark began, where a change is measured from it."""
    for one in checked:
        claim = one.verified.claim
        change = claim.kind in (ClaimKind.CHANGE, ClaimKind.RATIO) or claim.stated.form is Form.PAIR
        if not change or claim.subject.online is not Online.YES or not claim.subject.offence:
            continue
        periods = [figure.period for figure in one.figures[:1]] or list(claim.periods[:1])
        for period in periods:
            if any(
                period.start <= entry.date <= period.end
                for entry in first_years(period, claim.subject.offence, Online.YES, "".join(claim.subject.areas[:1]))
            ):
                return period.label
    return ""
