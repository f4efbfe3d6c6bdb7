"""Shares whose part and whole the words make plain, and which no two figures of the text bear out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence import Evidence, one_area, one_offence, wider_area, within_offence
from faircount.claims.judge_share import is_of_told_counts
from faircount.claims.options_shares import shares_of_counts
from faircount.claims.parts_told import parts
from faircount.claims.reading import Read, Told
from faircount.claims.sums import Sum, verdict
from faircount.claims.wholes_told import named_whole, said_whole
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted

REACH = 2
"""Sentences between a part and the whole told before it."""
_FORMS = (Form.PERCENT, Form.FRACTION, Form.ONE_IN)
_OF_ALL = re.compile(
    r"\s+(?:of\s+)?(?:them|these|those|cases|all|(?:the|its|their)\s+(?:whole|total|(?:[a-z]+\s+){0,2}(?:total|cases|offences|crimes)))\b"
)
_ENDS = re.compile(r"\s*(?:[.,;:)–—]|$)")


def judge_plain_share(evidence: Evidence, claim: Read) -> Verdict | None:
    """That a share is wrong, where its words name part and whole and no other figures of the text fit it; else None."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.form not in _FORMS:
        return None
    after = evidence.passage.masked[claim.found.end :]
    of_all = _OF_ALL.match(after) is not None
    if not (of_all or _ENDS.match(after) or named_whole(evidence, claim)) or not is_of_told_counts(evidence, claim):
        return None
    part = _part(evidence, claim)
    if part is None:
        return None
    whole = named_whole(evidence, claim) or said_whole(evidence, part) or _whole(evidence, part, of_all)
    if whole is None or whole.number < part.number or whole.claim == part.claim or _is_borne_out(evidence, claim):
        return None
    share = 100 * part.number / whole.number
    total = Sum.of(share, f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%")
    found = verdict(total, claim.found.quantities, (part.claim, whole.claim), evidence.wording)
    return found if found.call is Call.INCONSISTENT else None


def _is_borne_out(evidence: Evidence, claim: Read) -> bool:
    """Whether any two figures near the share fit it, however unlikely they are meant."""
    _, _, options = shares_of_counts(evidence, claim)
    return any(option.found.call is Call.CONSISTENT for option in options)


def _part(evidence: Evidence, claim: Read) -> Told | None:
    """The figure that stands beside the share, or the latest of the place that is said to have it."""
    told, explicit = parts(evidence, claim)
    if explicit and len(told) == 1:
        return told[0] if told[0].is_exact and told[0].role != "before" else None
    if "area" not in claim.subject.said or not _is_place_ahead(evidence, claim):
        return None
    own = [one for one in evidence.told if one.subject.areas == claim.subject.areas and _is_plain(one)]
    return _latest(own)


def _is_place_ahead(evidence: Evidence, claim: Read) -> bool:
    """Whether the share's own clause names the place first: "so Gwent had over a fifth"."""
    start, _ = evidence.passage.around(claim.found.at)
    ahead = [place for place in evidence.passage.places if start <= place.start and place.end <= claim.found.start]
    figures = [told for told in evidence.told if ahead and ahead[-1].end <= told.at < claim.found.start]
    return bool(ahead) and not figures and ahead[-1].areas == claim.subject.areas


def _is_plain(told: Told) -> bool:
    return told.is_exact and told.role != "before" and told.subject.ages == ALL_AGES and not told.subject.marks


def _latest(told: Sequence[Told]) -> Told | None:
    return max(told, key=lambda one: (one.period.end.toordinal() if one.period else 0, -one.at), default=None)


def _whole(evidence: Evidence, part: Told, of_all: bool) -> Told | None:
    """The largest figure told in the part's sentence, or shortly before, that can hold it."""
    can = [told for told in evidence.told if 0 <= part.sentence - told.sentence <= REACH and _can_hold(part, told)]
    wider = [told for told in can if wider_area(told.subject, part.subject)]
    if wider:
        return max(wider, key=lambda told: told.number)
    return max(can, key=lambda told: told.number, default=None) if of_all or _is_said_part(part) else None


def _is_said_part(part: Told) -> bool:
    return "part" in part.subject.marks or part.subject.ages != ALL_AGES


def _can_hold(part: Told, whole: Told) -> bool:
    one, other = part.subject, whole.subject
    if whole.claim == part.claim or not whole.is_exact or whole.role == "before" or whole.number <= part.number:
        return False
    if part.period and whole.period and not (whole.period.contains(part.period) or part.period == whole.period):
        return False
    kind = one_offence(one, other) or within_offence(other, one)
    place = one_area(one, other) or wider_area(other, one)
    return kind and place and other.counted is not Counted.FORCES and not (other.marks - one.marks)
