"""A change said twice, judged by the figures of the first: "have more than doubled, an increase of 118 per cent"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.pairs import JOINED, Pair
from faircount.claims.judging.change import measure
from faircount.claims.resolving.reading import Read, Told, is_sized_change

_OF_ANOTHER = re.compile(r"\s+(?:the\s+|that\b|its\s+)?(?:pace|rate|growth|rise|increase|average|of\b|in\b|as\b|than\b|national)")
_AGAIN = re.compile(r"\s*[,(–—-]\s*(?:or|that\s+is|which\s+is|equal\s+to|equivalent\s+to|representing|with)?\s*")
"""Between the two, where they are one change."""


def judge_same_change(evidence: Evidence, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Verdicts on changes without figures of their own that stand directly behind one whose two figures are known."""
    found: dict[str, Verdict] = {}
    for first, second in zip(evidence.claims, evidence.claims[1:], strict=False):
        own, pair = verdicts.get(first.id), first.found.quantities.form is Form.PAIR
        known = pair or (own is not None and own.call is Call.CONSISTENT)
        if second.id in verdicts or not known or not _is_said_again(evidence, first, second):
            continue
        told = _two_figures(evidence, (first.id,) if pair or own is None else own.operands)
        judged = measure(second, Pair(*told, JOINED), evidence.wording) if told else None
        if judged is not None:
            found[second.id] = judged
    return found


def _is_said_again(evidence: Evidence, first: Read, second: Read) -> bool:
    pair = first.found.quantities.form is Form.PAIR and first.found.kind in (Kind.CHANGE, Kind.RATIO)
    changes = is_sized_change(second) and (pair or is_sized_change(first))
    masked = evidence.passage.masked
    gap = masked[first.found.end : second.found.start]
    if masked[: second.found.end].endswith(" the") or _OF_ANOTHER.match(masked, second.found.end):
        return False  # "up by 31 per cent, more than three times the pace of England and Wales"
    based = second.base.period is not None or bool(second.base.years)
    return changes and not based and _AGAIN.fullmatch(gap) is not None


def _two_figures(evidence: Evidence, operands: Sequence[str]) -> tuple[Told, Told] | None:
    """The earlier and the later figure that a change was judged by, where it was by two."""
    told = [one for operand in dict.fromkeys(operands) for one in evidence.told_by(operand)]
    if len(told) != 2 or not all(one.is_exact for one in told):
        return None
    return told[0], told[1]
