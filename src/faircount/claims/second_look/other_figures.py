"""A claim that two figures of the text do not bear out, and that one of them bears out with another: no error is sure then.

A figure can be set beside the wrong neighbour by a reader too. What is called an error is what no other figure of the same kind
within reach would make right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Severity, Verdict
from faircount.claims.evidence.chance import chance, chance_of_share
from faircount.claims.evidence.evidence import Evidence, one_area, wider_area
from faircount.claims.evidence.options import around, close_fit, of_one_series, unit_told
from faircount.claims.evidence.pairs import Pair
from faircount.claims.judging.change import measure
from faircount.claims.resolving.reading import Read, Told, is_sized_change
from faircount.claims.sums import Sum, verdict

ACCIDENT = 0.1
"""How many fits by accident may be expected among all that were tried, for a claim to be borne out by one."""
WIDE = 0.02
"""How likely two figures may fit, for a fit to speak for the claim at all: "nearly half" is true of something in any text."""
ALIKE = 0.5
"""How likely two figures must be of one series."""
WHY = "other figures of the text than those nearest to it give it"


def other_figures(evidence: Evidence, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdict on each claim called an error that another figure beside one of its own two would bear out."""
    found: dict[str, Verdict] = {}
    for claim in evidence.claims:
        own = verdicts.get(claim.id)
        if own is not None and own.severity is Severity.MATERIAL and _is_of_two(evidence, claim, own):
            fit = _best(claim, list(_tried(evidence, claim, own)))
            found |= {claim.id: fit} if fit is not None else {}
    return found


def _is_of_two(evidence: Evidence, claim: Read, own: Verdict) -> bool:
    """Whether the verdict sets two figures side by side that the text does not tell as a pair."""
    share = claim.found.kind is Kind.SHARE and claim.found.quantities.form in (Form.PERCENT, Form.FRACTION, Form.ONE_IN)
    told = [evidence.told_by(one) for one in own.operands if one != claim.id]
    return (share or is_sized_change(claim)) and len(told) == 2 and all(len(one) == 1 for one in told)


def _best(claim: Read, tried: list[Verdict | None]) -> Verdict | None:
    fits = [one for one in tried if one is not None and one.call is Call.CONSISTENT]
    if not fits:
        return None
    stated = claim.found.quantities
    each = chance_of_share(stated) if claim.found.kind is Kind.SHARE else chance(stated)
    if each > WIDE:
        return None
    expected = len(tried) * each
    if expected <= ACCIDENT:
        return Verdict(Call.CONSISTENT, fits[0].arithmetic, None, fits[0].operands, reason=WHY)
    return Verdict(Call.UNVERIFIABLE, "the figures nearest to it do not give it, others of the text do", reason=WHY)


def _tried(evidence: Evidence, claim: Read, own: Verdict) -> Iterator[Verdict | None]:
    """What each other figure says beside either of the two."""
    kept = [told for one in own.operands if one != claim.id for told in evidence.told_by(one)]
    others = [told for told in around(evidence, claim) if told.claim not in (*own.operands, claim.id) and _is_plain(told)]
    for one in filter(_is_plain, kept):
        for other in others:
            yield from (
                _share(evidence, claim, one, other) if claim.found.kind is Kind.SHARE else _change(evidence, claim, one, other)
            )


def _is_plain(told: Told) -> bool:
    return told.is_exact and told.per is None and told.number > 0


def _share(evidence: Evidence, claim: Read, one: Told, other: Told) -> Iterator[Verdict | None]:
    part, whole = sorted((one, other), key=lambda told: told.number)
    alike = unit_told(part, whole) == 1.0 and (one_area(part.subject, whole.subject) or wider_area(part.subject, whole.subject))
    if alike and part.number < whole.number:
        share = 100 * part.number / whole.number
        line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
        yield verdict(Sum.of(share, line), close_fit(claim).found.quantities, (part.claim, whole.claim), evidence.wording)


def _change(evidence: Evidence, claim: Read, one: Told, other: Told) -> Iterator[Verdict | None]:
    before, after = sorted((one, other), key=lambda told: (told.starts, told.at))
    if of_one_series(one, other) < ALIKE or _is_of_another_base(claim, before, after):
        return
    yield measure(close_fit(claim), Pair(before, after, 1.0), evidence.wording)


def _is_of_another_base(claim: Read, before: Told, after: Told) -> bool:
    """Whether the claim names the year that it is measured from, and the two are not known to lie so."""
    base = claim.base
    if base.period is not None:
        return before.period != base.period
    if not base.years:
        return False
    return before.period is None or after.period is None or after.period.start.year - before.period.start.year != base.years
