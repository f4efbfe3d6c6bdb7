"""Whether figures that do not bear a claim out may speak against it: they are named by it, or stand with it and are of it.

What a claim is likeliest about is a guess from where figures stand. To call it wrong asks for more: a wrong accusation costs its
reader more than an error that passes.
"""

from __future__ import annotations

from collections.abc import Sequence

from faircount.claims.claim import ClaimKind, Form
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.compatibility import COORDINATES, relations
from faircount.claims.verification.operands import RATE, Operand

FARTHEST_UNNAMED = 4
"""Sentences from a claim beyond which a figure speaks against it only where its sentence names the figure."""
DOUBT = 0.02
"""How likely figures may be that bear it out, where those that do not are of something else."""
_OTHERS = ("apart", "clash")
_AREA = COORDINATES.index("area")


def may_accuse(near: Candidates, one: Binding, others: Sequence[tuple[Binding, float]]) -> bool:
    """Whether these figures may; ``others`` are those that bear the claim out, with how likely each is."""
    return not (
        may_round_to_it(one)
        or _is_of_a_mean(near)
        or _is_of_another_year(near, one)
        or any(_is_far(near, figure) for figure in one.figures)
        or _is_of_elsewhere(near, one)
        or _is_of_another_rate(near, one)
        or (_is_of_another(near, one) and any(chance > DOUBT for _, chance in others))
    )


def may_round_to_it(one: Binding) -> bool:
    """Whether the rounding of its figures leaves room for what the claim says, though too much to bear it out."""
    return one.stated.amount is not None and one.stated.amount.meets(one.total.lower, one.total.upper)


_MEANS = ("average", "mean", "median")


def _is_of_a_mean(near: Candidates) -> bool:
    """Whether a multiple is one of a mean, which no figure that stands there is: "twice the average of the two years before"."""
    behind = near.phrase.behind.lower().split()[:2]
    return near.stated.form is Form.FACTOR and any(word in _MEANS for word in behind)


def _is_of_another_year(near: Candidates, one: Binding) -> bool:
    """Whether a share and its figures may be of several years: "820 in 2015/16. From 55 to 145 in a year, now one in five"."""
    if near.claim.extracted.kind is not ClaimKind.SHARE or all(f.sentence == near.claim.sentence for f in one.figures):
        return False
    known = {near.claim.id not in near.moved_on, *(near.moved_on.isdisjoint(figure.claims) for figure in one.figures)}
    return len(known) > 1


def _is_far(near: Candidates, figure: Operand) -> bool:
    return abs(figure.sentence - near.claim.sentence) > FARTHEST_UNNAMED and not near.names(figure)


def _is_of_elsewhere(near: Candidates, one: Binding) -> bool:
    """Whether all is told before the claim and is of other places, none of which its sentence names.

    A list behind it may be of its parts.
    """
    return bool(one.figures) and all(
        figure.sentence < near.claim.sentence
        and not near.names(figure)
        and relations(near.claim.subject, figure.subject)[_AREA] in _OTHERS
        for figure in one.figures
    )


_ALIKE = 0.1
"""How far a rate may be from a count over its time and still be told of it."""


def _is_of_another_rate(near: Candidates, one: Binding) -> bool:
    """Whether a count makes another such rate: "800 arrests a month, or 9,600 a year, and safeguards 1,200 children a month"."""
    if near.stated.form is not Form.PER or one.template != "rate":
        return False
    value = one.total.number
    rates = (rate for rate in near.of(RATE) if rate.per == near.stated.per and rate.number != near.stated.value)
    return any(abs(rate.number - value) <= _ALIKE * rate.number for rate in rates)


def _is_of_another(near: Candidates, one: Binding) -> bool:
    """Whether a figure of another sentence, which the claim's does not name, is of other people or things than the claim."""
    away = (figure for figure in one.figures if figure.sentence != near.claim.sentence and not near.names(figure))
    return any(how in _OTHERS for figure in away for how in relations(near.claim.subject, figure.subject))
