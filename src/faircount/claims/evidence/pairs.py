"""Which two figures of the text a change is measured between: joined by words, by dates, or by being of one series."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from faircount.claims.claim import Form
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_online, one_sex, one_unit
from faircount.claims.resolving.calendar import is_dated
from faircount.claims.resolving.reading import Base, Read, Told
from faircount.vocabulary.periods import Period

_HAD_BEEN = re.compile(r"\bhad\s+(?:only\s+)?been\s+(?:just\s+|only\s+)?$")
JOINED, SAME_SENTENCE, APART = 3.0, 2.0, 1.0
NEAR_MISS = 1.0
"""Candidates this much below the best are as likely as it: the claim is right if it fits any of them."""
NEIGHBOURS = 60
"""Figures told between two that a change may lie between."""
CONFIDENT = 1.5
"""Below this no candidate is sure enough to call a claim wrong."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures, the earlier first. ``bond`` says how surely they belong together, ``latest`` that the series ends there."""

    before: Told
    after: Told
    bond: float
    percent: bool = False
    latest: bool = False


def pairs(evidence: Evidence) -> list[Pair]:
    """Every two figures of the text that a change could be measured between."""
    found = [*_joined(evidence)]
    known = {(pair.before, pair.after) for pair in found}
    for number, before in enumerate(evidence.told):
        for after in evidence.told[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]:
            if before.claim == after.claim or not _follows(before, after) or not _alike(before, after):
                continue
            if _one_rounded(before, after):
                continue
            if (before, after) in known:
                continue
            bond = SAME_SENTENCE if before.sentence == after.sentence else APART
            found.append(Pair(before, after, bond))
    found += _of_shares(evidence)
    latest = {after: _is_latest(evidence, after) for after in {pair.after for pair in found}}
    return [replace(pair, latest=latest[pair.after]) for pair in found]


def _one_rounded(one: Told, other: Told) -> bool:
    """Whether one figure is the other in round words: "fewer than 1,000: the exact figure was 914"."""
    if one.is_exact == other.is_exact or abs(one.sentence - other.sentence) > 1:
        return False
    exact, rounded = (one, other) if one.is_exact else (other, one)
    return rounded.amount.holds(exact.number) and 0.85 < exact.number / max(rounded.number, 1.0) < 1.15


def _of_shares(evidence: Evidence) -> list[Pair]:
    """Shares told for two periods in one breath, or in one sentence and the next."""
    found = []
    for before in evidence.shares:
        for after in evidence.shares:
            if before.claim == after.claim and before.role == "before" and after.role == "after":
                found.append(Pair(before, after, JOINED, True))
            elif _told_apart(before, after) and one_area(before.subject, after.subject) and not _follows(after, before):
                found.append(Pair(before, after, SAME_SENTENCE if before.sentence == after.sentence else APART, True))
    return found


def last_two_shares(evidence: Evidence, claim: Read) -> list[Pair]:
    """The two shares told last before the claim, for "it was 29%, so the share grew by nine points"."""
    before = [told for told in evidence.shares if told.at < claim.found.at and claim.sentence - told.sentence <= 1]
    before = [told for told in before if told.per is None and not told.role]
    if len(before) != 2 or before[0].period == before[1].period:
        return []
    first, last = sorted(before, key=lambda told: told.period.start if told.period else date.max)
    return [Pair(first, last, SAME_SENTENCE, True)]


def _told_apart(before: Told, after: Told) -> bool:
    near = abs(before.sentence - after.sentence) <= 2 and before.subject.marks - {"part"} == after.subject.marks - {"part"}
    alike = before.per == after.per and before.subject.ages == after.subject.ages
    return before.claim != after.claim and not before.role and not after.role and near and alike


def _joined(evidence: Evidence) -> list[Pair]:
    """Pairs told in one breath, and figures that "compared with", "after" or "than the" joins to the nearest other one."""
    found: list[Pair] = []
    for told in evidence.told:
        if told.pair and told.role == "before":
            found += [Pair(told, other, JOINED) for other in evidence.told_by(told.claim) if other.role == "after"]
        elif told.role == "before":
            other = _partner(evidence, told) or _last_told(evidence, told)
            if other is not None:
                found.append(Pair(told, other, JOINED))
    return found


def _partner(evidence: Evidence, told: Told) -> Told | None:
    same = [
        o for o in evidence.told if o.sentence == told.sentence and not o.pair and o.claim != told.claim and o.role != "before"
    ]
    fit = [o for o in same if _joinable(told, o)]
    # "402 of 2,116 after 198 of 1,800" sets part against part, and whole against whole.
    fit = [o for o in fit if ("part" in o.subject.marks) == ("part" in told.subject.marks)] or fit
    earlier = [o for o in fit if o.at < told.at]
    return earlier[-1] if earlier else fit[0] if fit else None


def _last_told(evidence: Evidence, told: Told) -> Told | None:
    """The count that the sentence before ends with, where "in 2015 there had been 62" goes on from it."""
    start, _ = evidence.passage.around(told.at)
    if _HAD_BEEN.search(evidence.passage.masked, start, told.at) is None:
        return None
    before = [one for one in evidence.told if one.sentence == told.sentence - 1]
    last = before[-1] if before else None
    dated = last is not None and last.period is not None and told.period is not None and last.period.start > told.period.start
    alike = last is not None and one_offence(last.subject, told.subject) and one_area(last.subject, told.subject)
    return last if last and dated and alike and last.is_exact and not last.pair and last.role != "before" else None


