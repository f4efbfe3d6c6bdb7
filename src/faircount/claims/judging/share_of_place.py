"""One place's figure as a share of another's, judged: "201, 63 per cent of that in Sussex", "two thirds of Kent's number"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Verdict
from faircount.claims.evidence.evidence import Evidence, one_offence
from faircount.claims.mentions.said import SaidPlace
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

_NUMBER = r"(?:number|figure|total|tally|count)"
_OF_THAT_IN = re.compile(
    rf"\s+(?:of\s+)?(?:that|those|what\s+it\s+(?:is|was)|the\s+{_NUMBER})\s+(?:in|of|for|from|recorded\s+(?:in|by))\s+(?:the\s+)?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_ITS_NUMBER = re.compile(rf"(?:'s|’s)?\s+{_NUMBER}\b")


def judge_share_of_place(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a share of the figure of a place that its own words name; None where they name none, or it has no figure."""
    place = _place_behind(evidence, claim)
    if place is None:
        return None
    here = [told for told in evidence.told if told.sentence == claim.sentence and told.at < claim.found.at and told.is_exact]
    if not here or here[-1].subject.areas == place.areas or not here[-1].subject.areas:
        return None
    part = here[-1]
    there = [told for told in evidence.told if told.subject.areas == place.areas and _may_be_set_beside(part, told)]
    found = [verdict(_share(part, told), claim.found.quantities, (part.claim, told.claim), evidence.wording) for told in there]
    right = next((one for one in found if one.call is Call.CONSISTENT), None)
    return right or (found[0] if len(found) == 1 else None)


def _place_behind(evidence: Evidence, claim: Read) -> SaidPlace | None:
    masked, end = evidence.passage.masked, claim.found.end
    for pattern, possessive in ((_OF_THAT_IN, False), (_OF, True)):
        led = pattern.match(masked, end)
        place = next((one for one in evidence.passage.places if led and one.start == led.end() and one.areas), None)
        if place is not None and (not possessive or _ITS_NUMBER.match(evidence.passage.printed, place.end)):
            return place
    return None


def _may_be_set_beside(part: Told, whole: Told) -> bool:
    ages = part.subject.ages == whole.subject.ages or "ages" not in part.subject.said
    alike = one_offence(part.subject, whole.subject) and ages
    dated = "period" in part.subject.said and part.period is not None and whole.period is not None
    long = not dated or part.period is None or whole.period is None or 0.6 < part.period.days / whole.period.days < 1.7
    return alike and long and whole.is_exact and whole.number > 0 and "part" not in whole.subject.marks


def _share(part: Told, whole: Told) -> Sum:
    share = 100 * part.number / whole.number
    return Sum.of(share, f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%")
