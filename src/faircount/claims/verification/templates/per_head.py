"""What is counted for each of the people of two places, set against each other: "per head twice that of Essex"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.arithmetic import change
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.compatibility import relations
from faircount.claims.verification.operands import COUNT, Operand, is_name
from faircount.claims.verification.templates.rates import FEW, PEOPLE

MOST_RATES = 12
"""Counts with their people that are tried, the first that the text tells."""


def per_head(near: Candidates) -> Iterator[Binding]:
    """A factor or a percentage between the counts of two places, each over its people."""
    rates = [*_rates(near)][:MOST_RATES] if near.phrase.is_per_head else []
    for before in rates:
        for after in rates:
            if {one.index for one in before} & {one.index for one in after} or _named(near, before) == _named(near, after):
                continue
            numbers = before[0].number / before[1].number, after[0].number / after[1].number
            found = change(near.stated, StatedRange.exactly(numbers[0]), StatedRange.exactly(numbers[1]), numbers, near.wording)
            if found:
                sides = (f"{plain(count.number)} / {plain(people.number)}" for count, people in (after, before))
                line = f"{' against '.join(sides)}: {plain(numbers[1] / numbers[0])} times as many per head"
                yield Binding("per head", (*before, *after), replace(found[0], line=line), found[1])


def _named(near: Candidates, side: tuple[Operand, Operand]) -> frozenset[str]:
    """By which names of the claim's sentence a count and its people are told: there is none at a group of another text."""
    return frozenset(word for one in side for word in one.words if is_name(word) and word in near.phrase.names)


def _rates(near: Candidates) -> Iterator[tuple[Operand, Operand]]:
    """Counts with the people of the same place that are told beside them."""
    counts = near.everywhere(COUNT)
    for count in (one for one in counts if near.names(one) or abs(one.sentence - near.claim.sentence) <= 2):
        for people in counts:
            if people.number > max(PEOPLE, FEW * count.number) and count.number > 0:
                is_of_one = bool(count.subject.areas) and relations(count.subject, people.subject)[0] == "same"
                if is_of_one or (abs(count.index - people.index) == 1 and count.sentence == people.sentence):
                    yield count, people
