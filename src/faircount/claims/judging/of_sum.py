"""Shares and changes of a count that the text adds up itself, borne out by its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from faircount.claims.amount import Amount, plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.pairs import JOINED, SAME_SENTENCE, Pair
from faircount.claims.judging.change import measure
from faircount.claims.resolving.reading import Read, Told, is_sized_change
from faircount.claims.sums import Sum, verdict

Sums = Mapping[str, tuple[str, ...]]
"""The claims that each count is the sum of."""
REACH = 3
"""Sentences between a sum and what is a share of it."""
_OF_LAST = re.compile(
    r"(?:\s+of\s+(?:them|these|those|all))?\s+(?:belongs?|belonged|fell|falls|came|comes|went|were|was|goes|dates?|happened)\s+"
    r"(?:to|in|from|into)\s+(?:the\s+)?(?:last|latest|most\s+recent|final)\b"
)
_SHARES = (Form.PERCENT, Form.FRACTION, Form.ONE_IN)


def judge_share_of_sum(evidence: Evidence, claim: Read, sums: Sums) -> Verdict | None:
    """That the part which a share is of, by its place, its time or its words, is so much of the sum; None where it is not."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.form not in _SHARES:
        return None
    for total, parts in sums.items():
        for whole in evidence.told_by(total) if 0 <= claim.sentence - evidence.read(total).sentence <= REACH else ():
            for part in _parts_meant(evidence, claim, [told for id_ in parts for told in evidence.told_by(id_)]):
                if not 0 < part.number < whole.number:
                    continue
                share = 100 * part.number / whole.number
                line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
                found = verdict(Sum.of(share, line), claim.found.quantities, (part.claim, total), evidence.wording)
                if found.call is Call.CONSISTENT:
                    return found
    return None


def _parts_meant(evidence: Evidence, claim: Read, parts: Sequence[Told]) -> Iterator[Told]:
    """The part told last before the share, those of the place that it says, and the latest where it says so."""
    last = _told_last(evidence, claim)
    now = [told for told in parts if told.role != "before"]
    if "year" in claim.subject.said and claim.periods[0] is not None:
        now = [
            told
            for told in now
            if told.period == claim.periods[0] or (len(told.subject.areas) == 1 and "area" in claim.subject.said)
        ]
    yield from (told for told in now if last is not None and told.claim == last.claim)
    if "area" in claim.subject.said and len({told.subject.areas for told in now}) == len(now):
        yield from (told for told in now if told.subject.areas == claim.subject.areas)
    if _OF_LAST.match(evidence.passage.masked, claim.found.end):
        dated = [told for told in now if told.period is not None and "year" in told.subject.said]
        yield from sorted(dated, key=lambda told: told.starts)[-1:]


def judge_change_of_sum(evidence: Evidence, claim: Read, sums: Sums, known: Sequence[Pair]) -> Verdict | None:
    """That the sum told last before a change went so from what its parts were; None where it did not, or one is untold."""
    total = _told_last(evidence, claim)
    if total is None or total.claim not in sums or not is_sized_change(claim):
        return None
    before = [_before(part, known) for part in sums[total.claim]]
    told = [one for one in before if one is not None]
    if len(told) < len(before):
        return None
    added = sum(one.number for one in told)
    base = replace(told[0], number=added, amount=Amount.exactly(added), period=None)
    found = measure(claim, Pair(base, total, JOINED), evidence.wording)
    if found is None or found.call is not Call.CONSISTENT:
        return None
    line = f"{' + '.join(plain(one.number) for one in told)} = {plain(added)}; {found.arithmetic}"
    return replace(found, arithmetic=line, operands=(*(one.claim for one in told), total.claim))


def _before(part: str, known: Sequence[Pair]) -> Told | None:
    """What a part of a sum was before, as far as a word joins the two."""
    pairs = [pair for pair in known if pair.after.claim == part and not pair.percent and pair.before.is_exact]
    joined = [pair for pair in pairs if pair.bond == JOINED] or [pair for pair in pairs if pair.bond == SAME_SENTENCE]
    return joined[0].before if joined else None


def _told_last(evidence: Evidence, claim: Read) -> Told | None:
    """The count told last before a claim in its sentence."""
    before = [told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start]
    return before[-1] if before and before[-1].is_exact and not before[-1].pair else None
