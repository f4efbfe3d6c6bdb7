"""A number of offences and a percentage said of one change, judged together: "rose by 3,318, or four per cent, to 83,370"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area
from faircount.claims.finding.lexicon import HEDGE
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, percent, verdict

NEAR = 1
"""Sentences between the two ways in which one change is said."""
CLOSE = 60
"""Characters between a figure and the number that it changed by."""
_SAME_CHANGE = re.compile(
    rf"(?:\s+(?:to|at|reaching)\s+(?:{HEDGE})?{NUMBER}|\s+(?:(?:than|on)\s+)?(?:in\s+)?{PERIOD}+)?"
    r"[\s,;:(–—-]*(?:or|that is|which is|equal to)?\s*"
)
"""Between "rose by 3,318" and "an increase of four per cent", where they are one change."""


def judge_by_and_to(evidence: Evidence, open_claims: Mapping[str, Read]) -> dict[str, Verdict]:
    """Verdicts on changes said twice of a figure whose base is not told: the number that it changed by leaves that base."""
    found: dict[str, Verdict] = {}
    for by in evidence.claims:
        now = _figure_of(evidence, by)
        if now is None or by.found.quantities.amount is None:
            continue
        changed = by.found.quantities.amount.lower
        base = now.number - changed
        if base <= 0:
            continue
        for share in _shares_of_it(by, open_claims):
            actual = 100 * changed / base
            line = f"{plain(now.number)} − {plain(changed)} = {plain(base)}; {plain(changed)} / {plain(base)} = {percent(actual)}"
            judged = verdict(Sum.of(actual, line), share.found.quantities, (now.claim, by.id), evidence.wording)
            if judged.call is Call.CONSISTENT:
                found[share.id] = judged
                if by.id in open_claims:
                    found[by.id] = Verdict(Call.CONSISTENT, judged.arithmetic, None, (now.claim, share.id))
            elif share.id not in found and _in_one_breath(evidence, by, share):
                found[share.id] = judged
    return found


def _figure_of(evidence: Evidence, by: Read) -> Told | None:
    """The exact figure that stands nearest to "3,318 more" in its sentence; None where the claim is no such number."""
    stated = by.found.quantities
    if stated.form is not Form.DIFFERENCE or stated.amount is None or not stated.amount.is_exact or stated.direction is None:
        return None
    near = [told for told in evidence.told if told.sentence == by.sentence and told.is_exact and told.role != "before"]
    near = [told for told in near if not told.pair and _apart(by, told) < CLOSE and told.number > abs(stated.amount.lower)]
    return min(near, key=lambda told: _apart(by, told), default=None)


def _apart(by: Read, told: Told) -> int:
    return told.at - by.found.end if told.at >= by.found.end else by.found.start - told.end


def _shares_of_it(by: Read, open_claims: Mapping[str, Read]) -> Iterator[Read]:
    """The percentages near by that say the same change: of the same way, and of nothing of their own."""
    for claim in open_claims.values():
        stated = claim.found.quantities
        sized = claim.found.kind is Kind.CHANGE and stated.form in (Form.PERCENT, Form.FRACTION) and stated.word != "range"
        same = stated.direction is by.found.quantities.direction and one_area(claim.subject, by.subject)
        alike = claim.subject.marks == by.subject.marks and claim.subject.ages == by.subject.ages
        if sized and same and alike and abs(claim.sentence - by.sentence) <= NEAR and not _dated_apart(claim, by):
            yield claim


def _dated_apart(claim: Read, by: Read) -> bool:
    """Whether the two are measured from different times ("up 405 on last year, and 31% in five years")."""
    return claim.base.years != by.base.years and None not in (claim.base.years, by.base.years)


def _in_one_breath(evidence: Evidence, by: Read, share: Read) -> bool:
    """Whether nothing stands between the two but the figure itself: then the one is said to be the other."""
    first, second = sorted((by, share), key=lambda claim: claim.found.start)
    return _SAME_CHANGE.fullmatch(evidence.passage.masked[first.found.end : second.found.start]) is not None
