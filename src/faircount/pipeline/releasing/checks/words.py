"""Checks of our own text: it says nothing that figures do not carry, and our own claim checker finds nothing wrong in it."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from faircount.claims.check import check_text
from faircount.claims.claim import Call
from faircount.claims.ledger import judge_against
from faircount.claims.standing import Standing
from faircount.compare.forbidden import forbidden_words
from faircount.pipeline.checking.own import check_own
from faircount.pipeline.published.write import PLACE
from faircount.pipeline.published.yardstick import published_figures
from faircount.pipeline.releasing.checks.candidate import Candidate, words_of

WRONG = (Standing.CONTRADICTED, Standing.ROUNDING, Standing.NOT_COMPARABLE)
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
    """Sentences that we offer for quotation and that do not hold, by their own numbers or by the figures published."""
    figures, sources = published_figures(candidate.site / PLACE)
    for briefing in candidate.shelf.briefings:
        judged = check_text(" ".join(briefing.quotes))
        for one in judged:
            if one.verdict.call is Call.INCONSISTENT:
                yield f"{briefing.page}: “{one.claim.text}” does not hold by its own numbers"
        for held in judge_against(judged, figures, sources):
            if held.standing in WRONG:
                yield f"{briefing.page}: “{held.judged.claim.text}”: {held.standing}"


def statements_hold(candidate: Candidate) -> Iterator[str]:
    """What a page of the country or an area states, and what does not hold by its own numbers or by the figures published."""
    figures, sources = published_figures(candidate.site / PLACE)
    for one in check_own(candidate.site, figures, sources).wrong:
        yield f"{one.page}: “{one.text}” does not hold: {one.why}"
