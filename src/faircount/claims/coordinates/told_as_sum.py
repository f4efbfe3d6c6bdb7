"""Counts that are told as the sum of those before them: "499 in Warwickshire and 2,049 in Devon, so 2,548 between the two"."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.claims.claim import Form
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed

_TOGETHER = r"(?:together|altogether|combined|all\s+told|in\s+(?:all|total|sum)|taken\s+together|put\s+together)"
_BEFORE = Keyed(
    rf"(?i)\b(?:{_TOGETHER}(?:,|\s+that\s+(?:is|was|makes)|\s+(?:they|these|this|it)\s+(?:is|was|make|makes|made|come|comes|came)(?:\s+to)?"
    r"|\s+(?:makes?|making|comes?\s+to|adds?\s+up\s+to))?"
    r"|(?:which|that|to)\s+(?:makes?|gives?|adds?\s+up\s+to|comes?\s+to|totals?)|making|giving|totalling|adding\s+up\s+to"
    r"|an?\s+(?:combined\s+|joint\s+|overall\s+)?total\s+of|the\s+sum\s+(?:is|of\s+which\s+is))\s+(?:a\s+total\s+of\s+)?$",
    *("ogether", "ombined", "told", "all", "total", "sum", "make", "mak", "giv", "add", "com"),
)
_BEHIND = Keyed(
    rf"(?i)\s*(?:[a-z]+\s+){{0,2}}?(?:{_TOGETHER}|between\s+(?:the\s+(?:two|three|four)|them|both)|for\s+the\s+(?:two|three|four))\b",
    *("ogether", "ombined", "told", "all", "total", "sum", "between", "the"),
)


def summed(read: ResolvedClaim, here: Sentence, beside: Sequence[ResolvedClaim]) -> int:
    """How many counts of its sentence stand before a count that is told as their sum; 0 where it is told otherwise."""
    if read.extracted.stated.form is not Form.COUNT:
        return 0
    at, end = read.extracted.at - here.start, read.extracted.end - here.start
    before = [one for one in beside if one.extracted.stated.form is Form.COUNT and one.extracted.at < read.extracted.at]
    is_told = _BEFORE.search(here.text[:at]) is not None or _BEHIND.match(here.text, end) is not None
    return len(before) if is_told and len(before) > 1 else 0
