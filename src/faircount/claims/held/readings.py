"""What a reading of a number comes to by the counts of a ledger."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.amount import plain
from faircount.claims.claim import Quantities, Reading, Way
from faircount.claims.held.counts import Counts
from faircount.claims.held.meant import Meant, meant_by
from faircount.claims.held.parts import shares
from faircount.claims.held.worked_out import WorkedOut
from faircount.claims.sums import Sum


def borne_out_by(counts: Counts, stated: Quantities, readings: tuple[Reading, ...]) -> tuple[WorkedOut, Meant] | None:
    """The first reading of a claim's number that the counts bear out, those of its very name first."""
    amount = stated.amount
    if amount is None:
        return None
    each = [(reading, meant) for reading in readings for meant in meant_by(reading.offences, counts)]
    for reading, meant in sorted(each, key=lambda one: bool(one[1].relation)):
        for worked in _worked(counts, reading, meant.offences):
            # What is worked out is rounded to the last digit that is printed.
            half = 0 if reading.way in (Way.LEVEL, Way.DIFFERENCE) else stated.unit / 2
            # Fewer of the one is more of the other: a difference is told by its size.
            sizes = (worked.total.number, -worked.total.number) if reading.way is Way.DIFFERENCE else (worked.total.number,)
            if any(amount.meets(size - half, size + half) for size in sizes):
                return worked, meant
    return None


def _worked(counts: Counts, reading: Reading, offences: tuple[str, ...]) -> Iterator[WorkedOut]:
    if reading.way in (Way.DIFFERENCE, Way.CHANGE):
        early, late = (counts.of(offences, reading.areas, period) for period in reading.periods)
        for before in early:
            for after in (one for one in late if one.is_counted_like(before)):
                less = after.number - before.number
                line = f"{plain(after.number)} − {plain(before.number)} = {plain(less)}"
                if reading.way is Way.DIFFERENCE:
                    yield WorkedOut(Sum.of(abs(less), line), after, line)
                elif before.number:
                    change = 100 * less / before.number
                    line = f"({plain(after.number)} − {plain(before.number)}) ÷ {plain(before.number)} = {plain(change, 1)}%"
                    yield WorkedOut(Sum.of(change, line), after, line)
        return
    for count in counts.of(offences, reading.areas, reading.periods[0]):
        if reading.way is Way.LEVEL:
            yield WorkedOut(Sum.of(count.number, count.line), count, plain(count.number))
        elif reading.way is Way.MEAN:
            mean = count.number / reading.per
            yield WorkedOut(Sum.of(mean, f"{plain(count.number)} ÷ {reading.per} = {plain(mean, 1)}"), count, plain(mean, 1))
        else:
            yield from shares(counts, count, offences, reading.among, reading.periods[0])
