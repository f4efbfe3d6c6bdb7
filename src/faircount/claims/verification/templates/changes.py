"""From one figure to another: "up 18 per cent", "more than doubled", "47 fewer", "fell from 618 to 549"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.claims.arithmetic import Calculation, change, finite, fits, percent
from faircount.claims.claim import Direction, Form, StatedValue
from faircount.claims.extraction.more_than import OVERTOOK, SAME_AS
from faircount.claims.mentions.numerals import number_of
from faircount.claims.resolving.calendar import shifted
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.verification.binding import Binding, Candidates, overlap
from faircount.claims.verification.chance import chance
from faircount.claims.verification.compatibility import OPEN, SAME, relations
from faircount.claims.verification.operands import CHANGE, COUNT, DIFFERENCE, FORCES, LENGTH, PER, RATE, SHARE, THINGS, Operand
from faircount.patterns import regex
from faircount.vocabulary.periods import Period

_PRINTED = regex(r"[^.;\d\n]{0,30}[:(]\s*(?P<a>\d[\d,]*)\s*[÷/]\s*(?P<b>\d[\d,]*)\s*=")
"""A quotient that the text works out itself behind the claim."""
_COMPARES = regex(r"\bas\b|\btimes\b|\bthan\b|\btwice\b|\bdouble\b|\bhalf\b")
"""Words of a factor that also tell an earlier figure by a later one, as a difference does ("In 2014 there were 910 fewer")."""
UNITS = (COUNT, FORCES, SHARE, PER, RATE, THINGS, LENGTH)
"""What may change by so many per cent."""
TOO_LOOSE = 0.04
"""How likely two figures at random may bear a change out, before the sums of others are tried too."""
STEADY = 0.05
"""Share of a number within which it has not changed."""


def changes(near: Candidates) -> Iterator[Binding]:
    """From one figure to another of the same unit; a share's change is told in points, or as a change of the share."""
    form = near.stated.form
    points, difference = form is Form.POINTS, form is Form.DIFFERENCE
    lengths = difference and near.stated.word == "time"
    for unit in (
        (SHARE, PER) if points else (LENGTH,) if lengths else (COUNT, FORCES, RATE, PER, THINGS, LENGTH) if difference else UNITS
    ):
        same = near.everywhere(unit)
        for before in same:
            for after in same:
                alike = before is not after and (unit != LENGTH or before.noun == after.noun or not after.noun)
                # "One year earlier there were 510 fewer: 4,600" sets the earlier year against the later.
                alike = alike and (_is_later(before, after) or not (difference and near.phrase.is_earlier))
                found = _change(near, before, after) if alike else None
                if found:
                    yield found
    # Among so many sums some two are always one more than twice the other.
    if not points and not lengths and (near.stated.amount is None or chance(near.stated) <= TOO_LOOSE):
        yield from _of_sums(near)


def _of_sums(near: Candidates) -> Iterator[Binding]:
    sums = near.clean
    pairs = [(one, other) for one in sums for other in sums if len(one.parts) == len(other.parts) and one is not other]
    for before, after in pairs:
        found = None if overlap(before, after) else _change(near, before, after)
        if found and fits(found.total, found.stated):
            yield found


def _change(near: Candidates, before: Operand, after: Operand) -> Binding | None:
    stated = near.stated
    either = stated.form is Form.DIFFERENCE or (stated.form is Form.FACTOR and _COMPARES.search(near.phrase.said))
    if not either and _is_later(before, after):
        return None
    template = "change of sums" if before.parts else f"change of {before.unit}s"
    if stated.form is Form.POINTS:
        line = f"{plain(after.number)} − {plain(before.number)} = {plain(after.number - before.number)} percentage points"
        return Binding(template, (before, after), Calculation.of(after.number - before.number, line), stated)
    found = change(stated, before.amount, after.amount, (before.number, after.number), near.wording)
    if found is None:
        return None
    total, held = found
    if before.unit == SHARE and stated.form is not Form.FACTOR:
        points = after.number - before.number
        shown = f"{plain(after.number)} − {plain(before.number)} = {plain(points)} percentage points"
        line = f"{shown}; as a change of the share {total.line}"
        is_points = stated.value is not None and abs(points - stated.value) <= stated.unit
        total = replace(total, line=line, reason="these are percentage points, not per cent" if is_points else "")
    return Binding(template, (before, after), total, held)


