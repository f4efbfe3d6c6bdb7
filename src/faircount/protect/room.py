"""The room that tidy figures leave each other: how far a hidden one could move, and what else would have to be hidden for it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, csr_array, diags_array

from faircount.bounds.ranges import feasible_ranges
from faircount.bounds.system import Block, Limits
from faircount.errors import NotProtected
from faircount.protect.known_sums import as_read
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.figures import Figure

_HIDDEN_ALREADY = 0.001
"""What it costs to change a count that is hidden anyway, beside at least 1 for any other: such changes are preferred."""
_MOVES = 4
"""How many times the width a count may move when others are sought that hide it."""


class Room:
    """Figures that bear on each other: what the shown ones leave open for each hidden one.

    ``known`` are the places of figures that readers have already: hiding one of them hides nothing.
    """

    def __init__(
        self, rows: Sequence[Figure], block: Block, policy: ProtectionPolicy, known: frozenset[int] = frozenset()
    ) -> None:
        self.policy, self.known, self.system = policy, known, block.system
        self.places = [int(column) for column in block.columns if column < len(rows)]
        self.figures = [as_read(rows[place], policy) for place in self.places]
        self.column = {place: column for column, place in enumerate(self.places)}

    def widen(self, primary: Sequence[int]) -> set[int]:
        """The places to hide so that every primary one keeps the width; refused if nothing in the block helps."""
        hidden = set(primary)
        for place in primary:
            while self.widths([place], hidden)[0] < self.policy.width:
                more = self._cheapest(place, hidden) or self._next_best(hidden)
                if not more:
                    figure = self.figures[self.column[place]]
                    raise NotProtected(
                        f"{figure.source_id or 'figures'} {figure.locator}: a small count follows from figures that cannot be "
                        "hidden; publish fewer breakdowns or leave this group out"
                    )
                hidden |= more
        return hidden

    def widths(self, places: Sequence[int], hidden: Collection[int]) -> list[float]:
        """How many more each hidden figure could be at most than at least."""
        system = self.system.within(*self._limits(hidden))
        found = feasible_ranges(system, [{self.column[place]: 1} for place in places])
        return [math.inf if each.width is None else each.width for each in found]

    def _limits(self, hidden: Collection[int]) -> tuple[Limits, Limits]:
        """What is known of each column by itself while these places are hidden."""
        floor, ceiling = self.system.floor.copy(), self.system.ceiling.copy()
        for column, (place, figure) in enumerate(zip(self.places, self.figures, strict=True)):
            if place in hidden:
                floor[column], ceiling[column] = self.policy.least_hidden, math.inf
            else:
                floor[column] = -math.inf if figure.lower is None else figure.lower
                ceiling[column] = math.inf if figure.upper is None else figure.upper
        return floor, ceiling

    def _cheapest(self, place: int, hidden: set[int]) -> set[int]:
        """Further places to hide, least count first, so that the figure can be at least the width more, or less, than it is."""
        count = self.figures[self.column[place]].count or 0
        moves = (self.policy.width, -min(self.policy.width, count - self.policy.least_hidden))
        options = [self._move(place, hidden, by) for by in moves if by]
        priced = [(sum(self._price(column) for column in move), sorted(move)) for move in options if move]
        return {self.places[column] for column in min(priced)[1]} if priced else set()

    def _price(self, column: int) -> float:
        return 1 + math.log1p(self.figures[column].count or 0)

    def _move(self, place: int, hidden: set[int], by: int) -> set[int]:
        """Columns that change in the cheapest change of the whole block that moves the figure by so much.

        The program has the columns of the block, and for each figure by how much it goes up and down from its count.
        """
        counts = [figure.count for figure in self.figures]
        floor, ceiling = self._limits(())
        price = np.zeros(len(counts))
        for column, (count, each) in enumerate(zip(counts, self.places, strict=True)):
            inside = each in hidden
            price[column] = _HIDDEN_ALREADY if inside else self._price(column)
            if count is not None and (inside or self._may_be_hidden(each, self.figures[column])):
                floor[column] = min(count, self.policy.least_hidden)
                ceiling[column] = count + self.policy.width * _MOVES
        floor[self.column[place]] = ceiling[self.column[place]] = (counts[self.column[place]] or 0) + by
        point = self._solve(price, floor, ceiling)
        moved = counts if point is None else np.round(point).tolist()
        changed = [column for column, count in enumerate(counts) if count is not None and moved[column] != count]
        return {column for column in changed if self.places[column] not in hidden}

    def _solve(self, price: Limits, floor: Limits, ceiling: Limits) -> Limits | None:
        """The point within these limits whose figures are nearest to their counts, as they are priced."""
        size, others = len(price), len(floor) - len(price)
        exact = np.array([figure.count is not None for figure in self.figures])
        counts = np.array([figure.count or 0 for figure in self.figures], dtype=float)
        here = diags_array(exact.astype(float))
        rows = block_array(
            [[self.system.matrix, None, None], [csr_array(block_array([[here, csr_array((size, others))]])), -here, here]]
        )
        answer = milp(
            np.concatenate([np.zeros(size + others), price, price]),
            integrality=np.concatenate([np.ones(size + others), np.zeros(2 * size)]),
            bounds=Bounds(np.concatenate([floor, np.zeros(2 * size)]), np.concatenate([ceiling, np.full(2 * size, math.inf)])),
            constraints=LinearConstraint(
                rows, np.concatenate([self.system.lower, counts * exact]), np.concatenate([self.system.upper, counts * exact])
            ),
        )
        return None if answer.x is None else np.asarray(answer.x)

    def _next_best(self, hidden: set[int]) -> set[int]:
        """The least figure of the block that may still be hidden: slow, but it ends."""
        left = [
            (figure.count, place)
            for place, figure in zip(self.places, self.figures, strict=True)
            if place not in hidden and figure.count is not None and self._may_be_hidden(place, figure)
        ]
        return {min(left)[1]} if left else set()

    def _may_be_hidden(self, place: int, figure: Figure) -> bool:
        """Whether hiding the figure hides it: a small one is hidden already, a known one cannot be hidden any more."""
        return figure.count is not None and figure.count >= self.policy.threshold and place not in self.known
