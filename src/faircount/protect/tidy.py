"""Tidy figures protected: small counts hidden, and further ones so that no relation gives them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.errors import NotProtected
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import Partitions
from faircount.protect.room import FigureRoom, Promise, promise_to
from faircount.protect.versions import Present, Version, VersionKnowledge, readings
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import SEAL, ProtectedTable, sealed, withhold
from faircount.vocabulary.areas import PARTITIONS


def protect_figures(
    figures: Figures,
    policy: ProtectionPolicy,
    *,
    title: str = "Figures",
    partitions: Partitions = PARTITIONS,
    public: Sequence[Figure] = (),
    guarded: Sequence[Figure] = (),
    before: Sequence[Version] = (),
    ever: Sequence[Version] = (),
) -> ProtectedTable:
    """The figures with every small count hidden, and enough others that each keeps what it is promised.

    A count that its source hid stays as its mark, and keeps all that the mark says: where the other figures would narrow it,
    some of them are hidden too. ``partitions`` names the areas that make up an area completely; what the hidden figures leave
    open is asked of ``bounds``. ``public`` are figures that readers have already from others: hiding one of those now hides
    nothing. ``guarded`` are counts in no table, which keep what they are promised all the same. ``before`` are our earlier
    versions that can be read: what they hid keeps its room beside this one as well. ``ever`` are those together with versions
    that were taken away again: whoever read them learns no more, and whoever did not learns nothing of them. When not to use
    it: for the full table of several dimensions, where ``protect_counts`` loses far less.
    """
    own = list(figures)
    now = Present(own, guarded, public)
    readers = [each for versions in (before, *([ever] if ever else ())) for each in readings(now, versions, policy, partitions)]
    hidden = hide(own, readers, policy)
    shown = [withhold(figure) if place in hidden else figure for place, figure in enumerate(own)]
    notes = (f"{len(hidden)} of {len(own)} figures are hidden.",) if hidden else ()
    return sealed(title, shown, policy.rule, policy.reason, notes, SEAL)


def as_published(figures: Figures, publisher: str, reason: str, *, title: str = "Figures") -> ProtectedTable:
    """The figures as their own publisher printed them, which is the publisher's choice and is said so.

    A range that was printed ("<5") keeps its bounds; a cell hidden without a range has none.
    """
    if not publisher or not reason:
        raise NotProtected(f"{title}: name who published these figures and why they may be shown as they are")
    rule = f"Shown as published by {publisher}."
    return sealed(title, [_as_printed(figure) for figure in figures], rule, reason, (), SEAL)


def _as_printed(figure: Figure) -> Figure:
    kinds = {"primary suppressed", "secondary suppressed"}
    return withhold(figure) if str(figure.status) in kinds else figure


def hide(own: Sequence[Figure], readers: Sequence[VersionKnowledge], policy: ProtectionPolicy) -> frozenset[int]:
    """The places of our figures to hide: the small ones, and those that keep any of the readers from telling what is hidden."""
    hidden = {place for place, figure in enumerate(own) if figure.count is not None and policy.is_primary(figure.count)}
    asked: list[tuple[FigureRoom, dict[int, Promise], frozenset[int]]] = []
    for reading in readers:
        for room, promised in rooms_of(reading, policy):
            asked.append((room, promised, reading.kept.intersection(room.places)))
    seen: dict[FigureRoom, set[int]] = {}
    left = asked
    # What one room hides may stand in another too, which is then asked again.
    while left:
        for room, promised, kept in left:
            places = room.widen(promised, kept | hidden.intersection(room.places))
            hidden |= {place for place in places if place < len(own)}
            seen[room] = hidden.intersection(room.places)
        left = [each for each in asked if hidden.intersection(each[0].places) != seen[each[0]]]
    return frozenset(hidden)


def rooms_of(reading: VersionKnowledge, policy: ProtectionPolicy) -> Iterator[tuple[FigureRoom, dict[int, Promise]]]:
    """The figures of a reading that bear on each other and on something hidden, with what that is promised."""
    promised = _promised(reading.rows, policy, reading.known)
    for block in reading.blocks if promised else ():
        room = FigureRoom(reading.rows, block, policy, reading.known, reading.ours)
        mine = {place: promised[place] for place in room.places if place in promised}
        if mine:
            yield room, mine


def narrowed(
    reading: VersionKnowledge, hidden: frozenset[int], policy: ProtectionPolicy, seen: Sequence[Figure] | None = None
) -> tuple[int, ...]:
    """The places of counts that are to be hidden and of which a reader is told more than was promised.

    ``seen`` are the rows as readers have them, where they are not the rows themselves without the ``hidden`` ones; which sums
    hold is asked of the rows, since from one that does not hold nobody learns what is hidden. What follows from the known
    figures alone is not told by this release.
    """
    promised = _promised(reading.rows, policy, reading.known)
    # Of a hidden count readers know no more than its row leaves open, which is asked here as it was when it was hidden.
    left = [row if place in hidden else (seen or reading.rows)[place] for place, row in enumerate(reading.rows)]
    found: list[int] = []
    for block in reading.blocks if promised else ():
        room = FigureRoom(left, block, policy, reading.known, reading.ours)
        wanted = room.keepable({each: promised[each] for each in room.places if each in promised}, hidden)
        found += room.broken(wanted, hidden)
    return tuple(sorted(set(found)))


def told_by_others(figures: Sequence[Figure], policy: ProtectionPolicy, guarded: Sequence[Figure] = ()) -> tuple[Figure, ...]:
    """The counts hidden by their source of which the figures, all as they came, tell more than their mark does.

    ``guarded`` are counts that came too and were not taken in.
    """
    rows = [*figures, *guarded]
    hidden = {place for place, figure in enumerate(rows) if figure.count is None and promise_to(figure, policy)}
    if not hidden:
        return ()
    (reading,) = readings(Present(figures, guarded), (), policy, PARTITIONS)
    return tuple(rows[place] for place in narrowed(reading, frozenset(), policy) if place in hidden)


def _promised(rows: Sequence[Figure], policy: ProtectionPolicy, known: frozenset[int]) -> dict[int, Promise]:
    promises = {place: promise_to(figure, policy) for place, figure in enumerate(rows) if place not in known}
    return {place: promise for place, promise in promises.items() if promise is not None}


def as_guarded(figures: Figures, policy: ProtectionPolicy, *, title: str) -> ProtectedTable:
    """The figures as a table that may leave; refused where one of them is small itself.

    What follows from them was guarded where they were chosen (``choose``), beside everything that was given before; nothing is
    hidden here. When not to use it: for figures that were chosen in any other way.
    """
    small = sum(1 for figure in figures if figure.count is not None and policy.is_primary(figure.count) and figure.count > 0)
    if small:
        raise NotProtected(f"{title}: {small} small counts would be shown; nothing is answered")
    return sealed(title, figures, policy.rule, policy.reason, (), SEAL)
