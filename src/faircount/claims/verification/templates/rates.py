"""So many a day, one every so many minutes, so many per 1,000 people."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.arithmetic import Calculation, finite
from faircount.claims.claim import Form
from faircount.claims.stated_range import plain
from faircount.claims.verification.binding import YEAR, Binding, Candidates, overlap, shown
from faircount.claims.verification.compatibility import OF_THEM, may_be_one
from faircount.claims.verification.operands import COUNT, FORCES, PER, RATE, THINGS, Operand

FEW, PEOPLE = 20, 1_000
"""How many times a part the people are that a rate is per, and how many at least."""

LEAST = 1.5
"""Units of time that a count must be for, for a rate to be worked out from it."""

_USUAL = {"week": 52 * 7.0, "day": 365.0}
"""Days of a year to most who divide by its weeks or days, whatever it has."""


def rates(near: Candidates) -> Iterator[Binding]:
    """A count over the time that it is for, a mean of years, and a rate in another unit of time."""
    stated = near.stated
    if stated.word == "people":
        yield from _per_people(near)
    if stated.per is None or stated.word == "people":
        return
    if near.phrase.is_extra:
        yield from _extra(near)
        return
    for one in (*near.everywhere(COUNT), *near.clean):
        if one.number <= 0 or not _may_be_of(near, one):
            continue
        # A count of one month may be told as the rate a month that it is, and speaks against none.
        is_it = stated.amount is not None and stated.amount.holds(one.number)
        for days in (days for days in _days(near, one)[:4] if is_it or days > LEAST * stated.per):
            yield Binding("rate of sum" if one.parts else "rate", (one,), _rate(near, one, days), stated)
        if one.parts and stated.word == "year" and len({part.period for part in one.parts}) == len(one.parts):
            mean = one.number / len(one.parts)
            yield Binding("mean", (one,), Calculation.of(mean, f"{shown(one)} / {len(one.parts)} years = {plain(mean)}"), stated)
    if stated.form is Form.PER:
        for one in near.of(RATE):
            number = one.number * stated.per / one.per
            line = f"{plain(one.number)} for {plain(one.per)} days is {plain(number)} for {plain(stated.per)}"
            yield Binding("other rate", (one,), Calculation.of(number, line), stated)


def _may_be_of(near: Candidates, one: Operand) -> bool:
    """Whether a count may be of what a rate is of; "three referrals a day" is none of crimes, nor of what is told elsewhere."""
    noun = near.phrase.noun
    if not noun or noun in OF_THEM:
        return may_be_one(noun, one.noun)
    return one.noun == noun or (not one.noun and one.sentence == near.claim.sentence)


def _extra(near: Candidates) -> Iterator[Binding]:
    """By how much a count is more than another, over the time that it is for."""
    stated, counts = near.stated, near.of(COUNT)
    assert stated.per
    for before in counts:
        for after in counts:
            days = _days(near, after)[0]
            if before.number < after.number and stated.form is Form.PER:
                number = (after.number - before.number) * stated.per / days
                more = f"({plain(after.number)} − {plain(before.number)})"
                line = f"{more} / {plain(days / stated.per)} {stated.word}s = {plain(number)}"
                yield Binding("extra", (before, after), Calculation.of(number, line), stated)


def _days(near: Candidates, one: Operand) -> list[float]:
    """How many days a count may be for: of its period, else of a year; of the years that the sentence names."""
    times = {part.period for part in one.parts}
    if len(times) > 1:
        return [float(sum(time.days for time in times if time))]
    own = float(one.period.days) if one.period else 365.0
    if near.stated.word in ("year", "month", "ahead") and one.period:
        own = round(one.period.days / YEAR * 12) * YEAR / 12
    usual = _USUAL.get(near.stated.word or "", own) if round(own) in (365, 366) else own
    return list(dict.fromkeys([own or YEAR / 12, usual or own, *(years * YEAR for years in near.phrase.lengths if years > 0)]))


def _rate(near: Candidates, one: Operand, days: float) -> Calculation:
    stated = near.stated
    assert stated.per
    low, high = (one.number, one.number) if one.is_exact else finite(one.amount, one.number)
    units = days / stated.per
    if stated.form is Form.EVERY:
        line = f"{plain(units)} {stated.word}s / {shown(one)} = one every {plain(units / one.number)}"
        return Calculation(units / one.number, line, units / high, units / max(low, 1e-9))
    line = f"{shown(one)} / {plain(units)} {stated.word}s = {plain(one.number / units)}"
    return Calculation(one.number / units, line, low / units, high / units)


def _mean_of_rates(near: Candidates) -> Iterator[Binding]:
    """The mean of rates that are listed, and of these without the last or the first."""
    listed = near.of(PER)
    for size in range(2, len(listed) + 1):
        for some in (listed[start : start + size] for start in range(len(listed) - size + 1)):
            mean = sum(one.number for one in some) / size
            line = f"({' + '.join(plain(one.number) for one in some)}) / {size} = {plain(mean)}"
            yield Binding("mean of rates", tuple(some), Calculation.of(mean, line), near.stated)


def _per_people(near: Candidates) -> Iterator[Binding]:
    yield from _mean_of_rates(near)
    whole, counts = near.stated.whole or 1_000.0, near.everywhere(COUNT)
    for part in counts:
        for people in counts:
            if part is not people and people.number > max(PEOPLE, FEW * part.number) and part.number > 0:
                number = whole * part.number / people.number
                line = f"{plain(part.number)} / {plain(people.number)} × {plain(whole)} = {plain(number)}"
                yield Binding("per people", (part, people), Calculation.of(number, line), near.stated)


def ratio_of_counts(near: Candidates) -> Iterator[Binding]:
    """So many of one thing for so many of another."""
    counts = near.everywhere(COUNT, THINGS, FORCES)
    of_forces = "force" in near.phrase.said
    for one in counts:
        for other in counts:
            if one is not other and other.number > 0 and not overlap(one, other):
                number = one.number / other.number
                line = f"{plain(one.number)} / {plain(other.number)} = {plain(number)}"
                name = "each force" if of_forces and other.unit == FORCES and other.number > 1 else "for every"
                yield Binding(name, (one, other), Calculation.of(number, line), near.stated)
