"""A list of counts that one sentence gives, all of which together are a count told near it: its total, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Told
from faircount.vocabulary.measures import Counted

LEAST = 3
"""Counts of a list; two numbers are the sum of others by accident too often."""
REACH = 6
"""Sentences between a list and its total."""
ACCIDENT = 0.1
"""How many totals by accident may be expected among all lists near a count."""


def whole_lists(evidence: Evidence, verdicts: Mapping[str, Verdict], nothing: Verdict) -> dict[str, Verdict]:
    """The verdict on each count that is the sum of a whole list, where so few lists are near it that this is no accident."""
    lists = [list(told) for _, told in groupby(_counts(evidence), key=lambda told: told.sentence)]
    lists = [told for told in lists if len(told) >= LEAST]
    found: dict[str, Verdict] = {}
    for total in _counts(evidence):
        own = verdicts.get(total.claim, nothing)
        near = [told for told in lists if 0 < abs(told[0].sentence - total.sentence) <= REACH]
        parts = next((told for told in near if _number(told) == total.number), None)
        if parts is None or own.call is Call.INCONSISTENT or len(near) > ACCIDENT * total.number:
            continue
        ids = tuple(dict.fromkeys(told.claim for told in parts))
        line = f"{' + '.join(plain(told.number) for told in parts)} = {plain(total.number)}; stated {plain(total.number)}"
        told_already = own.call is Call.CONSISTENT and bool(own.operands)
        found[total.claim] = (
            replace(own, operands=tuple(dict.fromkeys((*own.operands, *ids))))
            if told_already
            else Verdict(Call.CONSISTENT, line, None, ids)
        )
    return found


def _counts(evidence: Evidence) -> Iterator[Told]:
    """Every exact count, in the order of the text."""
    for told in evidence.told:
        is_count = evidence.read(told.claim).found.quantities.form is Form.COUNT and told.is_exact and told.per is None
        if is_count and told.number > 0 and told.subject.counted is not Counted.FORCES:
            yield told


def _number(parts: Sequence[Told]) -> float:
    return sum(told.number for told in parts)
