"""A second look at what no pair of figures bears out at first: any figures of the text that fit too closely for chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.options import Option
from faircount.claims.judging.change import speaks_of_rate
from faircount.claims.resolving.reading import Read, is_sized_change
from faircount.claims.second_look.changes import changes_told
from faircount.claims.second_look.rates import rates_told
from faircount.claims.second_look.rounded import figures_rounded
from faircount.claims.second_look.shares import shares_of_counts
from faircount.claims.second_look.sums import sums_told

SURE = 3.0
"""How many times likelier than chance a fit must be."""
AT_ODDS = 1.0
"""And how many times more where figures elsewhere speak against it."""
AT_ODDS_HERE = 4.0
"""And where those of its own sentence do."""
FLOOR = 0.3
"""The least that stands for figures that the text does not tell."""


Look = Callable[[Evidence, Read], tuple[float, float, Sequence[Option]]]
"""How likely a fit is by accident, how likely (next to all options) that the text does not tell the figures, and the options."""


def second_look(evidence: Evidence, claim: Read, first: Verdict | None) -> Verdict | None:
    """The likeliest figures that bear the claim out, where that is no accident; else what was found at first."""
    if first is not None and (first.call is Call.CONSISTENT or first.severity is None):
        return first
    look = _LOOKS.get(_sort(claim))
    if look is None or (claim.found.quantities.form is Form.FACTOR and speaks_of_rate(evidence, claim)):
        return first
    accident, untold, options = look(evidence, claim)
    fit = max((option for option in options if option.found.call is Call.CONSISTENT), key=_weight, default=None)
    if fit is None:
        return first
    against = accident * (FLOOR + untold * sum(map(_weight, options)))
    return fit.found if fit.weight > SURE * _odds(evidence, claim, first) * against else first


def _odds(evidence: Evidence, claim: Read, first: Verdict | None) -> float:
    """How much likelier a fit must be where other figures speak against the claim, more so those of its own sentence."""
    if first is None:
        return 1.0
    here = all(evidence.read(operand).sentence == claim.sentence for operand in first.operands)
    return AT_ODDS_HERE if here else AT_ODDS


def _weight(option: Option) -> float:
    return option.weight


def _sort(claim: Read) -> str:
    """Which figures the claim could be about: two of a series, a part and a whole, one count, or the parts of a sum."""
    stated, kind = claim.found.quantities, claim.found.kind
    if stated.form is Form.COUNT:
        return "sum" if stated.amount is not None and stated.amount.is_exact else "rounded"
    if kind is Kind.SHARE and stated.form in (Form.PERCENT, Form.FRACTION, Form.ONE_IN):
        return "share"
    if is_sized_change(claim):
        return "change"
    return "rate" if stated.per is not None and kind is Kind.RATE else ""


_LOOKS: dict[str, Look] = {
    "change": changes_told,
    "share": shares_of_counts,
    "rate": rates_told,
    "sum": sums_told,
    "rounded": figures_rounded,
}
