"""Tidy figures protected: small counts hidden, and further ones so that no relation gives them back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from faircount.bounds.relations import Tie
from faircount.errors import NotProtected
from faircount.protect.known_sums import known_sums
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.promise import Promise, promise_to
from faircount.protect.relations import Partitions, find_relations, gaps
from faircount.protect.room import Room
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import SEAL, ProtectedTable, sealed, withhold
from faircount.vocabulary.areas import PARTITIONS
from faircount.vocabulary.status import HIDDEN


def protect_figures(
    figures: Figures,
    policy: ProtectionPolicy,
    *,
    title: str = "Figures",
    partitions: Partitions = PARTITIONS,
    public: Sequence[Figure] = (),
    guarded: Sequence[Figure] = (),
    ever_public: Sequence[Figure] = (),
) -> ProtectedTable:
    """The figures with every small count hidden, and enough others that each keeps what it is promised.

    A count that its source hid stays as its mark, and keeps all that the mark says: where the other figures would narrow it,
    some of them are hidden too. ``partitions`` names the areas that make up an area completely; what the hidden figures leave
    open is asked of ``bounds``. ``public`` are figures that readers have already, from earlier releases or from others: hiding
    one of those now hides nothing. ``guarded`` are counts in no table, which keep what they are promised all the same.
    ``ever_public`` are the public figures together with those that were taken away again: whoever read them learns no more, and
    whoever did not learns nothing of them. When not to use it: for the full table of several dimensions, where
    ``protect_table`` loses far less.
    """
    own = list(figures)
    hidden = _to_hide(own, guarded, policy, partitions, public)
    if ever_public:
        hidden = _to_hide(own, guarded, policy, partitions, ever_public, hidden)
    shown = [withhold(figure) if place in hidden else figure for place, figure in enumerate(own)]
    notes = (f"{len(hidden)} of {len(own)} figures are hidden.",) if hidden else ()
    return sealed(title, shown, policy.rule, policy.reason, notes, SEAL)


def _to_hide(
    own: Sequence[Figure],
    guarded: Sequence[Figure],
    policy: ProtectionPolicy,
    partitions: Partitions,
    public: Sequence[Figure],
    anyhow: frozenset[int] = frozenset(),
) -> frozenset[int]:
    """The places to hide among our own figures, those that are hidden ``anyhow`` with them, from readers of what is public."""
    rows, known = with_public([*own, *guarded], public)
    behind = frozenset(range(len(own), len(own) + len(guarded))) - known
    ties = [*find_relations(rows, partitions), *gaps(rows, behind)]
    hidden = hide(rows, ties, policy, known, _still_hidden(own, public) | behind | anyhow)
    return frozenset(place for place in hidden if place < len(own))


def _still_hidden(rows: Sequence[Figure], public: Sequence[Figure]) -> frozenset[int]:
    """The places of figures that an earlier release hid, in areas of which it showed a figure that has been corrected since.

    Shown beside the old sums, which can still be read, they would tell what was hidden there. Where nothing was corrected the
    earlier sums are the present ones, and the present relations guard them.
    """
    told: dict[object, set[tuple[int | None, int | None]]] = defaultdict(set)
    for figure in public:
        told[figure.subject].add((figure.lower, figure.upper))
    hidden = {figure.subject for figure in public if figure.status in HIDDEN and (figure.lower, figure.upper) == _NOTHING}
    corrected = {row.area for row in rows if told[row.subject] - {_NOTHING, (row.lower, row.upper)}}
    return frozenset(
        place for place, row in enumerate(rows) if row.subject in hidden and row.area in corrected and row.count != 0
    )


_NOTHING = (None, None)
"""The limits that are shown of a hidden figure."""


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


def with_public(rows: Sequence[Figure], public: Sequence[Figure]) -> tuple[list[Figure], frozenset[int]]:
    """The rows and behind them the public figures that are not among them, and the places of those that readers have already.

    A public count of the same document that is another one now says nothing of the present one.
    """
    told = {(figure.source_id, figure.subject): figure for figure in public if figure.lower is not None}
    held = {(figure.source_id, figure.subject) for figure in rows}
    gone = [figure for about, figure in told.items() if about not in held]
    known = [place for place, figure in enumerate(rows) if _is_told(figure, told.get((figure.source_id, figure.subject)))]
    return [*rows, *gone], frozenset([*known, *range(len(rows), len(rows) + len(gone))])


def _is_told(figure: Figure, told: Figure | None) -> bool:
    """Whether a reader of what was told knows the figure no worse than it is held."""
    if told is None or told.count is None:
        return False
    is_hidden = figure.count is None and figure.lower is not None and figure.upper is not None
    return told.count == figure.count or (is_hidden and figure.lower <= told.count <= figure.upper)  # type: ignore[operator]


def hide(
    rows: Sequence[Figure],
    relations: Sequence[Tie],
    policy: ProtectionPolicy,
    known: frozenset[int] = frozenset(),
    anyhow: frozenset[int] = frozenset(),
) -> frozenset[int]:
    """The places of the figures to hide: the small ones, and those that keep a relation from telling what is hidden.

    ``known`` are places that readers have already: a small count there is hidden all the same, and none of them hides another.
    ``anyhow`` are places that are hidden for another reason, and stay so.
    """
    small = {place for place, figure in enumerate(rows) if figure.count is not None and policy.is_primary(figure.count)} | anyhow
    hidden = set(small)
    promised = _promised(rows, policy, known)
    seen: dict[Room, set[int]] = {}
    rooms = [Room(rows, block, policy, known) for block in known_sums(rows, relations, policy)] if promised else []
    left = [room for room in rooms if promised.keys() & room.column.keys()]
    # What one room hides may stand in another too, which is then asked again.
    while left:
        for room in left:
            mine = {place: promise for place, promise in promised.items() if place in room.column}
            hidden |= room.widen(mine, hidden.intersection(room.places))
            seen[room] = hidden.intersection(room.places)
        left = [room for room in seen if hidden.intersection(room.places) != seen[room]]
    return frozenset(hidden)


def narrowed(
    rows: Sequence[Figure],
    relations: Sequence[Tie],
    hidden: frozenset[int],
    policy: ProtectionPolicy,
    known: frozenset[int] = frozenset(),
    seen: Sequence[Figure] | None = None,
) -> tuple[int, ...]:
    """The places of counts that are to be hidden and of which a reader is told more than was promised.

    ``seen`` are the rows as readers have them, where they are not the rows themselves without the ``hidden`` ones; which sums
    hold is asked of the rows, since from one that does not hold nobody learns what is hidden. What follows from the ``known``
    figures alone is not told by this release.
    """
    promised = _promised(rows, policy, known)
    # Of a hidden count readers know no more than its row leaves open, which is asked here as it was when it was hidden.
    left = [row if place in hidden else (seen or rows)[place] for place, row in enumerate(rows)]
    found: list[int] = []
    for block in known_sums(rows, relations, policy) if promised else ():
        room = Room(left, block, policy, known)
        wanted = room.keepable({each: promised[each] for each in room.places if each in promised}, hidden)
        found += room.broken(wanted, hidden)
    return tuple(sorted(set(found)))


def told_by_others(
    figures: Sequence[Figure],
    policy: ProtectionPolicy,
    partitions: Partitions = PARTITIONS,
    guarded: Sequence[Figure] = (),
) -> tuple[Figure, ...]:
    """The counts hidden by their source of which the figures, all as they came, tell more than their mark does.

    ``guarded`` are counts that came too and were not taken in.
    """
    rows = [*figures, *guarded]
    hidden = [place for place, figure in enumerate(rows) if figure.count is None and promise_to(figure, policy)]
    ties = [*find_relations(rows, partitions), *gaps(rows, range(len(figures), len(rows)))] if hidden else []
    told = narrowed(rows, ties, frozenset(), policy) if hidden else ()
    return tuple(rows[place] for place in told if place in set(hidden))


def _promised(rows: Sequence[Figure], policy: ProtectionPolicy, known: frozenset[int]) -> dict[int, Promise]:
    promises = {place: promise_to(figure, policy) for place, figure in enumerate(rows) if place not in known}
    return {place: promise for place, promise in promises.items() if promise is not None}
