"""Rules that cross each other, read as the cells between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from faircount.readers.base import Spot
from faircount.readers.pages.page_marks import RuledLine

_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Lattice:
    """The heights and places of the rules of one table, and which stretches of them are drawn."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    uprights: tuple[RuledLine, ...]
    levels: tuple[RuledLine, ...]

    @property
    def top(self) -> float:
        """The height of the first rule."""
        return self.down[0]

    @property
    def bottom(self) -> float:
        """The height of the last rule."""
        return self.down[-1]

    @property
    def left(self) -> float:
        """Where the table begins."""
        return self.across[0]

    @property
    def right(self) -> float:
        """Where the table ends."""
        return self.across[-1]

    @property
    def rows(self) -> int:
        """The number of rows between rules."""
        return len(self.down) - 1

    @property
    def columns(self) -> int:
        """The number of columns between rules."""
        return len(self.across) - 1

    def cell(self, x: float, y: float) -> Spot:
        """The first cell of the merged cell in which a point lies."""
        row = min(max(bisect_right(self.down, y) - 1, 0), self.rows - 1)
        column = min(max(bisect_right(self.across, x) - 1, 0), self.columns - 1)
        while row > 0 and not self._is_divided_above(row, column):
            row -= 1
        while column > 0 and not self._is_divided_left(row, column):
            column -= 1
        return row, column

    def covers(self) -> dict[Spot, list[Spot]]:
        """For each cell's first place, all the places that it covers."""
        found: dict[Spot, list[Spot]] = {}
        for row in range(self.rows):
            for column in range(self.columns):
                x = (self.across[column] + self.across[column + 1]) / 2
                y = (self.down[row] + self.down[row + 1]) / 2
                found.setdefault(self.cell(x, y), []).append((row, column))
        return found

    def _is_divided_left(self, row: int, column: int) -> bool:
        y, x = (self.down[row] + self.down[row + 1]) / 2, self.across[column]
        return any(abs(rule.left - x) < _NEAR and rule.top - 1 <= y <= rule.bottom + 1 for rule in self.uprights)

    def _is_divided_above(self, row: int, column: int) -> bool:
        x, y = (self.across[column] + self.across[column + 1]) / 2, self.down[row]
        return any(abs(rule.top - y) < _NEAR and rule.left - 1 <= x <= rule.right + 1 for rule in self.levels)


def lattices_of(rules: Sequence[RuledLine]) -> list[Lattice]:
    """The tables that rules make: groups that touch, with three upright and two level rules at least."""
    found = []
    for group in _touching(list(rules)[:4000]):
        uprights = tuple(rule for rule in group if not rule.is_level)
        levels = tuple(rule for rule in group if rule.is_level)
        across, down = _places([rule.left for rule in uprights]), _places([rule.top for rule in levels])
        if len(across) >= 3 and len(down) >= 2:
            found.append(Lattice(across, down, uprights, levels))
    return sorted(found, key=lambda lattice: lattice.top)


def _places(values: list[float]) -> tuple[float, ...]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)


def _touching(rules: list[RuledLine]) -> list[list[RuledLine]]:
    """Rules grouped by touching: those that meet another of the group, ends a little short of it included."""
    groups: list[list[RuledLine]] = []
    boxes: list[tuple[float, float, float, float]] = []
    for rule in sorted(rules, key=lambda rule: (rule.top, rule.left)):
        joined = [
            n
            for n, (left, right, top, bottom) in enumerate(boxes)
            if rule.left <= right + _NEAR
            and left <= rule.right + _NEAR
            and rule.top <= bottom + _NEAR
            and top <= rule.bottom + _NEAR
            and any(_meet(rule, other) for other in groups[n])
        ]
        merged = [rule, *(other for n in joined for other in groups[n])]
        for n in reversed(joined):
            del groups[n], boxes[n]
        groups.append(merged)
        boxes.append(
            (min(r.left for r in merged), max(r.right for r in merged), min(r.top for r in merged), max(r.bottom for r in merged))
        )
    return groups


def _meet(one: RuledLine, other: RuledLine) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )
