"""The exact whole-number range of any sum of a system, and whether the system has a solution at all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faircount.bounds.elimination import condense
from faircount.bounds.propagate import Narrowed, is_tree, propagate
from faircount.bounds.range import EMPTY, Range
from faircount.bounds.solver import Model, Point, whole_bound
from faircount.bounds.system import Limits, Quantity, System, blocks, loose_columns


def is_feasible(system: System) -> bool:
    """Whether any whole numbers satisfy every limit of the system."""
    return _columns_fit(system) and all(_block_ranges(block.system, ()) is not None for block in blocks(system))


def feasible_range(system: System, quantity: Quantity) -> Range:
    """The least and the largest that a sum can be while all limits hold, over whole numbers.

    >>> triangle = System.of([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [0, 0, 0], [1, 1, 1])
    >>> feasible_range(triangle, {0: 1, 1: 1, 2: 1})
    Range(lower=0, upper=1)

    (Over fractions the upper end would be 1.5.) Method: what propagation leaves open is asked of a linear program, and of a
    whole-number program only where the linear optimum is not reached by whole numbers. When not to use it: for thousands of
    sums of one system ``feasible_ranges`` loads it once.
    """
    return feasible_ranges(system, [quantity])[0]


def feasible_ranges(system: System, quantities: Sequence[Quantity]) -> list[Range]:
    """The range of each sum, every part of the system solved by itself. All are empty if the system has no solution."""
    if not _columns_fit(system):
        return [EMPTY for _ in quantities]
    loose = set(loose_columns(system).tolist())
    ranges = [_of_loose(system, {c: w for c, w in quantity.items() if c in loose}) for quantity in quantities]
    by_column: dict[int, list[int]] = {}
    for number, quantity in enumerate(quantities):
        for column in quantity:
            by_column.setdefault(column, []).append(number)
    for block in blocks(system):
        places = {int(column): place for place, column in enumerate(block.columns)}
        asked = sorted({number for column in places if column in by_column for number in by_column[column]})
        inside = [{places[c]: w for c, w in quantities[number].items() if c in places} for number in asked]
        found = _block_ranges(block.system, inside)
        if found is None:
            return [EMPTY for _ in quantities]
        for number, part in zip(asked, found, strict=True):
            ranges[number] = ranges[number].plus(part)
    return ranges


def _columns_fit(system: System) -> bool:
    """Whether each column has a whole number between its own floor and ceiling, before any sum is looked at."""
    return bool(np.all(np.ceil(system.floor) <= np.floor(system.ceiling)))


def _of_loose(system: System, quantity: Quantity) -> Range:
    found = Range(0, 0)
    for column, weight in quantity.items():
        ends = sorted((weight * np.ceil(system.floor[column]), weight * np.floor(system.ceiling[column])))
        found = found.plus(_range(*ends))
    return found


def _block_ranges(system: System, quantities: Sequence[Quantity]) -> list[Range] | None:
    """The ranges in one part of a system, or None if it has no solution."""
    condensed = condense(system, quantities)
    narrowed = propagate(condensed.system)
    if narrowed.is_empty:
        return None
    if narrowed.settled and is_tree(condensed.system):
        known = [_of_column(narrowed, quantity) for quantity in condensed.quantities]
        if None not in known:
            return [each for each in known if each is not None]
    search = _Search(condensed.system.within(narrowed.floor, narrowed.ceiling))
    if not search.is_feasible():
        return None
    return [search.range_of(quantity) for quantity in condensed.quantities]


def _of_column(narrowed: Narrowed, quantity: Quantity) -> Range | None:
    if len(quantity) != 1:
        return None
    ((column, weight),) = quantity.items()
    ends = sorted((weight * narrowed.floor[column], weight * narrowed.ceiling[column]))
    return _range(ends[0], ends[1])


def _range(lower: float, upper: float) -> Range:
    assert np.isfinite(lower), "a sum without a least count; give its columns a floor"
    return Range(int(lower), None if np.isinf(upper) else int(upper))


class _Search:
    """Ranges by linear and whole-number programs, each point found being tried on every later question."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.model = Model(system)
        self.points: list[Point] = []

    def is_feasible(self) -> bool:
        nothing = np.zeros(self.system.columns)
        found = self.model.most(nothing)
        if found is not None and found.point is None:
            found = self.model.most(nothing, whole=True)
        return found is not None and self._keep(found.point)

    def range_of(self, quantity: Quantity) -> Range:
        weights = np.zeros(self.system.columns)
        for column, weight in quantity.items():
            weights[column] = weight
        return _range(-self._most(-weights), self._most(weights))

    def _most(self, weights: Limits) -> float:
        limit = self._limit(weights)
        reached = max((float(weights @ point) for point in self.points), default=-np.inf)
        for step in (self._corner, self._point_at, self._optimum):
            if reached >= limit:
                return reached
            bound, point = step(weights, limit)
            limit = min(limit, bound)
            if np.isinf(limit):
                return limit
            if self._keep(point):
                reached = max(reached, float(weights @ self.points[-1]))
        assert reached >= limit, "the whole-number optimum was not reached by a point that checks"
        return reached

    def _corner(self, weights: Limits, _: float) -> tuple[float, Point | None]:
        found = self.model.most(weights)
        assert found is not None, "a system that has a solution lost it"
        return whole_bound(found.bound), found.point

    def _point_at(self, weights: Limits, limit: float) -> tuple[float, Point | None]:
        point = self.model.whole_point(weights, limit)
        return (limit if point is not None else limit - 1), point

    def _optimum(self, weights: Limits, _: float) -> tuple[float, Point | None]:
        found = self.model.most(weights, whole=True)
        assert found is not None, "a system that has a solution lost it"
        return whole_bound(found.bound), found.point

    def _limit(self, weights: Limits) -> float:
        """The most that the limits of single columns allow."""
        used = np.flatnonzero(weights)
        ends = np.where(weights[used] > 0, self.system.ceiling[used], self.system.floor[used])
        return float(np.sum(weights[used] * ends))

    def _keep(self, point: Point | None) -> bool:
        if point is not None:
            self.points.append(point)
        return point is not None
