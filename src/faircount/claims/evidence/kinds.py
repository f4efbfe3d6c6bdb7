"""Which counts of the text are of a kind that only a word tells: girls, men, charges, reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Read, Told

NEAR = 3
"""Sentences between a claim and the counts that it speaks of."""
KINDS = re.compile(
    r"\b(?:girl|boy|female|male|wom[ae]n|m[ae]n|charge|conviction|caution|arrest|investigation|referral|case|offence|crime|report"
    r"|victim|suspect|child|adult|rape|assault|prosecution|allegation|complaint)"
)
_SAME = (r"girls?|females?|wom[ae]n", r"boys?|males?|m[ae]n")
_CLAUSE = re.compile(r",(?!\d)|[;:.()]|\s(?:and|but|while|against|compared|with)\s")


def told_of_kind(evidence: Evidence, claim: Read, word: str) -> Iterator[Told]:
    """The counts near a claim in whose own clause the word stands, or where that names no kind in the clause before it."""
    kind = re.compile(rf"\b(?:{_pattern(word)})\b")
    masked = evidence.passage.masked
    for told in evidence.told:
        if abs(told.sentence - claim.sentence) > NEAR or not told.is_exact or claim.found.start <= told.at < claim.found.end:
            continue
        # The kind of a pair stands before its first figure: "rapes of girls went from 187 to 296".
        first = evidence.told_by(told.claim)[0] if told.pair else told
        start, stop = _room(evidence, first)
        before, after = _CLAUSE.split(masked[start : first.at]), _CLAUSE.split(masked[first.at : stop])[0]
        own = f"{before[-1]} {after}"
        if KINDS.search(own) is None and len(before) > 1:
            own = before[-2]
        if kind.search(own):
            yield told


def _room(evidence: Evidence, told: Told) -> tuple[int, int]:
    """The stretch of the sentence round a count in which no other count stands."""
    start, stop = evidence.passage.around(told.at)
    others = [other.at for other in evidence.told if other.sentence == told.sentence and other.at != told.at]
    return max([start, *(at for at in others if at < told.at)]), min([stop, *(at for at in others if at > told.at)])


def _pattern(word: str) -> str:
    """The word in both numbers, as a verb, and for a sex whatever it is called."""
    sex = next((same for same in _SAME if re.fullmatch(same, word)), None)
    return sex or rf"{re.escape(re.sub(r'e?s?$', '', word))}(?:e?s?|ed)"
