"""Tidy figures protected: small counts hidden, and further ones so that no relation gives them back."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from faircount.bounds.ranges import feasible_range
from faircount.bounds.system import System
from faircount.errors import NotProtected
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import Partitions, Relation, find_relations
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import SEAL, ProtectedTable, sealed, withhold
from faircount.vocabulary.areas import PARTITIONS

_FREE = math.inf


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
    rows: Sequence[Figure], relations: Sequence[Relation], policy: ProtectionPolicy, known: frozenset[int] = frozenset()
) -> frozenset[int]:
    """The places of the figures to hide: the small ones, and those that keep a relation from giving them back.

    ``known`` are places whose counts readers have already: a small one is hidden all the same, and none of them hides another.
    """
    primary = {place for place, figure in enumerate(rows) if figure.count is not None and policy.is_primary(figure.count)}
    hidden = set(primary)
    for component in _components(len(rows), relations):
        mine = (primary - known) & component.members
        if mine:
            hidden |= _Room(rows, component, policy, known).widen(sorted(mine))
    return frozenset(hidden)


def narrowed(
    rows: Sequence[Figure], relations: Sequence[Relation], hidden: frozenset[int], policy: ProtectionPolicy
) -> tuple[int, ...]:
    """The places of hidden small counts that a reader of all others can narrow to less than the promised width."""
    small = {place for place in hidden if (count := rows[place].count) is not None and policy.is_primary(count)}
    found = []
    for component in _components(len(rows), relations):
        mine = sorted(small & component.members)
        room = _Room(rows, component, policy) if mine else None
        found += [place for place in mine if room is not None and room.width(place, set(hidden)) < policy.width]
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class _Component:
    """Figures tied to one another by relations, and to no other figure."""

    members: frozenset[int]
    relations: tuple[Relation, ...]


def _components(size: int, relations: Sequence[Relation]) -> Iterator[_Component]:
    parent = list(range(size))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for whole, parts in relations:
        for part in parts:
            parent[root(part)] = root(whole)
    members: Mapping[int, set[int]] = defaultdict(set)
    for place in range(size):
        members[root(place)].add(place)
    mine: Mapping[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        mine[root(relation[0])].append(relation)
    return (_Component(frozenset(places), tuple(mine[name])) for name, places in members.items())


class _Room:
    """One component as a system: what its published figures leave open for each hidden one."""

    def __init__(
        self, rows: Sequence[Figure], component: _Component, policy: ProtectionPolicy, known: frozenset[int] = frozenset()
    ) -> None:
        self.policy, self.known = policy, known
        self.places = sorted(component.members)
        self.figures = [rows[place] for place in self.places]
        self.column = {place: column for column, place in enumerate(self.places)}
        self.matrix = _matrix([rel for rel in component.relations if self._holds(rel, rows)], self.column)

    @staticmethod
    def _holds(relation: Relation, rows: Sequence[Figure]) -> bool:
        """Published counts that do not add up tie nothing: the reader sees that the relation is broken."""
        counts = [rows[part].count for part in (relation[0], *relation[1])]
        known = [count for count in counts if count is not None]
        return len(known) < len(counts) or known[0] == sum(known[1:])

    def widen(self, primary: Sequence[int]) -> set[int]:
        """The places to hide so that every primary one keeps the width; refused if nothing in the component helps."""
        hidden = set(primary)
        for place in primary:
            while self.width(place, hidden) < self.policy.width:
                more = self._cheapest(place, hidden) or self._next_best(hidden)
                if not more:
                    figure = self.figures[self.column[place]]
                    raise NotProtected(
                        f"{figure.source_id or 'figures'} {figure.locator}: a small count follows from figures that cannot be "
                        "hidden; publish fewer breakdowns or leave this group out"
                    )
                hidden |= more
        return hidden

    def width(self, place: int, hidden: set[int]) -> float:
        """How many more the hidden figure could be at most than at least."""
        zeros = np.zeros(self.matrix.shape[0])
        floor, ceiling = self._limits(hidden)
        system = System.of(self.matrix, zeros, zeros, floor=floor, ceiling=ceiling)
        width = feasible_range(system, {self.column[place]: 1}).width
        return math.inf if width is None else width

    def _limits(self, hidden: set[int]) -> tuple[np.ndarray, np.ndarray]:
        lower, upper = np.zeros(len(self.places)), np.full(len(self.places), _FREE)
        for column, (place, figure) in enumerate(zip(self.places, self.figures, strict=True)):
            if place in hidden:
                lower[column] = self.policy.least_hidden
            else:
                lower[column] = -_FREE if figure.lower is None else figure.lower
                upper[column] = _FREE if figure.upper is None else figure.upper
        return lower, upper

    @staticmethod
    def _solve(cost: np.ndarray, lower: np.ndarray, upper: np.ndarray, matrix: csr_array) -> np.ndarray | None:
        ties = LinearConstraint(matrix, 0, 0) if matrix.shape[0] else ()
        answer = milp(cost, integrality=np.ones(len(cost)), bounds=Bounds(lower, upper), constraints=ties)
        return None if answer.x is None else np.asarray(answer.x)

    def _cheapest(self, place: int, hidden: set[int]) -> set[int]:
        """Further places to hide, least count first, so that the figure can be at least the width more, or less, than it is."""
        options = [self._move(place, hidden, up) for up in (True, False)]
        priced = [(sum(self._price(column) for column in move), sorted(move)) for move in options if move]
        return {self.places[column] for column in min(priced)[1]} if priced else set()

    def _price(self, column: int) -> float:
        return 1 + math.log1p(self.figures[column].count or 0)

    def _move(self, place: int, hidden: set[int], up: bool) -> set[int]:
        """Columns that change in the cheapest change of the whole component that moves the figure by the width."""
        counts = np.array([figure.count if figure.count is not None else 0 for figure in self.figures], dtype=float)
        exact = np.array([self._may_be_hidden(place, figure) for place, figure in zip(self.places, self.figures, strict=True)])
        inside = np.array([each in hidden for each in self.places])
        room = np.where(inside | exact, np.maximum(counts - self.policy.least_hidden, 0), 0)
        more, less = np.where(inside | exact, self.policy.width * 4.0, 0), room.copy()
        column = self.column[place]
        down = min(self.policy.width, int(counts[column]) - self.policy.least_hidden)
        target = self.policy.width if up else -down
        more[column], less[column] = max(target, 0), max(-target, 0)
        if target == 0:
            return set()
        price = np.array([0.001 if inside[k] else self._price(k) for k in range(len(self.places))])
        lower = np.zeros(2 * len(price))
        lower[column + (0 if up else len(price))] = abs(target)
        both = csr_array(np.hstack([self.matrix.toarray(), -self.matrix.toarray()]))
        found = self._solve(np.concatenate([price, price]), lower, np.concatenate([more, less]), both)
        if found is None:
            return set()
        change = np.round(found[: len(price)] - found[len(price) :])
        return {int(k) for k in np.flatnonzero(change) if not inside[k]}

    def _next_best(self, hidden: set[int]) -> set[int]:
        """The least figure of the component that may still be hidden: slow, but it ends."""
        left = [
            (figure.count, place)
            for place, figure in zip(self.places, self.figures, strict=True)
            if place not in hidden and figure.count is not None and self._may_be_hidden(place, figure)
        ]
        return {min(left)[1]} if left else set()

    def _may_be_hidden(self, place: int, figure: Figure) -> bool:
        """Whether hiding the figure hides it: a small one is hidden already, a known one cannot be hidden any more."""
        return figure.count is not None and figure.count >= self.policy.threshold and place not in self.known


def _matrix(relations: Sequence[Relation], column: Mapping[int, int]) -> csr_array:
    rows, columns, signs = [], [], []
    for row, (whole, parts) in enumerate(relations):
        for place, sign in ((whole, -1), *((part, 1) for part in parts)):
            rows.append(row)
            columns.append(column[place])
            signs.append(sign)
    return csr_array((signs, (rows, columns)), shape=(len(relations), len(column)))
