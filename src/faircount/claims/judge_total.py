"""Totals judged: the parts that the text tells, and their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Severity, Verdict
from faircount.claims.evidence import Evidence, one_area, one_offence, wider_area, within_offence
from faircount.claims.lexicon import BREAK
from faircount.claims.reading import Read, Told
from faircount.claims.said import When
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import PARTITIONS
from faircount.vocabulary.measures import Counted

_CUE = re.compile(
    r"\b(?:in all|in total|altogether|all told|a total of|the total|total of|total(?:led|ling)?|combined|together|between "
    r"them|overall|(?:\ue000+|[a-z]+-year) (?:figure|total|tally)|"
    r"(?:these|those|the)\s+(?:two|three|four|five|six)(?=\s+(?:account|made|make|had|recorded|share))|"
    r"of all(?= *$)|brings? the|taken together|sum|since (?:the|then|it)(?! \ue000))\b"
)


ALIKE = (0.6, 1.6)
"""Times a number that figures add up to, outside which they are not its parts where no word says that it is a total."""
_TOGETHER = re.compile(r"\b(?:together|altogether|combined|between them)\b(?! the (?:two|three|four|five))")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that may be the parts of one total: ``complete`` if they are all of it, ``inside`` if they can only be too few."""

    parts: tuple[Told, ...]
    complete: bool
    inside: bool = False


