"""A division that the text writes down beside its claim: "more than doubled": 145 ÷ 55 = 2.64."""

from __future__ import annotations

import re

from faircount.claims.amount import Amount
from faircount.claims.claim import Form, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.mentions.numerals import number_of
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import change, verdict

_QUOTIENT = re.compile(r"(?<![\d.,)])(\d[\d,]{0,14}) ?÷ ?(\d[\d,]{0,14}) ?=")


def judge_quotient(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a factor by the division that its own sentence goes on to show; None where it shows none.

    Sums that a text shows are no claims of their own, so the two numbers are not among its figures.
    """
    if claim.found.quantities.form is not Form.FACTOR:
        return None
    _, end = evidence.passage.around(claim.found.at)
    shown = _QUOTIENT.search(evidence.passage.printed, claim.found.end, end)
    if shown is None:
        return None
    after, before = (number_of(shown[group]) for group in (1, 2))
    told = change(claim.found.quantities, Amount.exactly(before), Amount.exactly(after), (before, after), evidence.wording)
    return verdict(told[0], told[1], (), evidence.wording) if told else None
