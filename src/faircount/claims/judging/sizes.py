"""A change told in two sizes and from no base, judged together: "1,751, 212 more than a year before, a 13.8 per cent rise"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faircount.claims.amount import Amount, plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import change, fits

NEAR = 1
"""Sentences from the difference to its percentage."""


def judge_sizes(evidence: Evidence, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Verdicts on differences whose base the text does not tell, and on percentages that they bear out."""
    found: dict[str, Verdict] = {}
    unproved = [claim for claim in evidence.claims if not _is_consistent(verdicts.get(claim.id))]
    for difference in unproved:
        if difference.found.quantities.form is not Form.DIFFERENCE or difference.id in verdicts:
            continue
        count = _count_before(evidence, difference)
        for size in _sizes(unproved, difference) if count is not None else ():
            assert count is not None
            line = _line(evidence, count, difference, size)
            if line:
                found[difference.id] = Verdict(Call.CONSISTENT, line, None, (count.claim, size.id))
                found[size.id] = Verdict(Call.CONSISTENT, line, None, (count.claim, difference.id))
                break
    return found


def _is_consistent(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.call is Call.CONSISTENT


def _count_before(evidence: Evidence, difference: Read) -> Told | None:
    """The count told last before the difference, in its sentence."""
    before = [told for told in evidence.told if told.sentence == difference.sentence and told.at < difference.found.at]
    if not before and "area" in difference.subject.said:
        before = [
            told for told in evidence.told if told.subject.areas == difference.subject.areas and _is_just_told(difference, told)
        ]
        before = before if len(before) == 1 else []
    return before[-1] if before and before[-1].is_exact and before[-1].role != "before" else None


def _is_just_told(difference: Read, told: Told) -> bool:
    return 0 < difference.sentence - told.sentence <= 2 and "part" not in told.subject.marks


def _sizes(unproved: list[Read], difference: Read) -> Iterator[Read]:
    """The changes in per cent or as a factor that may be the same change."""
    for claim in unproved:
        stated = claim.found.quantities
        sized = stated.form in (Form.PERCENT, Form.FRACTION, Form.FACTOR) and stated.amount is not None
        if sized and claim.found.kind in (Kind.CHANGE, Kind.RATIO) and abs(claim.sentence - difference.sentence) <= NEAR:
            yield claim


def _line(evidence: Evidence, count: Told, difference: Read, size: Read) -> str:
    """The arithmetic where the two sizes are one change; empty where they are not."""
    step = difference.found.quantities.value
    base = count.number - step if step is not None else 0.0
    if base <= 0 or step is None or "range" in (size.found.quantities.word, difference.found.quantities.word):
        return ""
    exact = Amount.exactly(base), Amount.exactly(count.number)
    made = change(size.found.quantities, *exact, (base, count.number), evidence.wording)
    return f"{plain(count.number)} − {plain(step)} = {plain(base)} before; {made[0].line}" if made and fits(*made) else ""
