"""Checks of our own words: none says what figures do not carry, and no sentence is against its own numbers."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from faircount.claims.check import check_text
from faircount.claims.claim import ClaimKind, Verdict, VerifiedClaim
from faircount.compare.forbidden import forbidden_words
from faircount.patterns import regex
from faircount.release.checks.candidate import Candidate, words_of
from faircount.release.checks.statements import AGAIN

_NOT_OURS = "//*[contains(concat(' ', @class, ' '), ' avoid ')]|//script|//style"
"""What not to say is printed in order not to be said."""


def words_are_fair(candidate: Candidate) -> Iterator[str]:
    """Words in our own pages that figures do not carry. Checked articles are others' words, and corrections quote reasons."""
    for page, root in candidate.pages.items():
        if page.startswith("articles/"):
            continue
        ours = copy.deepcopy(root)
        for said in ours.xpath(_NOT_OURS):
            said.drop_tree()
        for word in forbidden_words(words_of(ours.find(".//main"))):
            yield f"{page}: says “{word.text}”; say: {word.instead}"


def quotes_hold(candidate: Candidate) -> Iterator[str]:
    """Sentences that we offer for quotation, or state as a main point, and that do not hold by their own numbers."""
    for briefing in candidate.store.briefings:
        points = (words for point in briefing.points for words in (point.sentence, point.second))
        reasons = (entry.reason for entry in briefing.explanations)
        for one in accusations((*briefing.quotes, *points, *reasons)):
            yield f"{briefing.page}: “{one.sentence}”: “{one.claim}” does not hold by its own numbers: {one.why}; {AGAIN}"


DERIVED = frozenset({ClaimKind.CHANGE, ClaimKind.RATIO, ClaimKind.SHARE})
"""What follows from counts that stand beside it. A count by itself is held to the published figures, not to other counts."""
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z“])|\n+")


@dataclass(frozen=True, slots=True)
class Accusation:
    """A claim of ours that does not hold by the numbers of its own sentence: the sentence, the claim, and the sum."""

    sentence: str
    claim: str
    why: str


def accusations(texts: Iterable[str]) -> Iterator[Accusation]:
    """What may stop a release: each sentence is read with nothing around it, so that every operand is named by itself.

    The checker is made for articles of others, whose counts it adds up and sets against each other as a reader would. Across
    the sentences of a page of ours it takes two counts of two years for parts of a total; what it says of those is dropped.

    >>> said = ["Recorded offences doubled, from 820 in 2015/16 to 900 in 2016/17. All 145 were marked."]
    >>> [one.why for one in accusations(said)]
    ['900 / 820 = 1.1; stated 1.9 to 2.5']
    """
    for sentence in dict.fromkeys(one for text in texts for one in _SENTENCE.split(text)):
        for judged in _judged(sentence):
            if (
                judged.verification.verdict is Verdict.INCONSISTENT
                and judged.claim.kind in DERIVED
                and judged.verification.operands
            ):
                yield Accusation(sentence, judged.claim.text, judged.verification.arithmetic)


@lru_cache(maxsize=4_096)
def _judged(sentence: str) -> tuple[VerifiedClaim, ...]:
    """What a sentence says, kept: a draft is checked when it is made, when it is signed and when it is published."""
    return check_text(sentence) if any(letter.isdigit() for letter in sentence) else ()
