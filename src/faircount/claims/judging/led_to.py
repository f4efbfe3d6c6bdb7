"""Shares of what one kind led to, of another: "one in ten cases ended in a charge"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.kinds import KINDS, NEAR, told_of_kind
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

_FORMS = (Form.PERCENT, Form.FRACTION, Form.ONE_IN)
_LED_TO = re.compile(
    r"(?:\s+of)?(?:\s+(?:all|the|these|such))?\s+(?P<before>[a-z][^.,;:()\d]{0,70}?)\s+(?:that\s+(?:were\s+)?[a-z]+\s+)?(?:now\s+)?"
    r"(?:led|leads?|ended|ends?|resulted|results?|turned|turns?)\s+(?:to|in|with|into)\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+being\s+)?"
    r"(?P<end>charge|conviction|caution|arrest|referral|prosecution|investigation|charged|convicted|cautioned|arrested|prosecuted)"
)


def judge_led_to(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict where the text counts the ends, as parts of a whole or beside what led to them; else None."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.form not in _FORMS:
        return None
    stop = evidence.passage.around(claim.found.at)[1]
    said = _LED_TO.match(evidence.passage.masked, claim.found.end, stop)
    if said is None:
        return None
    tried = [_quotient(evidence, claim, part, whole) for part, whole in _pairs(evidence, claim, said["end"], said["before"])]
    right = next((one for one in tried if one.call is Call.CONSISTENT), None)
    return right or (tried[0] if tried else None)


def _pairs(evidence: Evidence, claim: Read, end: str, before: str) -> list[tuple[Told, Told]]:
    """Each count of such ends with its whole: the one before "of" in its sentence, or of the first kind and the same time."""
    found: list[tuple[Told, Told]] = []
    ends = [*told_of_kind(evidence, claim, _noun(end)), *_ended(evidence, claim, _noun(end))]
    ends.sort(key=lambda told: told.role == "before")
    words = evidence.passage.masked[claim.found.start : claim.found.end]
    kind = [word for word in re.findall(r"[a-z]+", f"{words} {before}") if KINDS.match(word)] or [before.split()[-1]]
    named = claim.periods[0] if "year" in claim.subject.said else None
    for part in ends:
        if named is not None and part.period is not None and not part.period.overlaps(named):
            continue
        if "part" in part.subject.marks:
            ahead = [told for told in evidence.told if told.sentence == part.sentence and told.at < part.at and told.is_exact]
            found += [(part, told) for told in ahead[:1] if told.number > part.number]
        for word in kind[:1]:
            wholes = told_of_kind(evidence, claim, word)
            found += [
                (part, told)
                for told in wholes
                if told.claim != part.claim and told.number > part.number and _one_time(part, told)
            ]
    return found


def _ended(evidence: Evidence, claim: Read, word: str) -> Iterator[Told]:
    """The counts of "131 ended with a suspect charged"."""
    named = re.compile(
        rf"[\d,]+\s+(?:of\s+(?:them|these|those)\s+)?(?:led|ended|resulted)\b[^.,;:()\d]{{0,40}}\b{re.escape(word[:-1])}"
    )
    for told in evidence.told:
        if abs(told.sentence - claim.sentence) <= NEAR and named.match(evidence.passage.masked, told.at):
            yield told


def _noun(end: str) -> str:
    return re.sub(r"ed$", "", end)


def _one_time(part: Told, whole: Told) -> bool:
    same = part.period is None or whole.period is None or part.period == whole.period
    return same and (part.role == "before") is (whole.role == "before")


def _quotient(evidence: Evidence, claim: Read, part: Told, whole: Told) -> Verdict:
    share = 100 * part.number / whole.number
    total = Sum.of(share, f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%")
    return verdict(total, claim.found.quantities, (part.claim, whole.claim), evidence.wording)
