"""A share of what a whole country counts: "4 per cent of the national total", "a tenth of all cases in England and Wales"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.resolving.places import is_wide
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.compatibility import relations
from faircount.claims.verification.operands import COUNT, Operand
from faircount.claims.verification.templates.shares import quotient


def of_nation(near: Candidates) -> Iterator[Binding]:
    """A count of a place over that of the country that it lies in, where the words say that the share is of the nation."""
    if not near.phrase.is_of_nation:
        return
    counts = near.everywhere(COUNT)
    for whole in filter(is_national, counts):
        for part in counts:
            if 0 < part.number < whole.number and relations(part.subject, whole.subject)[0] == "part":
                yield Binding("share of nation", (part, whole), quotient(part, whole), near.stated)


def is_national(one: Operand) -> bool:
    """Whether a figure is of a region or a country."""
    return len(one.subject.areas) == 1 and is_wide(one.subject.areas[0])
