"""What a reading of a number comes to by the counts of a ledger."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.arithmetic import Calculation
from faircount.claims.claim import Direction, NumberReading, StatedValue, Way
from faircount.claims.lookup.counts import Counts
from faircount.claims.lookup.offence_matches import OffenceMatch, offence_matches
from faircount.claims.lookup.parts import shares
from faircount.claims.lookup.worked_out import WorkedOut
from faircount.claims.stated_range import plain


def borne_out_by(
    counts: Counts, stated: StatedValue, readings: tuple[NumberReading, ...], *, by_code: bool = False
) -> tuple[WorkedOut, OffenceMatch] | None:
    """The first reading of a claim's number that the counts bear out, those of its very name first."""
    amount = stated.amount
    if amount is None:
        return None
    each = [(reading, meant) for reading in readings for meant in offence_matches(reading.offences, counts, by_code=by_code)]
    for reading, meant in sorted(each, key=lambda one: bool(one[1].relation)):
        for worked in _worked(counts, reading, meant.offences):
            # What is worked out is rounded to the last digit that is printed.
            half = 0 if reading.way in (Way.LEVEL, Way.DIFFERENCE) else stated.unit / 2
            ways = _WAYS[reading.direction] if reading.way is Way.DIFFERENCE else (1,)
            sizes = tuple(way * worked.total.number for way in ways)
            if any(amount.meets(size - half, size + half) for size in sizes):
                return worked, meant
    return None


_WAYS = {None: (1, -1), Direction.UP: (1,), Direction.DOWN: (-1,), Direction.SAME: (1, -1)}
"""By which signs a difference is told: of one that goes no way, by its size."""


def _worked(counts: Counts, reading: NumberReading, offences: tuple[str, ...]) -> Iterator[WorkedOut]:
    if reading.way in (Way.DIFFERENCE, Way.CHANGE):
        early, late = (counts.of(offences, reading.areas, period) for period in reading.periods)
        for before in early:
            for after in (one for one in late if one.is_counted_like(before)):
                less = after.number - before.number
                line = f"{plain(after.number)} − {plain(before.number)} = {plain(less)}"
                if reading.way is Way.DIFFERENCE:
                    yield WorkedOut(Calculation.of(less, line), after, line)
                elif before.number:
                    change = 100 * less / before.number
                    line = f"({plain(after.number)} − {plain(before.number)}) ÷ {plain(before.number)} = {plain(change, 1)}%"
                    yield WorkedOut(Calculation.of(change, line), after, line)
        return
    for count in counts.of(offences, reading.areas, reading.periods[0]):
        if reading.way is Way.LEVEL:
            yield WorkedOut(Calculation.of(count.number, count.line), count, plain(count.number))
        elif reading.way is Way.MEAN:
            mean = count.number / reading.per
            yield WorkedOut(
                Calculation.of(mean, f"{plain(count.number)} ÷ {plain(reading.per, 2)} = {plain(mean, 1)}"), count, plain(mean, 1)
            )
        else:
            yield from shares(counts, count, offences, reading.among, reading.periods[0])
