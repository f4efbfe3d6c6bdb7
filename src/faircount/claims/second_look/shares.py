"""The part and the whole that a share may be of, any two counts of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from faircount.claims.amount import Amount, plain
from faircount.claims.claim import Call, Severity, Verdict
from faircount.claims.evidence.chance import chance_of_share
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, wider_area
from faircount.claims.evidence.options import LEAST, Option, around, close_fit, nearness
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.judging.share import ends_otherwise, is_asked, is_of_others, is_of_told_counts
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.areas import AREAS

UNTOLD = 0.4
_OF_EVERYBODY = re.compile(
    r"\s+of\s+(?:children|young people|parents|adults|pupils|teenagers|people|teachers|girls|boys|abuse)\b"
)
_OF_TOTAL = re.compile(r"\s+of\s+(?:the\s+(?:[a-z]+\s+){0,2}total|them\s+all|all\s+(?:of\s+)?(?:them|these|those|the)\b)")
ANOTHER_WHOLE = 0.2
"""How likely that a share which says that it is of something else ("of known victims") is of a figure told."""
NO_SHARE = Verdict(Call.INCONSISTENT, "", Severity.MATERIAL)
"""What is said of a part and a whole that do not fit: they only speak for others being meant."""


def shares_of_counts(evidence: Evidence, claim: Read) -> tuple[float, float, Sequence[Option]]:
    """Every part and whole that the share may be of."""
    return chance_of_share(claim.found.quantities), UNTOLD, tuple(_options(evidence, close_fit(claim)))


def _options(evidence: Evidence, claim: Read) -> Iterator[Option]:
    asked, amount = is_asked(evidence, claim.found.at), claim.found.quantities.amount
    near = [told for told in around(evidence, claim) if told.is_exact and is_asked(evidence, told.at) is asked]
    exact = [told for told in near if told.sentence == claim.sentence] if asked else near
    named = 0.1 if _OF_EVERYBODY.match(evidence.passage.masked[claim.found.end :]) else 1.0
    named *= 1.0 if is_of_told_counts(evidence, claim) else ANOTHER_WHOLE
    beside = _stands_behind(evidence, claim)
    for part in (*exact, *_together(exact)):
        if beside is not None and beside.claim != part.claim:
            continue
        said = said_whole(evidence, part)
        for whole in (*exact, *_with_another(part, exact)):
            made_up = whole.claim.startswith("=")
            if whole.claim in part.claim.split("+") or not 0 < part.number < whole.number:
                continue
            of_it = said is whole
            weight = (
                nearness(claim, part, whole)
                * (1.0 if of_it else _part_of(evidence, claim, part, whole))
                * named
                * (0.3 if made_up else 1)
            )
            if weight < LEAST:
                continue
            share = 100 * part.number / whole.number
            if amount is not None and not amount.holds(share):
                yield Option(weight, NO_SHARE)  # most pairs: their arithmetic is never shown
                continue
            total = Sum.of(share, f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%")
            operands = tuple(dict.fromkeys((*part.claim.split("+"), *whole.claim.removeprefix("=").split("+"))))
            yield Option(weight, verdict(total, claim.found.quantities, operands, evidence.wording))


def _stands_behind(evidence: Evidence, claim: Read) -> Told | None:
    """The figure that a share "of the total" stands behind: "388, less than a third of the total" is of no other part."""
    masked = evidence.passage.masked
    if _OF_TOTAL.match(masked, claim.found.end) is None:
        return None
    before = [told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start]
    return (
        before[-1]
        if before and re.fullmatch(r"\s*[,:(–—]\s*(?:or\s+|that\s+is\s+)?", masked[before[-1].end : claim.found.start])
        else None
    )


def _part_of(evidence: Evidence, claim: Read, part: Told, whole: Told) -> float:
    """How likely that one figure is the part and the other the whole of which the claim tells the share."""
    one, other, mine = part.subject, whole.subject, claim.subject
    ages_joined = "ages" in mine.said and mine.ages == one.ages
    weight = 0.2 if "+" in part.claim and not ages_joined else 1.0
    weight *= 0.1 if ends_otherwise(evidence, claim, part) else 1.0
    of_one_time = part.period == whole.period or not part.period or not whole.period
    # "Of the 346 victims in two years, 27 were under ten": a part is of its whole's time.
    of_one_time = of_one_time or ("part" in one.marks and part.sentence == whole.sentence and "period" not in one.said)
    weight *= 1.0 if of_one_time else 0.15
    weight *= 0.05 if "part" in other.marks and "part" not in one.marks else 1.0
    elsewhere = "area" in one.said and "area" not in mine.said and part.sentence != claim.sentence
    weight *= 0.2 if elsewhere and mine.marks - {"part"} and not one.marks - {"part"} else 1.0
    apps = mine.marks - {"part"}, one.marks - {"part"}
    weight *= 0.05 if all(apps) and apps[0] != apps[1] and "+" not in part.claim else 1.0
    weight *= 0.02 if _are_neighbours(part, whole) else 1.0
    weight *= 0.02 if is_of_others(evidence, claim, part) else 1.0
    if "ages" in mine.said and mine.ages != one.ages:
        # "In 458 cases, or 57 per cent, the victim was under 13": the part itself need not say it.
        weight *= 0.0 if one.ages != ALL_AGES and "+" not in part.claim else 0.5 if part.sentence == claim.sentence else 0.1
    apart = not one_area(mine, one) and not one_area(mine, other)
    weight *= 0.0 if {"area"} <= mine.said & one.said and apart else 1.0
    weight *= 0.2 if "before" in (part.role, whole.role) else 1.0
    weight *= 0.2 if "+" not in part.claim and _lie_apart(part, whole) else 1.0
    # A whole is told before its parts; in a list of parts the next one is none.
    weight *= 0.3 if part.sentence == whole.sentence and part.at < whole.at and claim.sentence != part.sentence else 1.0
    return weight * (1.0 if claim.sentence in (part.sentence, whole.sentence) else 0.5)


def _lie_apart(part: Told, whole: Told) -> bool:
    """Whether both are of known areas, and neither holds the other's."""
    one, other = part.subject, whole.subject
    known = all(area in AREAS for area in (*one.areas, *other.areas))
    return known and not one_area(one, other) and not wider_area(other, one)


