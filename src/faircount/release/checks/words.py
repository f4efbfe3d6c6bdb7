"""Checks of our own words: none says what figures do not carry, and no sentence is against its own numbers."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from faircount.compare.forbidden import forbidden_words
from faircount.release.checks.candidate import Candidate, words_of
from faircount.release.checks.own import accusations
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
