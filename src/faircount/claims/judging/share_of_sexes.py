"""The share of girls among the girls and boys told: "girls in 154 cases and boys in 25, so girls made up 86%"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import Sum, verdict

REACH = 2
"""Sentences back to the one that counts both."""
_SEX = re.compile(r"\b(girl|boy|female|male|women|men)s?\b")
_OF = {"girl": "girl", "female": "girl", "women": "girl", "boy": "boy", "male": "boy", "men": "boy"}


def judge_share_of_sexes(evidence: Evidence, claim: Read) -> Verdict | None:
    """That one sex's count is so much of both, where one sentence tells the two and nothing else; None where it is not."""
    stated, masked = claim.found.quantities, evidence.passage.masked
    if claim.found.kind is not Kind.SHARE or stated.amount is None or not claim.subject.said & {"girls", "boys", "group"}:
        return None
    for sentence in range(claim.sentence, max(-1, claim.sentence - REACH - 1), -1):
        counts = [told for told in evidence.told if told.sentence == sentence and told.is_exact and not told.pair]
        named = [_OF[found[1]] for found in _SEX.finditer(masked, *evidence.passage.sentences[sentence])]
        both = sum(told.number for told in counts)
        if len(counts) != 2 or not both or not {"girl", "boy"} <= set(named):
            continue
        for part in counts:
            share = 100 * part.number / both
            line = f"{plain(part.number)} / ({plain(counts[0].number)} + {plain(counts[1].number)}) = {plain(share, 1)}%"
            found = verdict(Sum.of(share, line), stated, tuple(told.claim for told in counts), evidence.wording)
            if found.call is Call.CONSISTENT:
                return found
    return None
