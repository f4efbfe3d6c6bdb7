"""The figures that a count may be the sum of: neighbours in the text, or any two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_unit, wider_area
from faircount.claims.evidence.options import LEAST, Option, around, nearness
from faircount.claims.evidence.totals import has_cue, is_of_other_years
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.areas import AREAS

UNTOLD, UNTOLD_CUED = 10.0, 0.5
"""Most counts are no sum of others, unless the words say so."""
MOST = 8
"""Parts of one sum."""
SURE = 3
"""Parts that add up to a total by no accident."""
NEAR = 4
"""Sentences between a sum and its parts."""
NO_SUM = Verdict(Call.INCONSISTENT, "", Severity.MATERIAL)
"""What is said of figures that do not add up to the count: they only speak for its being no sum."""


def sums_told(evidence: Evidence, claim: Read) -> tuple[float, float, Sequence[Option]]:
    """Every set of figures that the count may be the sum of. One in so many sets adds up to a number by accident."""
    own = evidence.told_by(claim.id)
    if not own or not own[0].is_exact or own[0].number < 10:
        return 1.0, UNTOLD, ()
    untold = UNTOLD_CUED if has_cue(evidence, claim) or len(claim.subject.areas) > 1 else UNTOLD
    return 1.0 / own[0].number, untold, tuple(_options(evidence, claim, own[0]))


def every_sum(evidence: Evidence, claim: Read) -> tuple[str, ...]:
    """The parts of each sum that the count is: a text shares one total out by outcome, and again by force."""
    _, _, options = sums_told(evidence, claim)
    whole = (one.found.operands for one in options if one.found.call is Call.CONSISTENT and len(one.found.operands) >= SURE)
    return tuple(dict.fromkeys(operand for operands in whole for operand in operands))


def both_sums(evidence: Evidence, claim: Read) -> tuple[str, ...]:
    """The parts of a pair ("together from 416 to 804"), where each of its ends is the sum of figures of the same two places."""
    ends = [told for told in evidence.told_by(claim.id) if told.is_exact]
    near = [one for one in around(evidence, claim) if one.claim != claim.id and one.is_exact and len(one.subject.areas) == 1]
    sums = [
        {
            (one.subject.areas, other.subject.areas): (one.claim, other.claim)
            for one, other in combinations(near, 2)
            if one.subject.areas != other.subject.areas and one.number + other.number == end.number
        }
        for end in ends
    ]
    both = set(sums[0]) & set(sums[1]) if len(sums) == 2 else set()
    return tuple(dict.fromkeys(claim for places in both for parts in sums for claim in parts[places]))


def _options(evidence: Evidence, claim: Read, total: Told) -> Iterator[Option]:
    near = [one for one in around(evidence, claim) if one.claim != claim.id and one.is_exact]
    parts = [one for one in near if 0 < one.number < total.number and abs(one.sentence - total.sentence) <= NEAR]
    later = [one for one in parts if one.role != "before"]
    # Known by the places of their figures: a figure is long to compare, and the same run is found more than once.
    groups = {tuple(map(id, group)): group for group in (*_runs(parts), *_runs(later), *combinations(parts, 2))}
    if not any(sum(one.number for one in group) == total.number for group in groups.values()):
        return  # without one that adds up, nothing needs to be weighed
    close = {id(one): nearness(claim, one) for one in parts}
    whole_of = {id(one): said_whole(evidence, one) for one in parts}  # nobody adds a part to its whole
    for group in sorted(groups.values(), key=lambda told: (told[0].at, len(told), told[-1].at)):
        weight = close[id(group[0])] * close[id(group[-1])] * _of_one_kind(group, total)
        weight *= 0.0 if is_of_other_years(evidence, group, total) or any(whole_of[id(one)] in group for one in group) else 1.0
        if weight < LEAST:
            continue
        if sum(one.number for one in group) == total.number:
            line = f"{' + '.join(plain(one.number) for one in group)} = {plain(total.number)}; stated {plain(total.number)}"
            operands = tuple(dict.fromkeys(one.claim for one in group))
            yield Option(weight, Verdict(Call.CONSISTENT, line, None, operands))
        else:
            yield Option(weight, NO_SUM)


def _runs(parts: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    """Two or more neighbours."""
    for low in range(len(parts)):
        for high in range(low + 2, min(len(parts), low + MOST) + 1):
            yield tuple(parts[low:high])


def _of_one_kind(group: Sequence[Told], total: Told) -> float:
    """How likely that figures are parts of one sum: of one unit, and not a series' earlier figure beside its later one."""
    weight = 1.0 if all(one_unit(one.subject, total.subject) for one in group) else 0.3
    weight *= 0.0 if any(_is_elsewhere(one, total) for one in group) else 1.0
    weight *= 4.0 if any("part" in one.subject.marks for one in group) else 1.0
    return weight * 0.3 ** sum(one.role == "before" for one in group)


def _is_elsewhere(part: Told, total: Told) -> bool:
    """Whether both say where they are of, and the part's area lies outside the total's."""
    one, other = part.subject, total.subject
    # A town that no table knows may lie in the area of any force.
    town = all(area not in AREAS for area in one.areas) and any(area in AREAS for area in other.areas)
    return {"area"} <= one.said & other.said and not one_area(one, other) and not wider_area(other, one) and not town
