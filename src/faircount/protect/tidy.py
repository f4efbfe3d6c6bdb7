"""Tidy figures protected: small counts hidden, and further ones so that no relation gives them back."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.bounds.relations import Tie
from faircount.errors import NotProtected
from faircount.protect.known_sums import known_sums
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import Partitions, find_relations
from faircount.protect.room import Room
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import SEAL, ProtectedTable, sealed, withhold
from faircount.vocabulary.areas import PARTITIONS


def protect_figures(
    figures: Figures,
    policy: ProtectionPolicy,
    *,
    title: str = "Figures",
    partitions: Partitions = PARTITIONS,
    printed: Sequence[Figure] = (),
) -> ProtectedTable:
    """The figures with every small count hidden, and enough others that each keeps the promised width.

    ``partitions`` names the areas that make up an area completely; what the hidden figures leave open is asked of ``bounds``.
    ``printed`` are the figures that earlier releases show: hiding one of those now hides nothing. Figures that do not say
    exactly one count stay as they came. When not to use it: for the full cross of several dimensions, where ``protect_table``
    loses far less.
    """
    own = list(figures)
    rows, known = with_printed(own, printed)
    relations = find_relations(rows, partitions)
    hidden = hide(rows, relations, policy, known)
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


def with_printed(rows: Sequence[Figure], printed: Sequence[Figure]) -> tuple[list[Figure], frozenset[int]]:
    """The rows and behind them the printed figures that are not among them, and the places whose counts readers have already.

    A printed count that is another one now says nothing of the present one.
    """
    told = {(figure.source_id, figure.subject): figure for figure in printed if figure.count is not None}
    held = {(figure.source_id, figure.subject) for figure in rows}
    gone = [figure for about, figure in told.items() if about not in held]
    known = [place for place, figure in enumerate(rows) if _is_printed(figure, told.get((figure.source_id, figure.subject)))]
    return [*rows, *gone], frozenset([*known, *range(len(rows), len(rows) + len(gone))])


def _is_printed(figure: Figure, told: Figure | None) -> bool:
    return told is not None and told.count == figure.count


def hide(
    rows: Sequence[Figure], relations: Sequence[Tie], policy: ProtectionPolicy, known: frozenset[int] = frozenset()
) -> frozenset[int]:
    """The places of the figures to hide: the small ones, and those that keep a relation from giving them back.

    ``known`` are places whose counts readers have already: a small one is hidden all the same, and none of them hides another.
    """
    primary = {place for place, figure in enumerate(rows) if figure.count is not None and policy.is_primary(figure.count)}
    hidden = set(primary)
    for block in known_sums(rows, relations, policy):
        room = Room(rows, block, policy, known)
        mine = (primary - known).intersection(room.places)
        if mine:
            hidden |= room.widen(sorted(mine))
    return frozenset(hidden)


def narrowed(
    rows: Sequence[Figure], relations: Sequence[Tie], hidden: frozenset[int], policy: ProtectionPolicy
) -> tuple[int, ...]:
    """The places of hidden small counts that a reader of all others can narrow to less than the promised width."""
    small = {place for place in hidden if (count := rows[place].count) is not None and policy.is_primary(count)}
    found: list[int] = []
    for block in known_sums(rows, relations, policy) if small else ():
        room = Room(rows, block, policy)
        mine = sorted(small.intersection(room.places))
        found += [place for place, width in zip(mine, room.widths(mine, hidden), strict=True) if width < policy.width]
    return tuple(sorted(found))
