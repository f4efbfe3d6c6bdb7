"""Counts judged by what stands beside them: a band of ages inside another, a rounded figure and its exact one, a direction."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_online, within_offence
from faircount.claims.evidence.pairs import APART, JOINED, Pair
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.judging.change import direction_verdict
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted, Online

_THE_FIGURE = re.compile(r"\b(?:the|exact|precise|actual)\s+(?:exact |precise |actual )?(?:figure|number|total|tally|count)\b")
_BESIDE = re.compile(
    r"\b(?:is|are|was|were|lies?) (?:below|above|less than|fewer than|more than|larger than|beyond)\b|[<>]"
    r"|\bin doubt\b|\b(?:do|does) not agree\b"
)
_OF_THESE = re.compile(r"\b(?:of|among) (?:these|those|them|which|whom)\b")
_OF_WHICH = re.compile(r"[^.;:()]{0,40}?,?\s+(?:out\s+)?of\s+(?:which|whom)\s+(?:(?:only|just|some|about|at\s+least)\s+)?")
_BESIDE_IT = re.compile(r"(?:\s+[a-z]+){0,4},\s+(?:or\s+|exactly\s+)?")
NEAR_BY = 2
"""Sentences between two figures that are told together."""


def judge_inside(evidence: Evidence, told: Told) -> Verdict | None:
    """A figure against those that must hold it: wider ages, the offence it is a kind of, the whole it is said to be of."""
    which = _of_which(evidence, told)
    if which is not None and told.amount.lower > which.amount.upper:
        return _too_large(told, which)
    named, is_whole = said_whole(evidence, told), _is_of_all(evidence, told)
    if named is not None and told.amount.lower > named.amount.upper and "part" in told.subject.marks:
        return _too_large(told, named)
    for whole in evidence.told:
        relation = _inside(told, whole)
        if relation is None or (relation == "said" and named not in (None, whole)) or (relation == "declared" and is_whole):
            continue
        if told.amount.lower <= whole.amount.upper:
            if relation == "declared":
                return Verdict(Call.CONSISTENT, f"{plain(told.number)} ≤ {plain(whole.number)}", None, (whole.claim,))
            continue
        if (relation == "declared" and not _is_surely_whole(told, whole)) or _is_set_beside(evidence, told, whole):
            continue
        if relation == "said" and named is None and _has_other_whole(evidence, told, whole):
            continue
        return _too_large(told, whole)
    return None


def _too_large(part: Told, whole: Told) -> Verdict:
    line, reason = f"{plain(part.number)} > {plain(whole.number)}", "a part cannot be larger than its whole"
    return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, (whole.claim,), reason=reason)


def _of_which(evidence: Evidence, part: Told) -> Told | None:
    """The figure directly before "of which 24", whatever either counts: charges come of arrests, children of families."""
    before = [told for told in evidence.told if told.sentence == part.sentence and told.at < part.at and not told.pair]
    gap = evidence.passage.masked[before[-1].end : part.at] if before else ""
    return before[-1] if before and before[-1].is_exact and _OF_WHICH.fullmatch(gap) else None


def _has_other_whole(evidence: Evidence, part: Told, whole: Told) -> bool:
    """Whether a larger figure told before may be the whole as well: "604 of the total" is of none but the largest."""
    start, _ = evidence.passage.around(part.at)
    if whole.sentence == part.sentence or _OF_THESE.search(evidence.passage.masked[start : part.at]):
        return False
    others = (one for one in evidence.told if one.amount.upper >= part.amount.lower and one.role != "before")
    return any(_inside(part, one) == "said" for one in others)


def _is_of_all(evidence: Evidence, told: Told) -> bool:
    """Whether the figure is itself told as a whole: "39% of all 13,547 sexual crimes"."""
    return re.search(r"\b(?:all(?:\s+the)?|of\s+the)\s+$", evidence.passage.masked[max(0, told.at - 12) : told.at]) is not None


def _inside(part: Told, whole: Told) -> str | None:
    """ "declared" if ages or law put one inside the other, "said" if only the words do; None if neither."""
    one, other = part.subject, whole.subject
    if part.claim == whole.claim or not one_area(one, other) or not _same_or_within(part, whole):
        return None
    if _longer(part, whole):
        return "said"
    if one.ages != ALL_AGES and other.ages not in (ALL_AGES, one.ages) and other.ages.contains(one.ages):
        return "declared" if one_offence(one, other) else None
    if one.counted is not other.counted or other.ages != ALL_AGES or "part" in other.marks:
        return None
    if other.online is Online.YES and one.online is not Online.YES and "part" not in one.marks:
        return None
    if within_offence(other, one) and "offence" in one.said and one.counted is Counted.OFFENCES:
        return "declared"
    return "said" if "part" in one.marks and one_offence(one, other) and whole.at < part.at and not other.marks else None


def _is_surely_whole(part: Told, whole: Told) -> bool:
    """Whether two figures far apart are of one time by their own words; near ones are by the way they are told."""
    both_said = {"year"} <= part.subject.said & whole.subject.said
    if part.period == whole.period and part.period is not None and both_said:
        return True
    undated = "period" in part.subject.said and "year" not in whole.subject.said
    return not undated and abs(part.sentence - whole.sentence) <= NEAR_BY


def _is_set_beside(evidence: Evidence, part: Told, whole: Told) -> bool:
    """Whether the text itself says that one lies below the other, or that they do not agree: then it is not taken in by them."""
    first, second = sorted((part, whole), key=lambda told: told.at)
    start, _ = evidence.passage.around(first.at)
    sentences = evidence.passage.sentences
    _, end = sentences[min(evidence.passage.sentence(max(second.at, whole.at)) + NEAR_BY, len(sentences) - 1)]
    return _BESIDE.search(evidence.passage.masked[start:end]) is not None


def _longer(part: Told, whole: Told) -> bool:
    """Whether one figure is the other's for a longer time that holds its own: both named, and alike in all else."""
    one, other = part.subject, whole.subject
    if part.period is None or whole.period is None or not {"year"} <= one.said & other.said:
        return False
    alike = (
        one.ages == other.ages
        and one.marks - {"part"} == other.marks - {"part"}
        and one.counted is other.counted
        and one.online is other.online
    )
    return alike and one.offence == other.offence and whole.period.contains(part.period) and whole.period.days > part.period.days