def _are_neighbours(part: Told, whole: Told) -> bool:
    """Whether the whole is told of a place, or of an app, of which the part by its own words is none."""
    one, other = part.subject, whole.subject
    # A town that no table knows may lie in the area of any force.
    town = all(area not in AREAS for area in one.areas) and any(area in AREAS for area in other.areas)
    apart = {"area"} <= one.said & other.said and not one_area(one, other) and not wider_area(other, one) and not town
    return apart or (bool(other.marks - {"part"} - one.marks) and "part" not in one.marks and one.ages == ALL_AGES)


def _with_another(part: Told, exact: Sequence[Told]) -> Iterator[Told]:
    """The part put together with another of its time, where the text tells no whole ("Wales has one in ten of the two's")."""
    for other in exact:
        beside = (
            other.claim != part.claim and other.role == part.role and other.period == part.period and not part.claim.count("+")
        )
        if beside and not one_area(other.subject, part.subject) and one_offence(other.subject, part.subject):
            total = part.number + other.number
            # The mark keeps the sum from being taken for one of its parts.
            yield replace(other, claim=f"={part.claim}+{other.claim}", number=total, amount=Amount.exactly(total))


def _hold_each_other(run: Sequence[Told]) -> bool:
    """Whether one is of an age that holds another's: under-fives are among the under-11s, and added to them by nobody."""
    aged = [told.subject.ages for told in run if told.subject.ages != ALL_AGES]
    return any(one != other and one.contains(other) for one in aged for other in aged)


def _together(exact: Sequence[Told]) -> Iterator[Told]:
    """Two to four neighbours of one sentence added up, for "the three apps account for 29%"."""
    for low in range(len(exact)):
        for high in range(low + 2, min(len(exact), low + 4) + 1):
            run = exact[low:high]
            near = run[-1].sentence - run[0].sentence <= 1
            if near and not any(told.role == "before" or told.pair for told in run) and not _hold_each_other(run):
                total = sum(told.number for told in run)
                ids = "+".join(told.claim for told in run)
                subject = replace(run[-1].subject, ages=_ages_together(run))
                yield replace(run[-1], claim=ids, number=total, amount=Amount.exactly(total), end=run[-1].end, subject=subject)


def _ages_together(run: Sequence[Told]) -> AgeBand:
    """The band that bands next to each other make: under ten and ten to twelve are under 13."""
    bands = [told.subject.ages for told in run]
    adjoining = all(below.high is not None and below.high + 1 == above.low for below, above in pairwise(bands))
    return replace(bands[-1], low=bands[0].low) if adjoining else bands[-1]
