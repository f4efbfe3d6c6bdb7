"""So many for every thousand people, judged where the text tells how many people there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area
from faircount.claims.mentions.passage import AGES
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

FEWEST = 1_000
"""A place of fewer people has no rate worth telling."""
_PEOPLE = re.compile(
    rf"[\d,.]*(?:\s+(?:million|thousand))?\s+(?:[a-z-]+\s+){{0,2}}?(?:people|children|residents|inhabitants|youngsters|minors|{AGES}+)"
)
_POPULATION = re.compile(
    r"\bamong\s+(?:the\s+|its\s+|about\s+|some\s+|roughly\s+)*$|\bpopulation(?:\s+(?:of|is|was))?(?:\s+(?:about|around|some|roughly))?\s*[:(]?\s*$"
)


def judge_per_people(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "six for every 1,000 children": a count over the people of its area; None where the text tells no people."""
    size = claim.found.quantities.whole
    people = [told for told in evidence.told if told.number >= FEWEST and _is_people(evidence, told)]
    if size is None or not people:
        return None
    found = []
    for told in sorted(evidence.told, key=lambda told: abs(told.at - claim.found.at)):
        for living in people:
            if told.claim == living.claim or told.number * 5 > living.number or not _in_one_place(claim, told, living):
                continue
            each = size * told.number / living.number
            line = f"{plain(told.number)} / {plain(living.number)} × {plain(size)} = {plain(each)}"
            found.append(verdict(Sum.of(each, line), claim.found.quantities, (told.claim, living.claim), evidence.wording))
    right = next((one for one in found if one.call is Call.CONSISTENT), None) or _of_all(evidence, claim, people)
    if right is not None or len(found) == 1:
        return right or found[0]
    # Where the people stand beside the rate, one of the counts told should give it.
    before = [one for one in found if evidence.told_by(one.operands[0])[-1].at < claim.found.at]
    named = " per " in evidence.passage.masked[claim.found.start : claim.found.end]
    beside = named and any(living.sentence == claim.sentence for living in people)
    main = max(before or found, key=lambda one: _is_main(evidence, one), default=None)
    return main if beside else None


def _of_all(evidence: Evidence, claim: Read, people: Sequence[Told]) -> Verdict | None:
    """The rate of the count told last before it, over the people told with it: "With 433,000 children, that is 4.4"."""
    here = [living for living in people if living.sentence == claim.sentence and living.at < claim.found.at]
    size = claim.found.quantities.whole
    for living in here[-1:] if size else []:
        for told in evidence.told:
            if told.role == "before" or not 0 < living.sentence - told.sentence <= 1 or told.number * 5 > living.number:
                continue
            each = (size or 0) * told.number / living.number
            line = f"{plain(told.number)} / {plain(living.number)} × {plain(size or 0)} = {plain(each)}"
            found = verdict(Sum.of(each, line), claim.found.quantities, (told.claim, living.claim), evidence.wording)
            if found.call is Call.CONSISTENT:
                return found
    return None


def _is_main(evidence: Evidence, found: Verdict) -> tuple[bool, float]:
    """How likely that a rate is of the count of a verdict: the largest that is told, and not one of an earlier time."""
    told = evidence.told_by(found.operands[0])[-1]
    return told.role != "before", told.number


def _is_people(evidence: Evidence, told: Told) -> bool:
    masked = evidence.passage.masked
    return (
        _PEOPLE.match(masked[told.at : told.at + 70]) is not None
        or _POPULATION.search(masked[max(0, told.at - 40) : told.at]) is not None
    )


def _in_one_place(claim: Read, told: Told, living: Told) -> bool:
    return one_area(told.subject, living.subject) and one_area(claim.subject, told.subject)
