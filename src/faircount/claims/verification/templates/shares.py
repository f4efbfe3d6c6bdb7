"""A part of a whole: "36 per cent", "one in four", "from 22% to 31%"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.arithmetic import Calculation, finite
from faircount.claims.claim import ClaimKind, Form, StatedValue
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.verification.binding import Binding, Candidates, overlap, shown
from faircount.claims.verification.operands import CHANGE, COUNT, FORCES, SHARE, THINGS, Operand

MOST_FITS = 6
"""Quotients tried for each of the two ends of a share told for two times."""


def shares(near: Candidates) -> Iterator[Binding]:
    """A part of a whole; of several added up."""
    counts = near.of(COUNT, FORCES)
    every = near.everywhere(COUNT, FORCES, THINGS)
    for part in every:
        for whole in every:
            if part is whole or not 0 <= part.number <= whole.number > 0 or _ends_of_one(part, whole):
                continue
            if _may_be(near, part.number / whole.number) or not near.is_far(part, whole):
                yield Binding("share", (part, whole), quotient(part, whole), near.stated)
    for some in near.clean:
        for one in counts:
            if some.number < one.number and not overlap(some, one) and _may_be(near, some.number / one.number):
                yield Binding("share of parts", (some, one), quotient(some, one), near.stated)
            is_part = one.number < some.number and (one in some.parts or not overlap(some, one))
            if is_part and _may_be(near, one.number / some.number):
                yield Binding("share of sum", (one, some), quotient(one, some), near.stated)


def rest(near: Candidates) -> Iterator[Binding]:
    """What is left of a whole without a part."""
    counts = near.of(COUNT, FORCES)
    for part in counts:
        for whole in counts:
            if part is not whole and 0 < part.number < whole.number and _may_be(near, 1 - part.number / whole.number):
                number = 100 * (1 - part.number / whole.number)
                line = f"1 − {plain(part.number)} / {plain(whole.number)} = {plain(number, 1)}%"
                yield Binding("rest", (part, whole), Calculation.of(number, line), near.stated)


def _may_be(near: Candidates, quotient: float) -> bool:
    return near.stated.amount is not None and near.stated.amount.holds(100 * quotient)


def quotient(part: Operand, whole: Operand) -> Calculation:
    """One figure as a share of another, with the line that shows it."""
    number = 100 * part.number / whole.number
    line = f"{shown(part)} / {shown(whole)} = {plain(number, 1)}%"
    low, high = finite(part.amount, part.number), finite(whole.amount, whole.number)
    if (part.is_exact and whole.is_exact) or low[0] <= 0 or high[0] <= 0:
        return Calculation.of(number, line)
    return Calculation(number, line, 100 * low[0] / high[1], 100 * low[1] / high[0])


def _ends_of_one(one: Operand, other: Operand) -> bool:
    """Whether both are ends of one claim that are no part and whole of each other ("from 55 to 145")."""
    return one.claims == other.claims and one.role != "part"


def both_shares(near: Candidates) -> Iterator[Binding]:
    """The two ends of "from 22% to 31%", each the quotient of a part and a whole of its own."""
    stated = near.stated
    if stated.before is None or stated.after is None:
        return
    counts = near.of(COUNT)
    pairs = [
        (part, whole) for part in counts for whole in counts if 0 < part.number < whole.number and _are_told_as_one(part, whole)
    ]
    before, after = (_fitting(end, pairs) for end in (stated.before, stated.after))
    for one in before:
        for other in after:
            if not {figure.index for figure in one} & {figure.index for figure in other}:
                line = "; ".join(quotient(*two).line for two in (one, other))
                held = StatedValue(Form.PERCENT_PAIR, stated.after, stated.value)
                yield Binding("both shares", (*one, *other), Calculation.of(100 * other[0].number / other[1].number, line), held)


def _are_told_as_one(part: Operand, whole: Operand) -> bool:
    """Whether two figures stand together and are of one time."""
    return abs(part.sentence - whole.sentence) <= 1 and part.period == whole.period


def _fitting(end: StatedRange, pairs: list[tuple[Operand, Operand]]) -> list[tuple[Operand, Operand]]:
    return [(part, whole) for part, whole in pairs if end.holds(100 * part.number / whole.number)][:MOST_FITS]


def said_again(near: Candidates) -> Iterator[Binding]:
    """A share or a change said once more in other words."""
    unit = SHARE if near.claim.extracted.kind is ClaimKind.SHARE else CHANGE
    for one in near.of(unit):
        if one.number * (near.stated.value or 0) >= 0:
            total = Calculation(one.number, f"{plain(one.number, 1)}%", *finite(one.amount, one.number))
            yield Binding("said again", (one,), total, near.stated)
