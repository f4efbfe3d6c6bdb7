"""Changes to what a year would bring at its pace so far: "at that pace there would be 104, a third more than last year"."""

from __future__ import annotations

from faircount.claims.amount import Amount
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import change, verdict

NEAR = 2
"""Sentences back to the figure that it is measured from."""


def judge_change_ahead(evidence: Evidence, claim: Read) -> Verdict | None:
    """That a change behind a projection is borne out by it and a count told before; None where no count fits."""
    stated = claim.found.quantities
    sized = stated.form in (Form.PERCENT, Form.FRACTION, Form.FACTOR, Form.DIFFERENCE) and stated.word not in ("growth", "sum")
    if claim.found.kind not in (Kind.CHANGE, Kind.RATIO) or not sized:
        return None
    before = [read for read in evidence.claims if read.sentence == claim.sentence and read.found.end <= claim.found.start]
    if not before or before[-1].found.quantities.word != "ahead" or not before[-1].found.quantities.value:
        return None
    ahead, number = before[-1], before[-1].found.quantities.value
    for told in evidence.told:
        alike = one_area(told.subject, ahead.subject) and one_offence(told.subject, ahead.subject)
        if not (alike and told.is_exact and told.number and -1 <= claim.sentence - told.sentence <= NEAR):
            continue
        made = change(stated, told.amount, Amount.exactly(number), (told.number, number), evidence.wording)
        found = verdict(*made, (told.claim, ahead.id), evidence.wording) if made else None
        if found is not None and found.call is Call.CONSISTENT:
            return found
    return None
