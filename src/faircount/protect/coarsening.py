"""Coarsening: classes are merged in a stated order of preference until enough can be shown; what is left is suppressed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected, SchemaMismatch, some_of
from faircount.protect.cell_state import primary_cells
from faircount.protect.outcome import Choices, MethodOutcome, hide
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rough import typical_counts
from faircount.tables.margins import Counts, HierarchicalTable, Hierarchy

JOINED = "+"


@dataclass(frozen=True, slots=True)
class Merge:
    """Two finest classes with one parent that become one: their dimension and places."""

    axis: int
    one: int
    other: int

    def named(self, table: HierarchicalTable) -> str:
        """The merge in words."""
        hierarchy = table.hierarchies[self.axis]
        return f"{hierarchy.name}: {hierarchy.codes[self.one]} with {hierarchy.codes[self.other]}"


def merge(table: HierarchicalTable, step: Merge) -> HierarchicalTable:
    """The table over the classes that are left; two that were all of their parent leave the parent as the finest class.

    >>> from faircount.tables.margins import Hierarchy
    >>> ages = Hierarchy.of_levels("age", [1, 2, 2, 2], ["T", "0-9", "10-15", "16-17"])
    >>> coarser = merge(HierarchicalTable.of_leaves([ages], np.array([0, 2, 9, 11])), Merge(0, 1, 2))
    >>> coarser.hierarchies[0].codes, coarser.flat.tolist()
    (('T', '0-9+10-15', '16-17'), [22, 11, 11])
    """
    hierarchy = table.hierarchies[step.axis]
    parent = hierarchy.parents[step.one]
    gone = {step.other} if len(hierarchy.children[parent]) > 2 else {step.one, step.other}
    kept = [place for place in range(len(hierarchy)) if place not in gone]
    moved = np.zeros(len(hierarchy), dtype=np.int64)
    moved[kept] = np.arange(len(kept))
    for place in gone:
        moved[place] = moved[step.one] if len(gone) == 1 else moved[parent]
    codes = [
        JOINED.join([hierarchy.codes[step.one], hierarchy.codes[step.other]]) if place == step.one else hierarchy.codes[place]
        for place in kept
    ]
    parents = [-1 if hierarchy.parents[place] < 0 else int(moved[hierarchy.parents[place]]) for place in kept]
    coarser = Hierarchy(hierarchy.name, tuple(codes), tuple(parents))
    hierarchies = [coarser if axis == step.axis else each for axis, each in enumerate(table.hierarchies)]
    return HierarchicalTable.of_leaves(hierarchies, _summed(table, step.axis, hierarchy, moved, len(kept)))


def possible_merges(
    table: HierarchicalTable, axis: int, *, neighbours: bool, apart: Collection[str] = ()
) -> Iterator[list[Merge]]:
    """For each parent whose parts are all finest classes, the pairs of them that may be merged.

    With ``neighbours`` only those beside each other in the hierarchy's own order; codes that are to stay ``apart`` in none.
    """
    hierarchy = table.hierarchies[axis]
    leaves = set(hierarchy.leaves)
    for below in hierarchy.children:
        if len(below) > 1 and all(place in leaves for place in below):
            free = tuple(place for place in below if hierarchy.codes[place] not in apart)
            pairs = pairwise(free) if neighbours else _all_pairs(free)
            found = [Merge(axis, one, other) for one, other in pairs]
            if found:
                yield found


def _all_pairs(places: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            yield one, other


def _summed(table: HierarchicalTable, axis: int, hierarchy: Hierarchy, moved: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """The leaf counts, summed into the classes that are left."""
    finest = np.where(table.is_leaf.reshape(table.counts.shape), table.counts, 0)
    turned = np.moveaxis(finest, axis, 0)
    summed = np.zeros((size, *turned.shape[1:]), dtype=np.int64)
    for place in hierarchy.leaves:
        summed[moved[place]] += turned[place]
    return np.moveaxis(summed, 0, axis)


def merge_round(
    current: Coarser, axis: int, policy: ProtectionPolicy, *, neighbours: bool, apart: Collection[str] = ()
) -> Coarser | None:
    """What one merge in each group of finest classes of a dimension makes of it; None if none is left."""
    table, seen = current.table, current.seen
    groups = [_lowest(seen, pairs, policy) for pairs in possible_merges(table, axis, neighbours=neighbours, apart=apart)]
    if not groups:
        return None
    words = tuple(each.named(table) for each in groups)
    for step in sorted(groups, key=lambda each: each.one, reverse=True):  # from the end, so that places before it stay
        table, seen = merge(table, step), merge(seen, step)
    return Coarser(table, current.merges + words, seen)


def _lowest(table: HierarchicalTable, pairs: list[Merge], policy: ProtectionPolicy) -> Merge:
    """The merge that leaves the fewest small counts, and of those the one that blurs the fewest counted."""
    return min(pairs, key=lambda step: (_small_counts(table, step, policy), _counted(table, step), step.one))


def _small_counts(table: HierarchicalTable, step: Merge, policy: ProtectionPolicy) -> int:
    """How many more small counts there are among the two merged than among the two apart."""
    one, other = _slices(table, step)
    together = int(primary_cells(one + other, policy).sum())
    return together - int(primary_cells(one, policy).sum()) - int(primary_cells(other, policy).sum())


def _counted(table: HierarchicalTable, step: Merge) -> int:
    one, other = _slices(table, step)
    return int(one.max(initial=0) + other.max(initial=0))


def _slices(table: HierarchicalTable, step: Merge) -> tuple[Counts, Counts]:
    turned = np.moveaxis(table.counts, step.axis, 0)
    return turned[step.one], turned[step.other]


TRIED = "quick"
"""How long to look for a pattern at each trial; the one that is kept is looked for as long as the user asked."""


@dataclass(frozen=True, eq=False)
class Coarser:
    """A table over merged classes, and the merges that led to it, in words; ``seen`` is what these were chosen by."""

    table: HierarchicalTable
    merges: tuple[str, ...]
    seen: HierarchicalTable

    @classmethod
    def of(cls, table: HierarchicalTable, policy: ProtectionPolicy) -> Coarser:
        """The table with nothing merged, seen as it is roughly, so that the order of merges tells nothing of small counts."""
        finest = typical_counts(table.counts, policy)
        return cls(table, (), HierarchicalTable.of_leaves(table.hierarchies, finest))


def coarsen(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> MethodOutcome:
    """The first table, merged in the order preferred, of whose positive cells the goal can be shown; the rest of it is hidden.

    Only the dimensions in ``prefer`` are merged, the first one as far as it goes before the next is begun. In each round every
    group of finest classes loses one: the two neighbours (in an unordered dimension any two) are merged that leave the fewest
    small counts. If no merging reaches the goal, the one that shows most is taken. Reference: Hundepool et al., *Statistical
    Disclosure Control* (2012), section 4.3, on table redesign. When not to use it: before having compared (``advise``); fewer
    classes do not always show more.
    """
    if not choices.prefer:
        raise NotProtected(
            "nothing is merged unless it is asked for: name the dimensions with --prefer, the first to be merged first"
        )
    if not 0 < choices.goal <= 1:
        raise NotProtected(f"goal {choices.goal} is no share; use one over 0 and up to 1, such as 0.5")
    best: tuple[float, Coarser] | None = None
    for number, tried in enumerate(coarser_tables(table, policy, choices)):
        choices.report(f"merging classes ({number} rounds)", 0.5)
        share = shown_share(hide(tried.table, policy, Choices(effort=TRIED)))
        if best is None or share > best[0]:
            best = (share, tried)
        if share >= choices.goal:
            break
    assert best is not None
    found = hide(best[1].table, policy, Choices(effort=choices.effort, report=choices.report))
    return _merged(found, best[1].merges)


def coarser_tables(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> Iterator[Coarser]:
    """The table as it is, then after each round of merging, in the order of preference."""
    yield (current := Coarser.of(table, policy))
    for name in choices.prefer:
        axis = axis_of(table, name)
        neighbours = name not in choices.unordered
        while (found := merge_round(current, axis, policy, neighbours=neighbours, apart=choices.apart)) is not None:
            yield (current := found)


def axis_of(table: HierarchicalTable, name: str) -> int:
    """Which dimension has this name."""
    if name not in table.names:
        raise SchemaMismatch(f"{name!r} is no dimension of the table; have {some_of(table.names)}")
    return table.names.index(name)


def shown_share(outcome: MethodOutcome) -> float:
    """The share of the positive cells that are shown.

    >>> import numpy as np
    >>> from faircount.tables.margins import Hierarchy
    >>> flat = Hierarchy.of_levels("age", [1, 2, 2], ["T", "0-9", "10-17"])
    >>> shown_share(hide(HierarchicalTable.of_leaves([flat], np.array([0, 12, 9])), ProtectionPolicy(), Choices()))
    1.0
    """
    positive = outcome.table.flat > 0
    return int((positive & ~outcome.hidden).sum()) / max(1, int(positive.sum()))


def _merged(found: MethodOutcome, merges: tuple[str, ...]) -> MethodOutcome:
    said = (f"Merged, so that more can be shown: {'; '.join(merges)}." if merges else "Nothing had to be merged.",)
    return MethodOutcome(
        "coarsening", found.table, found.policy, found.shown, found.hidden,
        width=found.width, exact=True, additive=True, notes=said + found.notes, certificates=found.certificates,
    )  # fmt: skip