def between_its_ends(near: Candidates) -> Iterator[Binding]:
    """A change between the two figures that its own words tell, in the order of their years where both are told."""
    if near.ends is None:
        return
    before, after = near.ends
    found = _change(near, after, before) if _is_told_backwards(before, after) else _change(near, before, after)
    if found:
        yield found


def _is_told_backwards(before: Operand, after: Operand) -> bool:
    """Whether the figure told as the later one is of an earlier year, both years being told."""
    return all("period" in one.subject.explicit for one in (before, after)) and _is_backwards(before.period, after.period)


def _is_backwards(first: Period | None, last: Period | None) -> bool:
    return first is not None and last is not None and last.end < first.start


def _is_later(one: Operand, other: Operand) -> bool:
    """Whether a figure is dated behind another of its place: no change goes back in time."""
    dated = one.period is not None and other.period is not None and one.period.start > other.period.start
    return dated and one.subject.areas == other.subject.areas


def by_so_many(near: Candidates) -> Iterator[Binding]:
    """A change in per cent whose size is told as a number, and one of its ends ("rose by 3,318, or four per cent, to 83,370")."""
    for size in near.of(DIFFERENCE):
        way, grown = (-1 if size.number < 0 else 1), abs(size.number)
        for end in near.of(COUNT):
            for base, name in ((end.number - way * grown, "size and end"), (end.number, "size and base")):
                if base > 0:
                    number = way * 100 * grown / base
                    line = f"{plain(grown)} / {plain(base)} = {percent(number)}"
                    yield Binding(name, (size, end), Calculation.of(number, line), near.stated)


def factors(near: Candidates) -> Iterator[Binding]:
    """One number so many times another; one growth so many times another; one number and others together."""
    printed = _PRINTED.match(near.phrase.behind)
    if printed:
        first, second = (number_of(printed[name]) for name in ("a", "b"))
        found = change(near.stated, StatedRange.exactly(second), StatedRange.exactly(first), (second, first), near.wording)
        if found:
            yield Binding("printed", (), *found)
    elif near.stated.word == "growth":
        yield from _growths(near)
    elif near.stated.word == "sum":
        yield from _together(near)
    else:
        yield from changes(near)


def _growths(near: Candidates) -> Iterator[Binding]:
    same = near.of(CHANGE)
    for one in same:
        for other in same:
            if one is not other and other.number and one.number * other.number > 0:
                number = one.number / other.number
                line = f"{percent(one.number)} / {percent(other.number)} = {plain(number)}"
                yield Binding("growth", (other, one), Calculation.of(number, line), near.stated)


def _together(near: Candidates) -> Iterator[Binding]:
    for one in near.of(COUNT):
        for some in near.sums:
            if not overlap(one, some):
                line = f"{plain(one.number)} / ({' + '.join(plain(part.number) for part in some.parts)})"
                number = one.number / some.number if some.number else 0.0
                yield Binding("together", (one, some), Calculation.of(number, f"{line} = {plain(number)}"), near.stated)


def directions(near: Candidates) -> Iterator[Binding]:
    """A bare direction between two figures of one unit; what sets two places side by side is none."""
    if near.stated.word in (SAME_AS, OVERTOOK):
        return
    for unit in (COUNT, SHARE, PER):
        same = _meant(near, near.of(unit))
        for before in same:
            for after in same:
                if before is not after and not _is_later(before, after):
                    yield Binding("way", (before, after), *_way(near.stated.direction, before.number, after.number))


def _meant(near: Candidates, figures: Sequence[Operand]) -> Sequence[Operand]:
    """The figures that a way may lead between: those of its own sentence, where that tells two."""
    here = [one for one in figures if one.sentence == near.claim.sentence]
    return here if len(here) == 2 else figures


