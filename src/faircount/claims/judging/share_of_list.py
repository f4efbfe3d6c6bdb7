"""A year's or a place's share of all that a list tells: "the last year alone brought nearly half of all cases"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.lists import list_before, said_of
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import Sum, verdict

_OF_ALL = re.compile(
    r"\s+of\s+(?:all\b|the\s+(?:[a-z\ue000-]+\s+){0,2}?(?:total|sum|whole|number|figure)\b|them\s+all\b|(?:these|those|the)\s+(?:[a-z]+\s+)?"
    r"(?:offences|cases|crimes|reports)\b)"
)


def judge_share_of_list(evidence: Evidence, claim: Read) -> Verdict | None:
    """That the figures of a list bear the share out; None where they do not, as not every list is of all there is."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.amount is None:
        return None
    if _OF_ALL.match(evidence.passage.masked, claim.found.end) is None:
        return None
    listed = list_before(evidence, claim)
    part = said_of(evidence, claim, listed)
    added = sum(told.number for told in listed)
    if part is None or not added:
        return None
    share = 100 * part.number / added
    line = f"{plain(part.number)} / ({' + '.join(plain(told.number) for told in listed)}) = {plain(share, 1)}%"
    operands = tuple(dict.fromkeys((part.claim, *(told.claim for told in listed))))
    found = verdict(Sum.of(share, line), claim.found.quantities, operands, evidence.wording)
    return found if found.call is Call.CONSISTENT else None
