"""What a claim may be about: figures of the text, how likely they are meant next to others, and what they say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from faircount.claims.claim import Verdict
from faircount.claims.evidence.chance import as_meant
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_sex, one_unit
from faircount.claims.finding.lexicon import NOUNS, PERCENT
from faircount.claims.resolving.reading import Read, Told

_POINTING = re.compile(rf"\s*(?:the|that|this)\s+(?:[a-z]+\s+)?(?:{NOUNS}\s+of\s+|(?:[\d.]+|[a-z-]+){PERCENT}\s+{NOUNS})")
LEAST = 0.003
"""Options less likely than this are not tried."""
REACH = 6
"""Sentences either way of a claim."""
NEAREST = 36
"""Figures at most, the nearest ones."""


@dataclass(frozen=True, slots=True)
class Option:
    """Figures that a claim might be about: how likely next to others, and what they say of it."""

    weight: float
    found: Verdict


def around(evidence: Evidence, claim: Read) -> list[Told]:
    """The figures told within a few sentences of the claim: a reader looks no further, and the work grows with the text alone."""
    near = [told for told in evidence.told if abs(told.sentence - claim.sentence) <= REACH]
    if points_back(evidence, claim):
        near = [told for told in near if told.at < claim.found.at or told.sentence == claim.sentence]
    return sorted(sorted(near, key=lambda told: abs(told.at - claim.found.at))[:NEAREST], key=lambda told: told.at)


def points_back(evidence: Evidence, claim: Read) -> bool:
    """Whether a claim opens its sentence with what was just told: "The 28 per cent jump", "That rise of a third"."""
    start, _ = evidence.passage.around(claim.found.at)
    return claim.sentence > 0 and _POINTING.match(evidence.passage.masked, start, claim.found.end) is not None


def close_fit(claim: Read) -> Read:
    """The claim read as closely as it was meant: "more than N" is no word for twice as many."""
    stated = claim.found.quantities
    if stated.amount is None:
        return claim
    return replace(claim, found=replace(claim.found, quantities=replace(stated, amount=as_meant(stated))))


def nearness(claim: Read, *told: Told) -> float:
    """Figures close to the claim are likelier meant than those far off, and those told before it than those to come."""
    gaps = sorted(abs(one.sentence - claim.sentence) for one in told)
    weight = 0.5 ** gaps[0] * 0.75 ** sum(gaps[1:])
    return float(weight * (0.6 if gaps[0] and min(one.sentence for one in told) > claim.sentence else 1.0))


def of_one_series(before: Told, after: Told) -> float:
    """How likely that two figures are of one series."""
    one, other = before.subject, after.subject
    weight = 1.0 if one_area(one, other) else 0.05
    weight *= 1.0 if one_offence(one, other) else 0.1
    weight *= unit_told(before, after)
    weight *= 1.0 if one.ages == other.ages else 0.2 if {"ages"} <= one.said & other.said else 0.5
    return weight * (1.0 if one.marks - {"part"} == other.marks - {"part"} else 0.1)


def unit_told(one: Told, other: Told) -> float:
    """How likely that two figures count the same things: units that are only carried over may be wrong."""
    if one_unit(one.subject, other.subject):
        return 1.0
    return 0.1 if "counted" in one.subject.said and "counted" in other.subject.said else 0.5


def about(claim: Read, told: Told) -> float:
    """How likely that the claim is about what a figure counts; never where both say another area, or the claim other ages."""
    mine, other = claim.subject, told.subject
    weight = 1.0 if one_area(mine, other) else 0.0 if {"area"} <= mine.said & other.said else 0.3
    weight *= 1.0 if one_offence(mine, other) else 0.1
    weight *= 1.0 if one_sex(mine, other) else 0.0
    return weight * (1.0 if mine.ages == other.ages else 0.0 if "ages" in mine.said else 0.5)
