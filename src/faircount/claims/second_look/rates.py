"""The count that a rate may come from, any of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.claims.amount import Amount
from faircount.claims.evidence.chance import chance
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.evidence.options import LEAST, Option, around, close_fit, nearness
from faircount.claims.judging.rate import rates_of
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.measures import Counted

UNTOLD = 0.3


def rates_told(evidence: Evidence, claim: Read) -> tuple[float, float, Sequence[Option]]:
    """Every count that the rate may come from."""
    return chance(claim.found.quantities), UNTOLD, tuple(_options(evidence, close_fit(claim)))


def _options(evidence: Evidence, claim: Read) -> Iterator[Option]:
    for told in (*around(evidence, claim), *_together(evidence, claim)):
        if told.subject.counted is Counted.FORCES:
            continue
        mine, other = claim.subject, told.subject
        weight = nearness(claim, told) * (1.0 if one_area(mine, other) else 0.0 if {"area"} <= mine.said & other.said else 0.3)
        weight *= 1.0 if one_offence(mine, other) else 0.2
        weight *= 1.0 if mine.counted is other.counted or Counted.OFFENCES in (mine.counted, other.counted) else 0.3
        weight *= 0.2 if told.role == "before" or "part" in other.marks else 1.0
        for found in rates_of(evidence, claim, told) if weight >= LEAST else ():
            yield Option(weight, found)


def _together(evidence: Evidence, claim: Read) -> Iterator[Told]:
    """The latest figures of the areas that the claim puts together, added up."""
    areas = claim.subject.areas
    if len(areas) < 2:
        return
    latest = [_latest(evidence, area) for area in areas]
    known = [told for told in latest if told is not None]
    if len(known) == len(areas):
        total = sum(told.number for told in known)
        ids = "+".join(told.claim for told in known)
        last = replace(known[-1], subject=replace(known[-1].subject, areas=areas))
        yield replace(last, claim=ids, number=total, amount=Amount.exactly(total), role="")


def _latest(evidence: Evidence, area: str) -> Told | None:
    own = [told for told in evidence.told if told.subject.areas == (area,) and told.is_exact and told.role != "before"]
    return max(own, key=lambda told: (told.ends, told.number), default=None)