def _way(direction: Direction | None, before: float, after: float) -> tuple[Calculation, StatedValue]:
    """The difference, held against the way that is said."""
    number, slack, same = after - before, STEADY * abs(before), direction is Direction.SAME
    ends = {Direction.UP: (0.0, float("inf")), Direction.DOWN: (float("-inf"), 0.0), Direction.SAME: (-slack, slack)}
    low, high = ends.get(direction or Direction.SAME, (0.0, 0.0))
    went = "up" if number > 0 else "down" if number < 0 else "no change"
    line = f"{plain(before)} → {plain(after)} is {went}; stated {'no change' if same else direction}"
    reason = "it went the other way" if number else "it did not change"
    held = StatedValue(Form.DIRECTION, StatedRange(low, high, lower_open=not same, upper_open=not same), None)
    return Calculation(number, line, number, number, reason), held


def own_way(near: Candidates) -> Iterator[Binding]:
    """The direction of "fell from 618 to 549", by its own two ends, in the order of their years where it tells both."""
    stated, years = near.stated, near.claim.periods
    if stated.direction is None or not stated.before or not stated.after:
        return
    ends = _middle(stated.before), _middle(stated.after)
    if "period" in near.claim.subject.explicit and len(years) == 2 and _is_backwards(*years):
        total, held = _way(stated.direction, *ends[::-1])
        first, last = (year.label for year in years[::-1] if year)
        yield Binding("own way", (), replace(total, line=f"{total.line} (from {first} to {last})"), held)
    else:
        yield Binding("own way", (), *_way(stated.direction, *ends))


def _middle(amount: StatedRange) -> float:
    return amount.lower if amount.is_exact else sum(finite(amount, 0)) / 2


def moved(near: Candidates) -> Iterator[Binding]:
    """The direction that a count is told with ("dipped to 162", "up from 25"), from another figure.

    Where one of the same place and kind bears it out, no other one speaks against it.
    """
    stated = near.stated
    if stated.direction is None or stated.value is None:
        return
    name, found = "moved from" if near.phrase.is_from else "moved", []
    for one in (one for one in near.of(COUNT) if one.number != stated.value):
        ends = (stated.value, one.number) if near.phrase.is_from else (one.number, stated.value)
        if one.role == "before" and _is_dated_behind(near, one):
            ends = ends[::-1]  # "rose to 110 in 2018/19 from 100 in 2019/20" went down in time
        found.append(Binding(name, (one,), *_way(stated.direction, *ends)))
    borne_out = [one for one in found if fits(one.total, one.stated)]
    yield from borne_out if any(_is_like(near.claim, one.figures[0]) for one in borne_out) else found


def moved_against(near: Candidates) -> Iterator[Binding]:
    """A count told to have moved away from where the year before it, told in its own sentence, shows that it came from.

    "After 144 in 2020 the count dipped to 162 in 2021".
    """
    own = near.claim.periods[0] if near.claim.periods else None
    way, value = near.stated.direction, near.stated.value
    if near.stated.form is not Form.COUNT or own is None or way in (None, Direction.SAME) or value is None or near.phrase.is_from:
        return
    for one in near.of(COUNT):
        here = one.sentence == near.claim.sentence and one.period is not None and one.is_exact
        told = "period" in near.claim.subject.explicit & one.subject.explicit
        if here and told and one.period == shifted(own, -1) and _is_like(near.claim, one):
            binding = Binding("moved", (one,), *_way(way, one.number, value))
            if not fits(binding.total, binding.stated):
                yield binding


def _is_dated_behind(near: Candidates, one: Operand) -> bool:
    """Whether a figure told as the earlier one is of a later year than the claim, both years being told in one sentence."""
    told = {"period"} <= near.claim.subject.explicit & one.subject.explicit and one.sentence == near.claim.sentence
    return told and not near.phrase.is_from and _is_backwards(one.period, near.claim.periods[0])


def _is_like(claim: ResolvedClaim, one: Operand) -> bool:
    """Whether a figure is of the same as the claim, of another time."""
    return one.period != claim.periods[0] and set(relations(claim.subject, one.subject)) <= {SAME, OPEN}


def is_timed(claim: ResolvedClaim) -> bool:
    """Whether a change says what it is measured from."""
    return claim.base.period is not None or claim.base.years is not None
