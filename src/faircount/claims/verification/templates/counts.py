"""A count by what others make it: their sum, what is left of one, one said again, a part that lies inside."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.arithmetic import Calculation, finite
from faircount.claims.claim import Form, StatedValue
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.verification.binding import Binding, Candidates, overlap, shown
from faircount.claims.verification.compatibility import OF_THEM, relations
from faircount.claims.verification.operands import COUNT, FORCES, SHARE, THINGS, Operand

NARROW = 0.1
"""How wide a share may be, of itself, that a count is worked out from."""
MEAN_OFF = 0.5
"""A mean is told as a whole number."""
ENDS = ("low", "high")
"""An end of a range ("between 1,200 and 1,300 a year") holds nothing."""
ALIKE = (0.6, 1.6)
"""Times the number said, outside which others do not make it up."""


def sums(near: Candidates) -> Iterator[Binding]:
    """The sum of others that are told together, each less than it."""
    value = near.stated.value
    if value is None or near.stated.amount is None or value <= 0:
        return
    unit = THINGS if near.stated.form is Form.THINGS else COUNT
    for some in (one for one in near.sums if one.unit == unit):
        if _is_alike(some.number, value) and all(part.number < value for part in some.parts):
            total = Calculation(some.number, f"{shown(some)[1:-1]} = {plain(some.number)}", some.amount.lower, some.amount.upper)
            yield Binding("sum", some.parts, total, near.stated)


def remainders(near: Candidates) -> Iterator[Binding]:
    """What is left of a larger count without others, and a percentage of it."""
    value, counts = near.stated.value or 0.0, near.of(COUNT, FORCES)
    if near.stated.amount is None or value <= 0:
        return
    for whole in (one for one in counts if one.number > value):
        for part in (*counts, *near.sums):
            left = whole.number - part.number
            if part is not whole and not overlap(part, whole) and near.stated.amount.holds(left):
                parts = part.parts or (part,)
                line = f"{plain(whole.number)} − {' − '.join(plain(one.number) for one in parts)} = {plain(left)}"
                yield Binding("remainder", (whole, *parts), Calculation.of(left, line), near.stated)
        told = (one for one in near.of(SHARE) if abs(one.sentence - near.claim.sentence) <= 1)
        for share in (one for one in told if one.amount.upper - one.amount.lower < NARROW * one.number):
            number = whole.number * share.number / 100
            if _is_alike(number, value):
                low, high = (whole.number * end / 100 for end in (share.amount.lower, share.amount.upper))
                line = f"{plain(share.number, 1)}% of {plain(whole.number)} = {plain(number, 1)}"
                yield Binding("product", (whole, share), Calculation(number, line, low - 0.5, high + 0.5), near.stated)


def means(near: Candidates) -> Iterator[Binding]:
    """So many of one thing for each of another, where the words speak of an average ("nearly 12 each", "477 per force")."""
    value, counts = near.stated.value or 0.0, near.of(COUNT, FORCES, THINGS)
    if not near.phrase.is_mean or near.stated.amount is None or value <= 0:
        return
    years = [one for one in near.clean if len({part.period for part in one.parts}) == len(one.parts) > 2]
    longest = max((len(one.parts) for one in years), default=0)
    for some in (one for one in years if len(one.parts) == longest):
        number = some.number / len(some.parts)
        if _is_alike(number, value):
            line = f"{shown(some)} / {len(some.parts)} = {plain(number)}"
            yield Binding(
                "mean of years", some.parts, Calculation(number, line, number - MEAN_OFF, number + MEAN_OFF), near.stated
            )
    for whole in counts:
        for each in counts:
            if 1 < each.number < whole.number and not overlap(whole, each):
                number = whole.number / each.number
                if _is_alike(number, value):
                    line = f"{plain(whole.number)} / {plain(each.number)} = {plain(number)}"
                    yield Binding(
                        "each", (whole, each), Calculation(number, line, number - MEAN_OFF, number + MEAN_OFF), near.stated
                    )


def _is_alike(number: float, value: float) -> bool:
    return ALIKE[0] < number / value < ALIKE[1]


def again(near: Candidates) -> Iterator[Binding]:
    """Another figure as the same one, in round words or exactly: no count is that of another time, where both are dated."""
    value = near.stated.value or 0.0
    for one in near.of(COUNT, FORCES):
        if value > 0 and near.stated.amount and _is_alike(one.number, value) and not _is_of_another_time(near, one):
            yield Binding("again", (one,), itself(one), near.stated)


def _is_of_another_time(near: Candidates, one: Operand) -> bool:
    """Whether a number and a figure are each dated by their own words, by times that are apart."""
    return "period" in near.claim.subject.explicit & one.subject.explicit and _are_apart(near, one)


def _are_apart(near: Candidates, one: Operand) -> bool:
    own = near.claim.periods[-1] if near.claim.periods else None
    return own is not None and one.period is not None and not own.overlaps(one.period)


def sizes(near: Candidates) -> Iterator[Binding]:
    """Dozens, hundreds: a count of the same; of what is no offence and nobody in one, a count of that alone."""
    noun = near.phrase.noun
    for one in near.of(COUNT):
        if noun and noun not in OF_THEM and one.noun != noun:
            continue
        yield Binding("size", (one,), itself(one), near.stated)


def itself(one: Operand) -> Calculation:
    """A figure as it is told."""
    return Calculation(one.number, plain(one.number), *finite(one.amount, one.number))


def larger_than_whole(near: Candidates) -> Iterator[Binding]:
    """A count above another that holds it: the same in all else, of a longer time that both name with its years."""
    claim, stated = near.claim, near.stated
    mine, period = claim.subject, claim.periods[0]
    if (
        stated.form is not Form.COUNT
        or stated.amount is None
        or stated.value is None
        or period is None
        or "year" not in mine.explicit
    ):
        return
    for one in (one for one in near.of(COUNT) if one.role not in ENDS):
        longer = one.period is not None and one.period.contains(period) and one.period.days > period.days
        alike = longer and "year" in one.subject.explicit and set(relations(mine, one.subject)) <= {"same", "open"}
        if alike and stated.amount.lower > one.amount.upper and claim.sentence - one.sentence in (-1, 0, 1):
            yield part(stated.value, one, "inside years")


def misdated(near: Candidates) -> Iterator[Binding]:
    """A count told as that of another year, where its own year has another one of the same place and kind."""
    claim, stated = near.claim, near.stated
    mine, period = claim.subject, claim.periods[0]
    if stated.form is not Form.COUNT or stated.amount is None or not stated.amount.is_exact or period is None:
        return
    dated = [one for one in near.of(COUNT) if "year" in one.subject.explicit and one.period and one.is_exact]
    others = [one for one in dated if one.number == stated.value and not one.period.overlaps(period)]  # type: ignore[union-attr]
    for one in dated:
        if "period" in mine.explicit and one.period == period and one.number != stated.value:
            for other in others:
                if set(relations(one.subject, other.subject)) | set(relations(mine, other.subject)) <= {"same", "open"}:
                    line = f"the text gives {plain(one.number)} for that time, and {plain(other.number)} for another"
                    yield Binding("misdated", (one, other), Calculation.of(one.number, line), stated)


def part(value: float, whole: Operand, name: str) -> Binding:
    """A number as a part of another, which it cannot be larger than."""
    holds = StatedRange(0, whole.amount.upper)
    line = f"{plain(value)} {'≤' if holds.holds(value) else '>'} {plain(whole.number)}"
    total = Calculation(value, line, value, value, "a part cannot be larger than its whole")
    return Binding(name, (whole,), total, StatedValue(Form.COUNT, holds, None))


def inside(near: Candidates) -> Iterator[Binding]:
    """A count that is told as a part, or of narrower ages, is no larger than what holds it."""
    stated, mine = near.stated, near.claim.subject
    if stated.amount is None or stated.value is None:
        return
    for one in near.of(COUNT):
        ages = mine.ages != one.subject.ages and not mine.ages.is_all and one.subject.ages.contains(mine.ages)
        if one.number > 0 and ("part" in mine.qualifiers or ages) and not _are_apart(near, one):
            yield part(stated.value, one, "inside ages" if ages else "inside")