def _same_or_within(part: Told, whole: Told) -> bool:
    return part.period is None or whole.period is None or whole.period.contains(part.period)


def judge_holding(evidence: Evidence, told: Told) -> Verdict | None:
    """A figure that holds another by ages, and is as large as it must be."""
    for part in evidence.told:
        if (
            part.subject.ages != ALL_AGES
            and told.subject.ages != ALL_AGES
            and _inside(part, told) == "declared"
            and part.number <= told.number
        ):
            return Verdict(Call.CONSISTENT, f"{plain(told.number)} ≥ {plain(part.number)}", None, (part.claim,))
    return None


def judge_rounded(evidence: Evidence, told: Told) -> Verdict | None:
    """A figure said twice: in round words and exactly, or the same number again."""
    for other in evidence.told:
        if other.claim == told.claim or not _one_figure(told, other):
            continue
        if "before" in (told.role, other.role) and not (
            told.is_exact and told.number == other.number and told.period == other.period
        ):
            continue
        if told.is_exact and other.is_exact:
            if _is_round_for(told.number, other.number) and _corrects(evidence, other, told):
                return Verdict(Call.CONSISTENT, f"{plain(other.number)}, in round words", None, (other.claim,))
            if told.number == other.number and told.period is not None:
                return Verdict(Call.CONSISTENT, f"{plain(told.number)}, said twice", None, (other.claim,))
            continue
        if not other.is_exact:
            if told.is_exact and other.amount.holds(told.number) and _close(told, other):
                return Verdict(Call.CONSISTENT, f"{plain(told.number)} is {other.amount.shown()}", None, (other.claim,))
            continue
        if told.amount.holds(other.number) and _close(other, told):
            return Verdict(Call.CONSISTENT, f"{plain(other.number)}; stated {told.amount.shown()}", None, (other.claim,))
        if _corrects(evidence, other, told):
            return Verdict(
                Call.INCONSISTENT, f"{plain(other.number)}; stated {told.amount.shown()}", Severity.MATERIAL, (other.claim,)
            )
    return None


def _is_round_for(rounded: float, exact: float) -> bool:
    """Whether a number of thousands is the exact one in round words: 83,000 for 83,160."""
    return rounded % 1_000 == 0 and rounded != exact and round(exact, -3) == rounded


