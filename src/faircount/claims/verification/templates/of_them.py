"""Some of what was told before: "Of those children, 151 ...", and the total of which they are, said again: "517 of the 1,238"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.arithmetic import is_transposed
from faircount.claims.claim import Form
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.compatibility import may_be_one, relations
from faircount.claims.verification.operands import COUNT
from faircount.claims.verification.templates.counts import itself, part
from faircount.patterns import regex

_OF_SOME = regex(r"\W*(?:and |but |out )?of (?:these|those|them|the|all)\b[^.;:]{0,60}?,? (?:only |just |some |as many as )?")
_OF_THE = regex(r"(?:.*\W)?(?:of|among|to) (?:all )?(?:the|those|these|its) (?:total of |recorded )?")
LEAST = 100
"""A number this large is another with two digits changed about by no accident."""


def more_than_all(near: Candidates) -> Iterator[Binding]:
    """A part that is more than all of what its sentence opens with: "Of these, 151 ..." of 142.

    Crimes may have more victims than there are of them, so what is counted has to be the same.
    """
    claim, stated = near.claim, near.stated
    if stated.form is not Form.COUNT or stated.amount is None or stated.value is None:
        return
    if _OF_SOME.fullmatch(near.phrase.before) is None:
        return
    counts = [one for one in near.of(COUNT) if one.at < claim.extracted.at and one.is_exact]
    wholes = [one for one in counts if one.sentence == claim.sentence] or [
        one for one in counts if one.sentence == claim.sentence - 1
    ]
    names_unit = "counted" in claim.subject.explicit
    alike = all(one.subject.counted is claim.subject.counted or not names_unit for one in wholes)
    is_named = all(one.noun or one.number >= LEAST for one in wholes)  # "in two, or by 141" counts years
    if len(wholes) == 1 and alike and is_named and stated.amount.lower > wholes[0].amount.upper:  # of several it may be their sum
        yield part(stated.value, wholes[0], "inside")


def said_again(near: Candidates) -> Iterator[Binding]:
    """A total said again with two of its digits changed about: "517 of the 1,238 offences", of which 1,283 were told."""
    stated, claim = near.stated, near.claim
    value = stated.value or 0
    if stated.form is not Form.COUNT or stated.amount is None or not stated.amount.is_exact or value < LEAST or value % 1:
        return
    counts = near.everywhere(COUNT)
    is_told = any(one.number == value for one in (*counts, *near.clean))
    if is_told or _OF_THE.fullmatch(near.phrase.before) is None:
        return
    for one in counts:
        # The place of its sentence is that of the part.
        _, *others = relations(claim.subject, one.subject)
        alike = may_be_one(near.phrase.noun, one.noun) and not {"apart", "clash"} & set(others)
        if alike and one.is_exact and one.at < claim.extracted.at and is_transposed(int(value), int(one.number)):
            yield Binding("again", (one,), itself(one), stated)
