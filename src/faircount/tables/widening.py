"""A hierarchy with further classes put in between, so that counts of another release find their place in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.tables.margins import HierarchicalTable, Hierarchy

Finest = frozenset[str]
"""A class as the finest codes that it counts."""


def finest_under(hierarchy: Hierarchy) -> dict[str, Finest]:
    """For each code the finest codes below it.

    >>> sorted(finest_under(Hierarchy.of_levels("age", [1, 2, 2], ["all", "0 to 9", "10 to 17"]))["all"])
    ['0 to 9', '10 to 17']
    """
    below: dict[int, set[str]] = {place: set() for place in range(len(hierarchy))}
    for leaf in hierarchy.leaves:
        for place in hierarchy.path(leaf):
            below[place].add(hierarchy.codes[leaf])
    return {hierarchy.codes[place]: frozenset(codes) for place, codes in below.items()}


def widened(hierarchy: Hierarchy, classes: Iterable[Finest]) -> Hierarchy:
    """The hierarchy with these classes among its codes, each put between a code and some of the codes just below it.

    Refused where a class cuts through a code: then neither is a sum of the other.

    >>> years = Hierarchy.of_levels("year", [1, 2, 2, 2], ["all", "2022", "2023", "2024"])
    >>> widened(years, [frozenset({"2022", "2023"})]).codes
    ('all', '2022 + 2023', '2022', '2023', '2024')
    """
    found = hierarchy
    for held in sorted(set(classes), key=lambda each: (-len(each), sorted(each))):
        if held not in finest_under(found).values():
            found = _with_class(found, held)
    return found


def _with_class(hierarchy: Hierarchy, held: Finest) -> Hierarchy:
    finest = [finest_under(hierarchy)[code] for code in hierarchy.codes]
    above = min((place for place in range(len(hierarchy)) if held <= finest[place]), key=lambda place: len(finest[place]))
    inside = [place for place in hierarchy.children[above] if finest[place] <= held]
    if frozenset[str]().union(*(finest[place] for place in inside)) != held:
        raise SchemaMismatch(
            f"hierarchy {hierarchy.name}: an earlier class of {len(held)} finest codes ({', '.join(sorted(held)[:3])} ...) cuts "
            "through a code; count by both groupings, as two dimensions, and name the tables with --table"
        )
    levels, codes = [], []

    def walk(place: int, depth: int) -> None:
        levels.append(depth)
        codes.append(hierarchy.codes[place])
        if place == above:
            levels.append(depth + 1)
            codes.append(" + ".join(hierarchy.codes[part] for part in inside))
            for part in inside:
                walk(part, depth + 2)
        for part in hierarchy.children[place]:
            if place != above or part not in inside:
                walk(part, depth + 1)

    walk(0, 1)
    return Hierarchy.of_levels(hierarchy.name, levels, codes)


@dataclass(frozen=True, eq=False)
class Widened:
    """A table with further classes in its hierarchies, and where the cells of the table itself lie in it."""

    table: HierarchicalTable
    own: NDArray[np.int64]

    @classmethod
    def of(cls, table: HierarchicalTable, hierarchies: tuple[Hierarchy, ...]) -> Widened:
        """The same counts over hierarchies that hold every code of the table's own."""
        places = [
            np.array([wide.places[code] for code in own.codes]) for own, wide in zip(table.hierarchies, hierarchies, strict=True)
        ]
        counts = np.zeros([len(hierarchy) for hierarchy in hierarchies], dtype=np.int64)
        counts[np.ix_(*places)] = table.counts
        cells = np.arange(counts.size).reshape(counts.shape)[np.ix_(*places)].reshape(-1)
        return cls(HierarchicalTable.of_leaves(hierarchies, counts), cells)

    def spread(self, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """A mask over the table's own cells, laid over the wider table."""
        wide = np.zeros(self.table.counts.size, dtype=np.bool_)
        wide[self.own[mask]] = True
        return wide
