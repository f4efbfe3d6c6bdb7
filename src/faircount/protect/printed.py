"""What earlier releases printed, held against what is hidden now: tidy figures of the same documents, version by version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import Partitions, find_relations
from faircount.protect.tidy import narrowed, with_printed
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN


def given_away(
    held: Sequence[Figure],
    shown: Sequence[Figure],
    before: Mapping[str, Sequence[Figure]],
    policy: ProtectionPolicy,
    partitions: Partitions,
) -> Iterator[tuple[str, Figure]]:
    """Each small count that is hidden now and given away: by the version named, which printed it, or, under "", by all together.

    ``held`` are the true figures, ``shown`` the same as they are to be shown now, ``before`` as each earlier version showed them.
    """
    hidden = {_about(figure) for figure in shown if figure.status in HIDDEN}
    rows, known = with_printed(held, [figure for figures in before.values() for figure in figures])
    kept = frozenset(place for place, figure in enumerate(held) if _about(figure) in hidden)
    for place in sorted(kept & known):
        count = rows[place].count
        if count is not None and policy.is_primary(count):
            yield from ((version, rows[place]) for version, figures in before.items() if _prints(figures, rows[place]))
    relations = find_relations(rows, partitions)
    yield from (("", rows[place]) for place in narrowed(rows, relations, kept - known, policy))


def _about(figure: Figure) -> tuple[object, ...]:
    return (figure.source_id, figure.locator, figure.subject)


def _prints(figures: Sequence[Figure], one: Figure) -> bool:
    return any((other.source_id, other.subject, other.count) == (one.source_id, one.subject, one.count) for other in figures)
