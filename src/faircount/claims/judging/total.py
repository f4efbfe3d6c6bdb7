"""Totals judged: the parts that the text tells, and their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Severity, Verdict
from faircount.claims.evidence.chance import snug
from faircount.claims.evidence.evidence import Evidence, wider_area
from faircount.claims.evidence.totals import Group, has_cue, is_of_other_years
from faircount.claims.evidence.totals_counted import counted, named_together
from faircount.claims.evidence.totals_listed import (
    added_up,
    consisting,
    in_brackets,
    just_told,
    listed,
    shared_among,
    shared_out,
    spelt_out,
    to_the_rest,
)
from faircount.claims.evidence.totals_of_columns import columns
from faircount.claims.evidence.totals_of_parts import areas, joint, kinds
from faircount.claims.evidence.totals_of_years import years
from faircount.claims.evidence.totals_one_each import counted_behind, listed_behind, months_behind, one_each
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.measures import Counted

ALIKE = (0.6, 1.6)
"""Times a number that figures add up to, outside which they are not its parts where no word says that it is a total."""

MOST, NEAR = 4, 2
"""Parts of what a pair led to, and the sentences behind it that tell them."""
_OF_THE_CASES = re.compile(r"[\d,]+\s+of\s+the\s+(?:[a-z]+\s+)?(?:cases|offences|crimes|reports|victims)\b")
_THE_REST = re.compile(r"\b(?:all|the)\s+(?:the\s+)?(?:other|others|remaining|rest)\b")
FAR = 20
"""Times their sum, from which on a total is none of theirs, whatever words stand by it."""


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


def judge_parts_of_end(evidence: Evidence, claim: Read) -> Verdict | None:
    """That the next sentences tell the parts of what a pair led to ("from 22 to 71. 38 were girls and 33 boys"), or None."""
    ends = [told for told in evidence.told_by(claim.id) if told.is_exact and told.role == "after"]
    following = [one for one in evidence.told if 0 < one.sentence - claim.sentence <= NEAR and one.is_exact and not one.pair]
    for end in ends:
        runs = ((first, count) for first in range(len(following)) for count in range(2, MOST + 1))
        for first, count in runs:
            parts = following[first : first + count]
            if len(parts) == count and sum(one.number for one in parts) == end.number and all(one.number > 0 for one in parts):
                line = f"{' + '.join(plain(one.number) for one in parts)} = {plain(end.number)}"
                return Verdict(Call.CONSISTENT, line, None, tuple(dict.fromkeys(one.claim for one in parts)))
    return None


def _judge_end(evidence: Evidence, claim: Read, total: Told) -> Verdict | None:
    wrong: list[Verdict] = []
    for group in groups(evidence, claim, total):
        if is_of_other_years(evidence, group.parts, total) or any(
            said_whole(evidence, part) in group.parts for part in group.parts
        ):
            continue  # nobody adds a part to its whole
        added = sum(told.number for told in group.parts)
        line = f"{' + '.join(plain(told.number) for told in group.parts)} = {plain(added)}; stated {total.amount.shown()}"
        operands = tuple(dict.fromkeys(told.claim for told in group.parts))
        if snug(total.amount).holds(added) and len(group.parts) > 1:
            return Verdict(Call.CONSISTENT, line, None, operands)
        if any(2 * told.number == added for told in group.parts) and len(group.parts) > 2:
            continue  # one of them is the sum of the others
        if any(told.number == added and told.sentence == total.sentence and told.claim != total.claim for told in evidence.told):
            continue  # "32 of them and 301 in all": the sum is told beside, this is of something else
        if added > total.number and ("part" in total.subject.marks or _OF_THE_CASES.match(evidence.passage.masked, total.at)):
            continue  # "in 238 of the cases over the two years" tells some of what they add up to
        if {"period", "year"} & total.subject.said == {"period"} and any(_lie_apart(part, total) for part in group.parts):
            continue  # "a year before, the three counted 371": no total of what was told of now
        if _is_of_the_rest(evidence, claim) or _are_within_one_place(group.parts, total):
            continue
        off = total.amount.distance(added)
        meant = (has_cue(evidence, claim) and added * FAR >= total.number) or ALIKE[0] * total.number <= added <= ALIKE[
            1
        ] * total.number
        if meant and (group.complete or (group.inside and added > total.amount.upper)):
            slip = off <= evidence.wording.slip_sum and total.number > 20
            severity = Severity.ROUNDING if slip else Severity.MATERIAL
            wrong.append(Verdict(Call.INCONSISTENT, line, severity, operands, reason="the parts do not add up to the total"))
    return wrong[0] if wrong else None


def _lie_apart(part: Told, total: Told) -> bool:
    return part.at < total.at and part.period is not None and total.period is not None and not part.period.overlaps(total.period)


def _is_of_the_rest(evidence: Evidence, claim: Read) -> bool:
    """Whether a total is of those that were not told: "all other services together made up 1,124"."""
    start, _ = evidence.passage.around(claim.found.at)
    return _THE_REST.search(evidence.passage.masked, start, claim.found.start) is not None


def _are_within_one_place(parts: Sequence[Told], total: Told) -> bool:
    """Whether the total says a wider area than the one that all the parts are of, which does not make it up."""
    places = {told.subject.areas for told in parts}
    return len(places) == 1 and "area" in total.subject.said and wider_area(total.subject, parts[0].subject)


def groups(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """Every set of figures that the total may be the sum of, the surest first. The number of forces is added to no offences."""
    told = tuple(one for one in evidence.told if _countable(one) == _countable(total))
    countable = replace(evidence, told=told)
    yield from columns(countable, claim, total)
    yield from listed(countable, claim, total)
    yield from spelt_out(countable, claim, total)
    yield from in_brackets(countable, claim, total)
    yield from consisting(countable, claim, total)
    yield from to_the_rest(countable, total)
    yield from shared_out(countable, claim, total)
    yield from shared_among(countable, total)
    yield from added_up(countable, claim, total)
    yield from just_told(countable, claim, total)
    yield from counted(countable, claim, total)
    yield from one_each(countable, claim, total)
    yield from listed_behind(countable, claim, total)
    yield from counted_behind(countable, total)
    yield from months_behind(countable, total)
    yield from named_together(countable, claim, total)
    yield from years(countable, claim, total)
    yield from joint(countable, total)
    yield from areas(countable, total)
    yield from kinds(countable, total)


def _countable(told: Told) -> bool:
    return told.subject.counted is not Counted.FORCES