def _joinable(before: Told, after: Told) -> bool:
    if before.period and after.period and before.period.start > after.period.start:
        return False
    alike = one_offence(before.subject, after.subject) and one_area(before.subject, after.subject)
    return alike and one_unit(before.subject, after.subject)


def _follows(before: Told, after: Told) -> bool:
    return before.period is not None and after.period is not None and before.period.start < after.period.start


def _alike(before: Told, after: Told) -> bool:
    one, other = before.subject, after.subject
    same = one_unit(one, other) and one.ages == other.ages and one.marks == other.marks and _as_long(before, after)
    return same and one_area(one, other) and one_offence(one, other) and one_online(one, other)


def _as_long(before: Told, after: Told) -> bool:
    """Whether the two are for about as long: a year is no match for five together."""
    if before.period is None or after.period is None:
        return True
    return 0.6 < before.period.days / after.period.days < 1.7


def candidates(claim: Read, known: list[Pair]) -> list[tuple[float, Pair]]:
    """The pairs that a claim may be about, best first, with how well each fits."""
    scored = [(score, pair) for pair in known if (score := _fit(claim, pair)) is not None]
    return sorted(scored, key=lambda entry: -entry[0])


def likeliest(scored: list[tuple[float, Pair]]) -> list[Pair]:
    """The pairs about as likely as the best one."""
    return [pair for score, pair in scored if score >= scored[0][0] - NEAR_MISS]


def _fit(claim: Read, pair: Pair) -> float | None:
    if claim.id in (pair.before.claim, pair.after.claim):
        return None
    about = _about(claim, pair)
    when = _when(claim.base, pair)
    if about is None or when is None:
        return None
    return pair.bond + about + when + _near(claim, pair) + 0.5 * pair.latest


def _is_latest(evidence: Evidence, told: Told) -> bool:
    """Whether no figure of the series is later."""
    period = told.period
    if period is None:
        return False
    return not any(other.period and other.period.start > period.start for other in evidence.told if _alike(told, other))


def _about(claim: Read, pair: Pair) -> float | None:
    """How well the subjects fit; None where the claim's own sentence says another one."""
    mine, theirs = claim.subject, pair.after.subject
    score = 0.0
    if not one_sex(mine, theirs):
        return None
    if not one_area(mine, theirs):
        if "area" in mine.said:
            return None
        score -= 3.0
    if not one_offence(mine, theirs) or ((mine.marks - {"part"}) and (theirs.marks - {"part"}) and mine.marks != theirs.marks):
        return None
    if "offence" in mine.said and mine.offence != theirs.offence and "offence" in theirs.said:
        score -= 0.5
    if mine.online != theirs.online:
        score -= 1.5
    if "ages" in mine.said and mine.ages != theirs.ages and not _joined_ages(claim, pair):
        return None
    if (mine.marks - {"part"}) != (theirs.marks - {"part"}):
        score -= 2.0
    if mine.counted != theirs.counted:
        score -= 1.0
    return score


def _joined_ages(claim: Read, pair: Pair) -> bool:
    """Whether a pair that says no ages has the claim's: told with it, or directly behind a direction ("rose. There were 58")."""
    follows = claim.found.quantities.form is Form.DIRECTION and pair.after.sentence - claim.sentence == 1
    return (pair.bond == JOINED and pair.before.sentence == claim.sentence) or (follows and pair.after.subject.ages.is_all)


def _when(base: Base, pair: Pair) -> float | None:
    """How well the periods fit what the claim says of its base; None where they cannot be meant."""
    before, after, score = pair.before.period, pair.after.period, 0.0
    if base.after and after:
        if not base.after.overlaps(after):
            return None
        score += 0.5
    if base.period and before:
        if not _same(base.period, before):
            return None
        score += 2.0
    if base.years is not None and before and after and base.period is None and is_dated(before) == is_dated(after):
        apart = years_between(before, after)
        allowed = (base.years,) if base.exact else (base.years, base.years - 1)
        if base.years >= 1 and not any(abs(apart - years) < 0.26 for years in allowed if years >= 1):
            return None
        # "In two years" is sooner two years than one, where the text tells both.
        score += 2.0 if abs(apart - base.years) < 0.26 else 1.7
    return score


def _same(said: Period, told: Period) -> bool:
    return said.overlaps(told) and abs((said.start - told.start).days) < 100


def years_between(before: Period, after: Period) -> float:
    """Years from the start of one period to the start of the other, or between their ends where those are nearer whole."""
    starts = (after.start - before.start).days / 365.25
    ends = (after.end - before.end).days / 365.25
    return min((starts, ends), key=lambda years: abs(years - round(years)))


def _near(claim: Read, pair: Pair) -> float:
    ends = (pair.before, pair.after)
    apart = min(abs(told.sentence - claim.sentence) for told in ends)
    if apart == 0:
        gap = min(_gap(claim, told) for told in ends if told.sentence == claim.sentence)
        return 3.0 - gap / 60
    # A sentence speaks of what was just told before it speaks of what comes.
    earlier = max(told.sentence for told in ends) < claim.sentence
    return {1: 1.5 if earlier else 1.0, 2: 0.5}.get(apart, 0.0)


def _gap(claim: Read, told: Told) -> int:
    """Characters between; a figure to come is further off than one just told, unless it is told as a pair."""
    if told.at >= claim.found.end:
        return told.at - claim.found.end + (0 if told.role else 20)
    return max(0, claim.found.start - told.end)
