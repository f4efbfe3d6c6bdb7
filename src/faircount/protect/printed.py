"""What readers have of all versions together, held against what is hidden now: tidy figures of the same documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.promise import promise_to
from faircount.protect.relations import Partitions, find_relations, gaps
from faircount.protect.tidy import narrowed, with_public
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN


def given_away(
    held: Sequence[Figure],
    shown: Sequence[Figure],
    before: Mapping[str, Sequence[Figure]],
    policy: ProtectionPolicy,
    partitions: Partitions,
    public: Sequence[Figure] = (),
    guarded: Sequence[Figure] = (),
) -> Iterator[tuple[str, Figure]]:
    """Each count that is hidden now and given away: by the version named, which printed it, or, under "", by all together.

    ``held`` are the true figures, ``shown`` the same as they are to be shown now, ``before`` as each earlier version showed
    them, ``public`` what others printed, ``guarded`` counts that are in no table. What can be worked out is worked out from
    what is shown.
    """
    now = {_about(figure): figure for figure in shown}
    hidden = {about for about, figure in now.items() if figure.status in HIDDEN}
    held = [*held, *guarded]
    rows, known = with_public(held, [*(figure for figures in before.values() for figure in figures), *public])
    unshown = len(held) - len(guarded)
    kept = frozenset(place for place, figure in enumerate(held) if place >= unshown or _about(figure) in hidden)
    for place in sorted(kept & known):
        if promise_to(rows[place], policy) is not None:
            yield from ((version, rows[place]) for version, figures in before.items() if _prints(figures, rows[place]))
    seen = [*(_as_seen(figure, now, place in known) for place, figure in enumerate(held)), *rows[len(held) :]]
    withheld = frozenset(place for place in kept - known if seen[place].upper is None)
    relations = [*find_relations(rows, partitions), *gaps(rows, range(unshown, len(held)))]
    yield from (("", rows[place]) for place in narrowed(rows, relations, withheld, policy, known, seen))


def _as_seen(figure: Figure, now: Mapping[tuple[object, ...], Figure], is_known: bool) -> Figure:
    """What readers have of a figure: as it is shown now, or as it was printed before and still is."""
    if is_known:
        return figure
    return now.get(_about(figure), replace(figure, lower=None, upper=None))


def _about(figure: Figure) -> tuple[object, ...]:
    return (figure.source_id, figure.locator, figure.subject)


def _prints(figures: Sequence[Figure], one: Figure) -> bool:
    return any((other.source_id, other.subject, other.count) == (one.source_id, one.subject, one.count) for other in figures)
