"""What readers have of all versions together, held against what is hidden now: tidy figures of the same documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import Partitions
from faircount.protect.room import promise_to
from faircount.protect.tidy import narrowed
from faircount.protect.versions import Present, Version, readings
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN


def given_away(
    held: Sequence[Figure],
    shown: Sequence[Figure],
    before: Sequence[Version],
    policy: ProtectionPolicy,
    partitions: Partitions,
    public: Sequence[Figure] = (),
    guarded: Sequence[Figure] = (),
) -> Iterator[tuple[str, Figure]]:
    """Each count that is hidden and given away: by the version named, which printed it, or, under "", by all together.

    ``held`` are the true figures, ``shown`` the same as they are to be shown now, ``before`` the earlier versions, ``public``
    what others printed, ``guarded`` counts that are in no table. What can be worked out is worked out from what is shown, by the
    sums that protection reckons with; a count that an earlier version hid is asked for as it was then.
    """
    now = {_about(figure): figure for figure in shown}
    hidden = {about for about, figure in now.items() if figure.status in HIDDEN}
    ours = [*held, *guarded]
    kept = frozenset(place for place, figure in enumerate(ours) if place >= len(held) or _about(figure) in hidden)
    found: dict[Figure, None] = {}
    for number, reading in enumerate(readings(Present(held, guarded, public), before, policy, partitions)):
        rows, known = reading.rows, reading.known
        for place in sorted(kept & known) if number == 0 else ():
            if promise_to(rows[place], policy) is not None:
                yield from ((each.name, rows[place]) for each in before if _prints(each.shown, rows[place]))
        seen = [*(_as_seen(figure, now, place in known) for place, figure in enumerate(ours)), *rows[len(ours) :]]
        seen = [reading.seen.get(place, figure) for place, figure in enumerate(seen)]
        withheld = frozenset(place for place in kept - known if seen[place].upper is None) | reading.kept
        found |= {rows[place]: None for place in narrowed(reading, withheld, policy, seen)}
    yield from (("", figure) for figure in found)


def _as_seen(figure: Figure, now: Mapping[tuple[object, ...], Figure], is_known: bool) -> Figure:
    """What readers have of a figure: as it is shown now, or as it was printed before and still is."""
    if is_known:
        return figure
    return now.get(_about(figure), replace(figure, lower=None, upper=None))


def _about(figure: Figure) -> tuple[object, ...]:
    return (figure.source_id, figure.locator, figure.subject)


def _prints(figures: Sequence[Figure], one: Figure) -> bool:
    return any((other.source_id, other.subject, other.count) == (one.source_id, one.subject, one.count) for other in figures)