def judge_total(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a count or a pair as a sum of parts; None where it is no sum of what the text tells."""
    own = evidence.told_by(claim.id)
    found = [one for one in (_judge_end(evidence, claim, told) for told in own) if one is not None]
    if not found:
        return None
    if len(found) == 1:
        return found[0] if len(own) == 1 or found[0].call is Call.CONSISTENT else None
    worst = next((one for one in found if one.call is Call.INCONSISTENT), None)
    if worst is not None:
        return worst
    operands = tuple(dict.fromkeys(operand for one in found for operand in one.operands))
    return Verdict(Call.CONSISTENT, "; ".join(one.arithmetic for one in found), None, operands)


def _judge_end(evidence: Evidence, claim: Read, total: Told) -> Verdict | None:
    wrong: list[Verdict] = []
    for group in groups(evidence, claim, total):
        added = sum(told.number for told in group.parts)
        line = f"{' + '.join(plain(told.number) for told in group.parts)} = {plain(added)}; stated {total.amount.shown()}"
        operands = tuple(dict.fromkeys(told.claim for told in group.parts))
        if total.amount.holds(added) and len(group.parts) > 1:
            return Verdict(Call.CONSISTENT, line, None, operands)
        off = total.amount.distance(added)
        meant = has_cue(evidence, claim) or ALIKE[0] * total.number <= added <= ALIKE[1] * total.number
        if meant and (group.complete or (group.inside and added > total.amount.upper)):
            slip = off <= evidence.wording.slip_sum and total.number > 20
            severity = Severity.ROUNDING if slip else Severity.MATERIAL
            wrong.append(Verdict(Call.INCONSISTENT, line, severity, operands, reason="the parts do not add up to the total"))
    return wrong[0] if wrong else None


def groups(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """Every set of figures that the total may be the sum of, the surest first. The number of forces is added to no offences."""
    told = tuple(one for one in evidence.told if _countable(one) == _countable(total))
    yield from _groups(replace(evidence, told=told), claim, total)


def _countable(told: Told) -> bool:
    return told.subject.counted is not Counted.FORCES


def _groups(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    yield from _listed(evidence, claim, total)
    yield from _spelt_out(evidence, claim, total)
    yield from _shared_out(evidence, claim, total)
    yield from _just_told(evidence, claim, total)
    yield from _years(evidence, claim, total)
    yield from _joint(evidence, total)
    yield from _areas(evidence, total)
    yield from _kinds(evidence, total)


def has_cue(evidence: Evidence, claim: Read) -> bool:
    """Whether words near the number say that it is a total."""
    start, end = evidence.passage.around(claim.found.at)
    others = [other.found for other in evidence.claims if other.id != claim.id and other.sentence == claim.sentence]
    low = max([start, claim.found.start - 60, *(other.end for other in others if other.end <= claim.found.start)])
    high = min([end, claim.found.end + 30, *(other.start for other in others if other.start >= claim.found.end)])
    before, after = evidence.passage.masked[low : claim.found.start], evidence.passage.masked[claim.found.end : high]
    # "131, 339 in all": the words behind a comma belong to the next number.
    return _CUE.search(before) is not None or _CUE.search(re.split(BREAK, after)[0]) is not None


def _listed(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures listed before "in total" in one sentence."""
    if total.pair or not has_cue(evidence, claim):
        return
    parts = [
        told
        for told in evidence.told
        if told.sentence == total.sentence and told.at < total.at and not told.pair and told.role != "before"
    ]
    if len(parts) < 2 or any(told.number >= total.number for told in parts):
        return
    start, _ = evidence.passage.around(claim.found.at)
    longer = any(said.when is When.SINCE and start <= said.start < claim.found.end for said in evidence.passage.periods)
    yield Group(tuple(parts), complete=not longer)


def _shared_out(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The parts behind "Of 317 referrals"."""
    start, _ = evidence.passage.around(claim.found.at)
    if (
        total.pair
        or re.search(r"(?:^|[,;:.]\s)\s*of\s+(?:the\s+|all\s+|some\s+)?$", evidence.passage.masked[start : claim.found.start])
        is None
    ):
        return
    parts = [
        told for told in evidence.told if told.sentence == total.sentence and told.at > total.at and told.number < total.number
    ]
    if len(parts) > 1:
        yield Group(tuple(parts), complete=False)


def _just_told(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The latest figures of the sentence before, for "taken together"."""
    if total.pair or not has_cue(evidence, claim):
        return
    parts = [
        told
        for told in evidence.told
        if told.sentence == total.sentence - 1 and told.role != "before" and told.number < total.number
    ]
    if len(parts) > 1:
        start, _ = evidence.passage.around(claim.found.at)
        together = _TOGETHER.search(evidence.passage.masked[start : claim.found.start])
        yield Group(tuple(parts), complete=together is not None)


def _spelt_out(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures listed behind a colon: "802 times: 116 in the first year, 242 in the second and 444 in the third"."""
    _, end = evidence.passage.around(claim.found.at)
    opening = re.match(r"(?:\s+[a-z]+){0,6}\s*:", evidence.passage.masked[claim.found.end : end])
    if total.pair or opening is None:
        return
    after = claim.found.end + opening.end()
    parts = [told for told in evidence.told if after <= told.at < end and not told.pair and told.role != "before"]
    if len(parts) > 1:
        yield Group(tuple(parts), complete=False, inside=True)


def _series(evidence: Evidence, total: Told) -> list[Told]:
    """One figure a period of the total's own series, in order."""
    found: dict[tuple[object, ...], Told] = {}
    for told in evidence.told:
        subject = told.subject
        alike = (
            subject.counted == total.subject.counted
            and subject.ages == total.subject.ages
            and subject.marks == total.subject.marks
        )
        if told.claim == total.claim or told.period is None or not alike or not told.is_exact or told.number > total.number:
            continue
        if one_area(subject, total.subject) and one_offence(subject, total.subject) and told.period.days < 400:
            found.setdefault((told.period.start,), told)
    return sorted(found.values(), key=lambda told: told.period.start if told.period else None)  # type: ignore[arg-type, return-value]


def _years(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The years of one series, where the words name several years or call the number a total."""
    if total.pair:
        return
    start, end = evidence.passage.around(claim.found.at)
    lengths = [
        said.years
        for said in evidence.passage.periods
        if start <= said.start < end and said.when is When.LENGTH and said.years >= 2
    ]
    both = [2.0 for said in evidence.passage.periods if start <= said.start < end and said.when is When.BOTH]
    series = _series(evidence, total)
    if len(series) < 2 or not (lengths or both or has_cue(evidence, claim)):
        return
    for years in {*lengths, *both}:
        if len(series) >= years == int(years):
            yield Group(tuple(series[-int(years) :]), complete=len(series) == years)
    yield Group(tuple(series), complete=False)
    for low in range(len(series)):
        for high in range(low + 2, len(series) + 1):
            yield Group(tuple(series[low:high]), complete=False)


def _same_time(told: Told, total: Told) -> bool:
    if told.role and total.role and total.pair and told.pair:
        return told.role == total.role
    return told.period is None or total.period is None or told.period == total.period


def _is_earlier(told: Told, series: Sequence[Told] = ()) -> bool:
    """Whether a figure is told as the earlier one of two, or a later one of its series is told."""
    later = (other for other in series if told.period and other.period and other.period.start > told.period.start)
    return told.role == "before" or next(later, None) is not None


def _alike(told: Told, total: Told) -> bool:
    subject = told.subject
    same = subject.counted == total.subject.counted and subject.ages == total.subject.ages
    return told.claim != total.claim and same and one_offence(subject, total.subject)


def _joint(evidence: Evidence, total: Told) -> Iterator[Group]:
    """One figure for each of several areas put together."""
    if len(total.subject.areas) < 2:
        return
    each: list[list[Told]] = []
    for area in total.subject.areas:
        own = [told for told in evidence.told if told.subject.areas == (area,) and told.number <= total.number]
        fit = [told for told in own if _alike(told, total) and _same_time(told, total)]
        # Where the earlier figures are said to be earlier, a total is of them or of the later ones, not of both.
        each.append(([told for told in fit if _is_earlier(told, own) == _is_earlier(total)] or fit)[:4])
    only = all(len(fit) == 1 for fit in each)
    for parts in product(*each):
        yield Group(parts, complete=only)


def _areas(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The areas that a region or a country is made of, as far as the text lists them."""
    inside: dict[tuple[str, ...], Told] = {}
    for told in evidence.told:
        near = abs(told.sentence - total.sentence) <= 1
        if (
            near
            and wider_area(total.subject, told.subject)
            and _alike(told, total)
            and _same_time(told, total)
            and told.number <= total.number
        ):
            inside.setdefault(told.subject.areas, told)
    parts = _apart(list(inside.values()))
    if len(parts) < 2:
        return
    covered = {force for told in parts for area in told.subject.areas for force in PARTITIONS.get(area, (area,))}
    whole = set(PARTITIONS.get(total.subject.areas[0], ()))
    yield Group(tuple(parts), complete=bool(whole) and covered >= whole, inside=True)


def _apart(parts: Sequence[Told]) -> list[Told]:
    """Without areas that lie in others of the list."""
    return [told for told in parts if not any(told is not other and wider_area(other.subject, told.subject) for other in parts)]


def _kinds(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The kinds of offence that make up the total's."""
    inside: dict[str, Told] = {}
    for told in evidence.told:
        kind = told.subject.offence
        if kind and told.claim != total.claim and _is_kind(told, total):
            inside.setdefault(kind, told)
    if len(inside) > 1:
        yield Group(tuple(inside.values()), complete=set(inside) == {"rape", "other_sexual"})


def _is_kind(told: Told, total: Told) -> bool:
    of_it = "offence" in told.subject.said and within_offence(total.subject, told.subject)
    there = one_area(told.subject, total.subject) and _same_time(told, total)
    return of_it and there and told.subject.ages == ALL_AGES == total.subject.ages
