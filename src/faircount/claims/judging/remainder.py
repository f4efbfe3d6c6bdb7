"""What is left of a whole, judged: "the other 91", "the remaining 26"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Read, Told

REACH = 3
"""Sentences back to the whole."""
MOST = 6
"""Parts told before what remains."""
_OTHER = re.compile(r"\b(?:the|its|their)\s+(?:other|remaining)\s+$|\bthe\s+rest,?\s+$")
_OF = re.compile(r"\b(?:out\s+)?of\s+(?:the|its|all|these|those)?\s*$")


def judge_remainder(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "the other N": the parts told just before and it make up a whole told before them, or None."""
    start, _ = evidence.passage.around(claim.found.at)
    own = evidence.told_by(claim.id)
    if not own or _OTHER.search(evidence.passage.masked[start : claim.found.at]) is None:
        return None
    before = [
        told for told in evidence.told if told.at < own[0].at and told.is_exact and own[0].sentence - told.sentence <= REACH
    ]
    wrong: Verdict | None = None
    for parts, earlier in _runs(before):
        for whole in reversed(earlier):
            added = sum(part.number for part in parts) + own[0].number
            listed = " + ".join(plain(told.number) for told in (*parts, own[0]))
            line, operands = f"{listed} = {plain(added)}; the whole is {plain(whole.number)}", (*_ids(parts), whole.claim)
            if added == whole.number:
                return Verdict(Call.CONSISTENT, line, None, operands)
            if len(parts) == 1 and parts[0] is before[-1] and _is_only_whole(evidence, parts[0], whole, before):
                wrong = Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, operands, reason="the parts do not make up the whole")
    return wrong


def _runs(before: Sequence[Told]) -> Iterator[tuple[Sequence[Told], Sequence[Told]]]:
    """Neighbours that may be the other parts, the last first, each with what is told before: a part may have parts of its own."""
    for last in range(len(before), max(0, len(before) - MOST), -1):
        for count in range(1, MOST + 1):
            yield before[max(0, last - count) : last], before[: max(0, last - count)]


def _ids(parts: Sequence[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.claim for part in parts))


def _is_only_whole(evidence: Evidence, part: Told, whole: Told, before: list[Told]) -> bool:
    """Whether one sentence shares a whole out in two: "of 147 children 56 were girls and the other 93 boys"."""
    opens = _OF.search(evidence.passage.masked[max(0, whole.at - 20) : whole.at]) is not None
    here = [told for told in before if told.sentence == part.sentence]
    return opens and here == [whole, part]
