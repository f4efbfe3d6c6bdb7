"""A figure as a share of the one told before it, judged: "In 2013/14 there were 36,429, fewer than half of that"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

_OF_THAT = re.compile(r"\s+of\s+(?:that|this|it)(?:\s+(?:number|figure|total|level))?\s*(?:[.,;:)]|$)")
_OF_TODAY = re.compile(
    r"\s+of\s+(?:today['’]s|the\s+(?:current|latest|present|most\s+recent))\s+(?:number|figure|total|level|count)\s*(?:[.,;:)]|$)"
)
TODAY_REACH = 4
"""Sentences back to the figure of today."""


def judge_share_of_that(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a share "of that", directly behind one figure and said of the one before; None where no two are told so."""
    masked, end = evidence.passage.masked, claim.found.end
    reach = 1 if _OF_THAT.match(masked, end) else TODAY_REACH if _OF_TODAY.match(masked, end) else -1
    earlier = [told for told in evidence.told if told.at < claim.found.at and told.is_exact]
    before = [told for told in earlier if claim.sentence - told.sentence <= reach]
    if len(before) < 2 or before[-1].sentence != claim.sentence:
        return None
    part, whole = before[-1], _whole(before)
    if whole is None or not whole.number or re.search(r"[;.]", evidence.passage.masked[part.end : claim.found.start]):
        return None
    share = 100 * part.number / whole.number
    line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
    return verdict(Sum.of(share, line), claim.found.quantities, (part.claim, whole.claim), evidence.wording)


def _whole(before: list[Told]) -> Told | None:
    """The last figure before the part that is of its kind."""
    part = before[-1].subject
    alike = [
        told
        for told in before[:-1]
        if one_offence(told.subject, part) and one_area(told.subject, part) and told.subject.ages == part.ages
    ]
    return alike[-1] if alike else None
