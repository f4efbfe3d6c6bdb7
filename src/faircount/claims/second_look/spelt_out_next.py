"""Shares that the next sentence spells out: "Nearly one in ten offences has an online element. Officers marked 47 of 496"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.judging.share import is_of_told_counts
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.second_look.shares import shares_of_counts
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.measures import Online

_FORMS = (Form.PERCENT, Form.FRACTION, Form.ONE_IN)
_OPENS_WITH = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|a\s+total\s+of\s+)?")


def judge_spelt_out(evidence: Evidence, claim: Read) -> Verdict | None:
    """That a share is wrong, where it alone stands in its sentence and one part of one whole follows; else None."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.form not in _FORMS:
        return None
    alone = not any(told.sentence == claim.sentence for told in evidence.told)
    told = list(_spelt_out(evidence, claim)) if alone and is_of_told_counts(evidence, claim) else []
    if len(told) != 1 or not _is_of_it(claim, told[0][0]):
        return None
    _, _, options = shares_of_counts(evidence, claim)
    if any(option.found.call is Call.CONSISTENT for option in options):
        return None
    part, whole = told[0]
    share = 100 * part.number / whole.number
    total = Sum.of(share, f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%")
    found = verdict(total, claim.found.quantities, (part.claim, whole.claim), evidence.wording)
    return found if found.call is Call.INCONSISTENT else None


def _spelt_out(evidence: Evidence, claim: Read) -> Iterator[tuple[Told, Told]]:
    """Each part with its whole, as "47 of 496" or "Of 612 offences, 190" in the next sentence tells them."""
    here = [told for told in evidence.told if told.sentence == claim.sentence + 1 and told.is_exact and told.role != "before"]
    for number, part in enumerate(here):
        whole = said_whole(evidence, part)
        if whole is None and number == 1 and "part" in part.subject.marks:
            start, _ = evidence.passage.around(part.at)
            opens = _OPENS_WITH.fullmatch(evidence.passage.masked[start : here[0].at]) is not None
            whole = here[0] if opens else None
        if whole is not None and 0 < part.number < whole.number:
            yield part, whole


def _is_of_it(claim: Read, part: Told) -> bool:
    """Whether the part is online, of the ages or of the group that the share is said to be of; there must be one of them."""
    mine, other = claim.subject, part.subject
    said = mine.said & {"online", "ages", "group"}
    alike = {
        "online": mine.online is Online.YES and other.online is Online.YES,
        "ages": mine.ages == other.ages,
        "group": "group" in other.said,
    }
    return bool(said) and all(alike[key] for key in said)
