"""Which figure of the text a part may be a part of."""

from __future__ import annotations

import re

from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, wider_area, within_offence
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted


def wholes(evidence: Evidence, part: Told, claim: Read) -> list[Told]:
    """The figures that the part may be a part of, the likeliest first."""
    said = said_whole(evidence, part)
    if said is not None and said.number >= part.number:
        return [said]
    scored = [(score, told) for told in evidence.told if (score := _holds(part, told)) is not None]
    # A part of now is of no whole that is only told as what it was before, where the whole of now is told.
    now = [entry for entry in scored if entry[1].role != "before"]
    if part.role != "before" and any(
        _are_one_series(one, other) for _, one in now for _, other in scored if other.role == "before"
    ):
        scored = now
    ordered = sorted(scored, key=lambda entry: (-entry[0], abs(entry[1].sentence - claim.sentence), -entry[1].number))
    return [told for _, told in ordered]


def said_whole(evidence: Evidence, part: Told) -> Told | None:
    """The figure of which the words make this one a part: "29 of 85", "131 of its 935 reports"."""
    for told in evidence.told:
        if not 0 < told.at - part.end < 30:
            continue
        gap = evidence.passage.masked[part.end : told.at]
        if re.fullmatch(r"\s+(?:[a-z]+\s+)?(?:out\s+)?of\s+(?:(?:the|its|their|all|some|a\s+total\s+of|[a-z-]+'s)\s+)?", gap):
            return told
    return None


def _holds(part: Told, whole: Told) -> float | None:
    """How surely one figure holds the other: by area, ages, kind or period; None if it cannot."""
    one, other = part.subject, whole.subject
    if whole.claim in part.claim.split("+") or whole.number < part.number:
        return None
    if part.period and whole.period and not (whole.period.contains(part.period) or part.period == whole.period):
        return None
    # A town that no table knows may lie in the area of any force.
    town = bool(one.areas) and all(area not in AREAS for area in one.areas) and any(area in AREAS for area in other.areas)
    wider = wider_area(other, one) or town
    if not (wider or one_area(one, other)):
        return None
    if other.ages != ALL_AGES and (one.ages == other.ages or not other.ages.contains(one.ages)):
        return None
    if other.marks - {"part"} and other.marks != one.marks:
        return None
    if _are_of_a_change(part, whole):
        return None
    told_apart = "part" in one.marks and part.sentence == whole.sentence
    if not (one.counted is other.counted or told_apart or _mixed(part, whole) or _follows(part, whole)):
        return None
    return _reason_to_hold(part, whole, wider)


def _are_one_series(one: Told, other: Told) -> bool:
    mine, theirs = one.subject, other.subject
    alike = (mine.offence, mine.ages, mine.marks, mine.online) == (theirs.offence, theirs.ages, theirs.marks, theirs.online)
    return alike and mine.areas == theirs.areas and abs(one.sentence - other.sentence) <= 1


def _are_of_a_change(part: Told, whole: Told) -> bool:
    """Whether the one is told as what the other was before ("8,112 calls, up from 6,934"): no part of it."""
    one, other = part.subject, whole.subject
    alike = one.offence == other.offence and one.ages == other.ages and one.marks == other.marks and one.online == other.online
    earlier = part.role == "before" and whole.role != "before" and abs(part.sentence - whole.sentence) <= 1
    return earlier and alike and one.areas == other.areas and one.counted is other.counted


def _mixed(part: Told, whole: Told) -> bool:
    """Victims and offences: a text takes shares of one in the other, whatever a statistician says."""
    return {part.subject.counted, whole.subject.counted} == {Counted.OFFENCES, Counted.VICTIMS}


def _follows(part: Told, whole: Told) -> bool:
    """Whether the part is what became of the whole: charges of arrests, arrests of referrals."""
    steps = (Counted.REFERRALS, Counted.OFFENCES, Counted.INVESTIGATIONS, Counted.SUSPECTS, Counted.ARRESTS, Counted.OUTCOMES)
    one, other = part.subject.counted, whole.subject.counted
    later = one in steps and other in steps and steps.index(other) < steps.index(one)
    return later and abs(part.sentence - whole.sentence) <= 3


def _reason_to_hold(part: Told, whole: Told, wider: bool) -> float | None:
    one, other = part.subject, whole.subject
    reasons = [
        3.0 * ("part" in one.marks),
        3.0 * (one.ages != other.ages),
        2.5 * bool((one.marks - {"part"}) - other.marks),
        2.0 * wider,
        2.0 * within_offence(other, one),
        2.0 * (one.online != other.online and "online" in one.said),
        1.5 * bool(part.period and whole.period and part.period != whole.period and one.offence == other.offence),
        1.0 * (part.claim.count("+") > 0),
        2.0 * _follows(part, whole),
        0.5 * (one_offence(one, other) and whole.sentence <= part.sentence),
    ]
    best = max(reasons)
    if best == 0:
        return None
    if not one_offence(one, other) and not within_offence(other, one) and best < 2.5:
        return None
    return (
        best
        - 0.5 * (part.period != whole.period)
        - 0.5 * (one.areas != other.areas)
        - 1.0 * ("part" in other.marks)
        - 0.75 * (whole.role == "before")
    )


def named_whole(evidence: Evidence, claim: Read) -> Told | None:
    """The figure that the share itself names: "seven per cent of the 76,204 crimes"."""
    for told in evidence.told:
        gap = evidence.passage.masked[claim.found.end : told.at] if told.at >= claim.found.end else "-"
        if re.fullmatch(
            r"\s+of\s+(?:the\s+|its\s+|their\s+|all\s+|these\s+|those\s+)*(?:more\s+than\s+|about\s+|nearly\s+|some\s+)?", gap
        ):
            return told
    return None
