"""Figures that may be the parts of one total, and the words that call a number a total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faircount.claims.claim import Form
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.finding.lexicon import BREAK
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.resolving.reading import Read, Told

_CUE = re.compile(
    r"\b(?:in all|in total|altogether|all told|a total of|the total|total of|total(?:led|ling)?|combined|together|between "
    r"them|overall|(?:\ue000+|[a-z]+-year) (?:figure|total|tally)|"
    r"(?:these|those|the)\s+(?:two|three|four|five|six)(?=\s+(?:account|made|make|had|recorded|share))|"
    r"of all(?= *$)|brings? the|(?:that|this|which) (?:makes|made)|(?:the|this) whole period|over the period|"
    r"add(?:s|ed|ing)? up to|taken together|so far|to date|sum|since (?:the|then|it)(?! \ue000))\b"
)
_AGAINST = re.compile(
    r",?\s+(?:now\s+|today\s+|this\s+year\s+)?(?:against|compared\s+(?:with|to)|after|up\s+from|down\s+from)\s+"
)
_ON_TOP = re.compile(r"\s+(?:more|extra|additional|further)\b")
_IN_BRACKET = re.compile(rf"\s*\({PERIOD}+:\s*")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that may be the parts of one total: ``complete`` if they are all of it, ``inside`` if they can only be too few."""

    parts: tuple[Told, ...]
    complete: bool
    inside: bool = False


def add_up_to_about(parts: Sequence[Told], total: Told, ends: tuple[float, float]) -> bool:
    """Whether parts add up to so many times a total: near enough to be meant as all of it."""
    return total.number > 0 and ends[0] < sum(told.number for told in parts) / total.number < ends[1]


def has_cue(evidence: Evidence, claim: Read) -> bool:
    """Whether words near the number say that it is a total."""
    start, end = evidence.passage.around(claim.found.at)
    others = [other.found for other in evidence.claims if other.id != claim.id and other.sentence == claim.sentence]
    low = max([start, claim.found.start - 60, *(other.end for other in others if other.end <= claim.found.start)])
    high = min([end, claim.found.end + 30, *(other.start for other in others if other.start >= claim.found.end)])
    before, after = evidence.passage.masked[low : claim.found.start], evidence.passage.masked[claim.found.end : high]
    last = next((other for other in evidence.claims if other.found.end == low and other.found.start < claim.found.start), None)
    if last is not None and _IN_BRACKET.fullmatch(before):
        return has_cue(evidence, last)  # "total 123 (2019: 89)" is said of both
    if last is not None and _AGAINST.fullmatch(before):
        return has_cue(evidence, last)  # "together it is 147 now against 103 before" is said of both
    if last is not None and last.found.quantities.form is Form.DIFFERENCE and before == " to ":
        return has_cue(evidence, last)  # "taken together they went up by 26 to 323"
    # "131, 339 in all": the words behind a comma belong to the next number.
    return _CUE.search(before) is not None or _CUE.search(re.split(BREAK, after)[0]) is not None


def is_of_other_years(evidence: Evidence, parts: Sequence[Told], total: Told) -> bool:
    """Whether one of the parts is of another year than the total, and none is what came on top of it ("2,795, and 327 more")."""
    on_top = any(_ON_TOP.match(evidence.passage.masked, _number_end(evidence, part)) for part in parts)
    return not on_top and any(_is_of_other_year(part, total) for part in parts)


def _number_end(evidence: Evidence, part: Told) -> int:
    found = re.compile(r"[\w,.-]*\w").match(evidence.passage.masked, part.at)
    return found.end() if found else part.at


def _is_of_other_year(part: Told, total: Told) -> bool:
    """Whether both name their year, and these have no day in common: "254 in 2019/20, after 163 in 2017/18"."""
    if part.period is None or total.period is None or "year" not in part.subject.said & total.subject.said:
        return False
    return not part.period.overlaps(total.period)
