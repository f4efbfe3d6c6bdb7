"""Multiples of what no figure counts: "twice as long as a year ago", "girls are four times as likely to be victims as boys"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.kinds import KINDS, told_of_kind
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import Sum, verdict

NO_FIGURES = Verdict(Call.UNVERIFIABLE, "no count says how long, how old or how likely")
_QUALITY = re.compile(
    r"(?:\s+|.*\b)(?:as|more)\s+(?P<what>likely|long|old|young|fast|quick(?:ly)?|slow(?:ly)?|far|hard|easy|expensive|dangerous"
    r"|effective|important|serious|harmful|vulnerable|popular)\b"
)
_WHO = re.compile(r"\b(?P<one>[a-z]+)\s+(?:are|were|is|was)\s+(?:[a-z]+\s+){0,2}$")
_THAN = re.compile(r"[^.;:\d]{0,60}?\b(?:as|than)\s+(?P<other>[a-z]+)\b")


def judge_not_counted(evidence: Evidence, claim: Read) -> Verdict | None:
    """``NO_FIGURES`` for a multiple of a quality; a likelihood is borne out by the counts of the two it names, never accused.

    None where the multiple is one of numbers, or its sentence tells two figures for it ("from 198 days to 312, twice as long").
    """
    start, stop = evidence.passage.around(claim.found.at)
    masked, end = evidence.passage.masked, claim.found.end
    near = f"{masked[claim.found.start : end]}{masked[end : min(stop, end + 20)]}"
    said = _QUALITY.match(near)
    own = [told for told in evidence.told if told.sentence == claim.sentence]
    if said is None or said.start("what") > end - claim.found.start + len(" as ") or len(own) > 1:
        return None
    who, than = _WHO.search(masked[start : claim.found.start]), _THAN.match(masked[end:stop])
    if said["what"] != "likely" or who is None or than is None or not all(map(KINDS.match, (who["one"], than["other"]))):
        return NO_FIGURES
    for a in told_of_kind(evidence, claim, who["one"]):
        for b in told_of_kind(evidence, claim, than["other"]):
            if a.claim != b.claim and b.number:
                total = Sum.of(a.number / b.number, f"{plain(a.number)} / {plain(b.number)} = {plain(a.number / b.number)}")
                found = verdict(total, claim.found.quantities, (a.claim, b.claim), evidence.wording)
                if found.call is Call.CONSISTENT:
                    return found
    return NO_FIGURES