def _one_figure(one: Told, other: Told) -> bool:
    same = (
        one.subject.counted == other.subject.counted
        and one.subject.ages == other.subject.ages
        and one.subject.marks == other.subject.marks
    )
    when = one.period is None or other.period is None or one.period == other.period
    where = (
        one_area(one.subject, other.subject)
        and one_offence(one.subject, other.subject)
        and one_online(one.subject, other.subject)
    )
    return same and when and where


def _close(exact: Told, rounded: Told) -> bool:
    return 0.5 * rounded.number <= exact.number <= 1.5 * rounded.number


def _corrects(evidence: Evidence, exact: Told, rounded: Told) -> bool:
    """Whether "the figure" in the next sentence is plainly the one just rounded."""
    start, _ = evidence.passage.around(exact.at)
    said = _THE_FIGURE.search(evidence.passage.masked[start : exact.at])
    return said is not None and exact.sentence - rounded.sentence in (0, 1) and _close(exact, rounded)


def judge_way(claim: Read, known: list[Pair]) -> Verdict | None:
    """The direction of "dipped to 162", "up from 25" or "fell from 618 to 549"."""
    stated = claim.found.quantities
    if stated.direction is None:
        return None
    own = [pair for pair in known if not pair.percent and _ends(pair, claim)]
    if not own:
        return None
    best = max(own, key=lambda pair: (pair.bond, -_apart(pair)))
    if best.bond <= APART and _apart(best) > 2:
        return None
    found = direction_verdict(stated.direction, best)
    if stated.form is Form.COUNT and best.before.claim == claim.id and found.call is Call.CONSISTENT:
        # "Up from 25" is borne out as a direction, but says nothing for the 25 itself.
        return None
    return found


def _ends(pair: Pair, claim: Read) -> bool:
    stated = claim.found.quantities
    if stated.form is Form.PAIR:
        return pair.before.claim == pair.after.claim == claim.id
    if pair.before.claim == claim.id:
        return pair.bond == JOINED
    return pair.after.claim == claim.id and not pair.before.pair


def _apart(pair: Pair) -> float:
    days = (pair.after.period.start - pair.before.period.start).days / 365.25 if pair.before.period and pair.after.period else 1.0
    return abs(pair.after.sentence - pair.before.sentence) + abs(days - 1)


def judge_magnitude(evidence: Evidence, claim: Read) -> Verdict | None:
    """Dozens, hundreds: against the count of the same subject that the text tells."""
    stated, subject = claim.found.quantities, claim.subject
    assert stated.amount is not None
    beside = [told for told in evidence.told if _is_put_beside(evidence, claim, told)]
    alike = [*beside, *(told for told in evidence.told if _counts_it(told, claim))]
    for told in alike:
        line = f"{plain(told.number)}; {stated.word!r} taken as {stated.amount.shown()}"
        if stated.amount.holds(told.number):
            return Verdict(Call.CONSISTENT, line, None, (told.claim,))
    if alike and (subject.ages != ALL_AGES or len(alike) == 1) and alike[0].is_exact:
        line = f"{plain(alike[0].number)}; {stated.word!r} taken as {stated.amount.shown()}"
        return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, (alike[0].claim,))
    return None


def _is_put_beside(evidence: Evidence, claim: Read, told: Told) -> bool:
    """Whether the count is told in exact words directly behind: "under 11 in hundreds of the cases, 391"."""
    gap = evidence.passage.masked[claim.found.end : told.at] if told.sentence == claim.sentence else ""
    return claim.found.end < told.at and _BESIDE_IT.fullmatch(gap) is not None


def _counts_it(told: Told, claim: Read) -> bool:
    one, other = told.subject, claim.subject
    ages = one.ages == other.ages or (other.ages != ALL_AGES and one.ages != ALL_AGES and one.ages.high == other.ages.high)
    counted = one.counted == other.counted or {one.counted, other.counted} == {Counted.OFFENCES, Counted.VICTIMS}
    return (
        ages
        and counted
        and (one_area(one, other) or told.sentence == claim.sentence + 1)
        and one_offence(one, other)
        and ("part" not in one.marks or one.ages != ALL_AGES)
        and told.role != "before"
    )
