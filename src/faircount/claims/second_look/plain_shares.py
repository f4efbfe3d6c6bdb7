"""Shares whose part and whole the words make plain, and which no two figures of the text bear out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, wider_area, within_offence
from faircount.claims.evidence.parts import parts
from faircount.claims.evidence.wholes import named_whole, said_whole
from faircount.claims.judging.share import is_of_a_sex_untold, is_of_told_counts
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.second_look.shares import shares_of_counts
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted

REACH = 3
"""Sentences between a part and the whole told before it."""
_FORMS = (Form.PERCENT, Form.FRACTION, Form.ONE_IN)
_OF_ALL = re.compile(
    r"\s+(?:of\s+)?(?:them|these|those|cases|all|(?:the|its|their)\s+(?:whole|total|(?:[a-z]+\s+){0,2}(?:total|cases|offences|crimes)))\b"
)
_THEY = re.compile(
    r"\s*(?:so\s+)?(?:they|these|those|this|that|it)\s+(?:(?:now|thus|therefore|then|together)\s+)?"
    r"(?:is|are|was|were|mean[st]?|represent(?:s|ed)?|ma[kd]es?(?:\s+up)?|account(?:s|ed)?\s+for)\s+(?:(?:now|just|only)\s+)?"
)
"""The opening of a sentence whose subject is that of the one before."""
_MADE_UP = re.compile(
    r"\b(?:represent(?:s|ed)?|ma[kd]es?\s+up|account(?:s|ed)?\s+for|are|were|is|was)\s+(?:(?:now|just|only|thus|therefore)\s+)?$"
)
_ALL_WERE = re.compile(
    r"\s+of\s+all\s+(?:the\s+)?(?:[a-z]+\s+)?(?:victims|offences|cases|crimes|children)\s+(?:were|was|are|is)\s"
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
    if part is None or is_of_a_sex_untold(evidence, claim, part.claim):
        return None
    whole = named_whole(evidence, claim) or said_whole(evidence, part) or _whole(evidence, claim, part, of_all)
    if whole is None or whole.number < part.number or whole.claim == part.claim or _is_borne_out(evidence, claim, part):
        return None
    share = 100 * part.number / whole.number
    total = Sum.of(share, f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%")
    found = verdict(total, claim.found.quantities, (part.claim, whole.claim), evidence.wording)
    return found if found.call is Call.INCONSISTENT else None


def _is_borne_out(evidence: Evidence, claim: Read, part: Told) -> bool:
    """Whether figures near the share fit it, however unlikely they are meant: of a part that stands beside it only its own."""
    _, _, options = shares_of_counts(evidence, claim)
    fit = [option.found.operands for option in options if option.found.call is Call.CONSISTENT]
    _, explicit = parts(evidence, claim)
    return any((operands[0] == part.claim or not explicit) and not _is_of_before(evidence, operands[-1]) for operands in fit)


def _is_of_before(evidence: Evidence, whole: str) -> bool:
    """Whether a whole is only told as what it was before: nothing of now is a part of it."""
    told = evidence.told_by(whole)
    return bool(told) and all(one.role == "before" for one in told)


def _part(evidence: Evidence, claim: Read) -> Told | None:
    """The figure that stands beside the share, that it points back to, or the latest of what is said to have it."""
    told, explicit = parts(evidence, claim)
    place = _place_ahead(evidence, claim) if "area" in claim.subject.said else None
    if explicit and len(told) == 1 and (place in (None, told[0].subject.areas) or told[0].sentence == claim.sentence):
        return told[0] if _is_now(told[0]) else None
    start, _ = evidence.passage.around(claim.found.at)
    before = evidence.passage.masked[start : claim.found.start]
    if _THEY.fullmatch(before):
        return next((one for one in evidence.told if one.sentence == claim.sentence - 1 and _is_now(one)), None)
    if _THEY.fullmatch(before.split(";")[-1]):
        earlier = [one for one in evidence.told if one.sentence == claim.sentence and one.at < claim.found.at]
        return earlier[-1] if earlier and _is_now(earlier[-1]) else None
    if place is not None:
        return _latest([one for one in evidence.told if one.subject.areas == place and _is_now(one) and not one.subject.marks])
    said_of = _ALL_WERE.match(evidence.passage.masked, claim.found.end)
    if (_MADE_UP.search(before) or said_of) and claim.subject.said & {"online", "ages", "offence"}:
        return _latest([one for one in evidence.told if _is_it(claim, one)])
    return None


def _is_now(told: Told) -> bool:
    return told.is_exact and told.role != "before"


def _place_ahead(evidence: Evidence, claim: Read) -> tuple[str, ...] | None:
    """The place that the share's own clause names first: "so Gwent had over a fifth"."""
    start, _ = evidence.passage.around(claim.found.at)
    ahead = [place for place in evidence.passage.places if start <= place.start and place.end <= claim.found.start]
    if not ahead or not ahead[-1].areas:
        return None
    figures = [told for told in evidence.told if ahead[-1].end <= told.at < claim.found.start]
    return ahead[-1].areas if all(told.subject.areas == ahead[-1].areas for told in figures) else None


def _is_it(claim: Read, told: Told) -> bool:
    """Whether a figure counts what the share's clause names, and nothing narrower."""
    mine, other = claim.subject, told.subject
    same = (mine.ages, mine.online, mine.offence) == (other.ages, other.online, other.offence) and one_area(mine, other)
    return told.is_exact and told.role != "before" and not other.marks and (same or mine.said == other.said == {"area"})


def _latest(told: Sequence[Told]) -> Told | None:
    return max(told, key=lambda one: (one.ends, -one.at), default=None)


def _whole(evidence: Evidence, claim: Read, part: Told, of_all: bool) -> Told | None:
    """The largest figure told in the share's sentence, or shortly before, that can hold the part."""
    before = [told for told in evidence.told if told.at < claim.found.at and claim.sentence - told.sentence <= REACH]
    can = [told for told in before if _can_hold(part, told)]
    wider = [told for told in can if wider_area(told.subject, part.subject)]
    if wider:
        return max(wider, key=lambda told: told.number)
    if not of_all:
        can = [told for told in can if _is_narrower(part, told)]
    return max(can, key=lambda told: told.number, default=None)


def _is_narrower(part: Told, whole: Told) -> bool:
    one, other = part.subject, whole.subject
    return "part" in one.marks or "group" in one.said - other.said or (one.ages != other.ages and "ages" in one.said)


def _can_hold(part: Told, whole: Told) -> bool:
    one, other = part.subject, whole.subject
    if whole.claim == part.claim or not whole.is_exact or whole.role == "before" or whole.number <= part.number:
        return False
    dated = "period" in one.said and "period" in other.said
    if dated and part.period and whole.period and not whole.period.contains(part.period):
        return False
    kind = one_offence(one, other) or within_offence(other, one)
    town = all(area not in AREAS for area in one.areas)  # one that no table knows may lie in any area
    place = one_area(one, other) or wider_area(other, one) or town
    return kind and place and other.counted is not Counted.FORCES and not (other.marks - one.marks)
