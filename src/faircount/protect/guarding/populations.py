"""Which populations are guarded: all that can be formed from what was told, in one or two steps, and are few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

import numpy as np
from numpy.typing import NDArray

from faircount.protect.guarding.world import NOTHING, Counts, Mask, World

MOST_CLASSES = 160
"""The most derived classes of an axis that are tried: those formed in one step come first."""
MOST_CELLS = 400_000
CHUNK = 4_000_000
EXACT = 2**52
ORDERS = 6
"""How many orders by chance are tried."""
STEPS = 2
"""How many axes may have a derived class at once."""


@dataclass(frozen=True, eq=False)
class Guards:
    """The guarded populations, a row each over the columns of a world, and their true counts."""

    sets: Mask
    counts: Counts

    def __len__(self) -> int:
        return len(self.counts)

    def beside(self, sets: Mask) -> Mask:
        """Those of some populations that are not guarded."""
        already = {each.tobytes() for each in self.sets}
        return sets[[each.tobytes() not in already for each in sets]] if len(sets) else sets

    def and_more(self, sets: Mask, world: World) -> Guards:
        """These populations and others."""
        return Guards(np.concatenate([self.sets, sets]), np.append(self.counts, sets @ world.truth))


def guarded(world: World, threshold: int) -> Guards:
    """Every population of 1 to ``threshold - 1`` that follows from what was told.

    These are the told populations themselves, what is left of one without another, what two have in common or hold together
    within a third, what is left of one without two others, and each cell of the table of the told classes and of those that
    follow from them on up to two axes.
    """
    found = [world.sets, *_from_two(world, threshold), *_from_three(world, threshold), *_cells(world, threshold)]
    # A column is what many classes have in common.
    found.append(np.eye(len(world.truth), dtype=np.bool_))
    few = [each[_few(each @ world.truth, threshold)] for each in found]
    sets = _unlike(np.concatenate(few))
    return Guards(sets, sets @ world.truth)


def _few(counts: Counts, threshold: int) -> Mask:
    return (counts > 0) & (counts < threshold)


def _unlike(sets: Mask) -> Mask:
    if not len(sets):
        return sets
    _, first = np.unique(np.packbits(sets, axis=1), axis=0, return_index=True)
    return sets[np.sort(first)]


@dataclass(frozen=True, eq=False)
class _Pairs:
    """How much any two told populations have in common: of the columns, and of those counted in them."""

    sizes: Counts
    shared: Counts
    counts: Counts
    common: Counts

    @classmethod
    def of(cls, world: World) -> _Pairs:
        sets = world.sets.astype(np.float32)
        shared = (sets @ sets.T).round().astype(np.int64)
        common = ((sets * world.truth.astype(np.float64)) @ sets.T.astype(np.float64)).round().astype(np.int64)
        return cls(np.diag(shared).copy(), shared, world.counts, common)

    @property
    def inside(self) -> Mask:
        """Whether the second lies in the first, and is not the same."""
        mask: Mask = (self.shared == self.sizes[None, :]) & (self.sizes[:, None] > self.sizes[None, :])
        return mask


def _from_two(world: World, threshold: int) -> Iterator[Mask]:
    pairs, sets = _Pairs.of(world), world.sets
    met = pairs.shared > 0
    outer, inner = np.nonzero(met & _few(pairs.counts[:, None] - pairs.common, threshold))
    yield _unlike(sets[outer] & ~sets[inner])
    one, other = np.nonzero(np.triu(met & _few(pairs.common, threshold), 1))
    yield _unlike(sets[one] & sets[other])
    inside = pairs.inside.astype(np.float32)
    within = (inside.T @ inside) > 0
    together = pairs.counts[:, None] + pairs.counts[None, :]
    one, other = np.nonzero(np.triu((pairs.shared == 0) & within & _few(together, threshold), 1))
    yield _unlike(sets[one] | sets[other])


def _from_three(world: World, threshold: int) -> Iterator[Mask]:
    """What is left of one without two others that share nothing, and of two others without one that they hold together."""
    pairs, sets = _Pairs.of(world), world.sets
    inside, counts = pairs.inside, pairs.counts
    for whole in range(len(sets)):
        parts = np.flatnonzero(inside[whole])
        left = counts[whole] - counts[parts][:, None] - counts[parts][None, :]
        one, other = _apart(pairs, parts, _few(left, threshold))
        yield _unlike(sets[whole] & ~sets[one] & ~sets[other])
        across = np.flatnonzero((pairs.shared[whole] > 0) & ~inside[whole] & ~inside[:, whole])
        over = counts[across][:, None] + counts[across][None, :] - counts[whole]
        one, other = _apart(pairs, across, _few(over, threshold))
        covered = pairs.shared[whole, one] + pairs.shared[whole, other] == pairs.sizes[whole]
        one, other = one[covered], other[covered]
        yield _unlike((sets[one] | sets[other]) & ~sets[whole])


def _apart(pairs: _Pairs, among: Counts, wanted: Mask) -> tuple[Counts, Counts]:
    """The wanted pairs that share nothing."""
    one, other = np.nonzero(np.triu(wanted & (pairs.shared[np.ix_(among, among)] == 0), 1))
    return among[one], among[other]


def leftovers(world: World, shown: Mask, threshold: int) -> Mask:
    """What is left of a shown population once as many shown parts as fit are taken from it, where that is few.

    Parts that share nothing are taken in several orders: along one axis after the other, the largest first and the smallest
    first, and by chance.
    """
    known = np.flatnonzero(shown)
    bits = {int(row): int.from_bytes(np.packbits(world.sets[row]).tobytes(), "big") for row in known}
    counts, chance = world.counts, np.random.default_rng(0)
    found: dict[int, None] = {}
    for whole in known.tolist():
        parts = [row for row in known.tolist() if row != whole and not bits[row] & ~bits[whole]]
        for order in _orders(world, whole, parts, counts, chance):
            left, few = bits[whole], int(counts[whole])
            for row in order:
                if not bits[row] & ~left and counts[row] < few:
                    left, few = left & ~bits[row], few - int(counts[row])
            if 0 < few < threshold:
                found.setdefault(left)
    width = -(-len(world.truth) // 8)
    rows = [np.unpackbits(np.frombuffer(left.to_bytes(width, "big"), dtype=np.uint8))[: len(world.truth)] for left in found]
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(world.truth))


def _orders(world: World, whole: int, parts: Sequence[int], counts: Counts, chance: np.random.Generator) -> Iterator[list[int]]:
    if not parts:
        return
    unlike = {row: tuple(own[row] != own[whole] for own in world.classes) for row in parts}
    for axis in (None, *range(len(world.classes))):
        for sign in (1, -1):
            yield sorted(
                parts,
                key=lambda row: (axis is not None and not (unlike[row][axis] and sum(unlike[row]) == 1), sign * counts[row]),
            )
    for _ in range(ORDERS):
        yield chance.permutation(parts).tolist()


def _cells(world: World, threshold: int) -> Iterator[Mask]:
    """The cells of the table of told and derived classes, as far as what was told holds all of them."""
    classes, axes = [_classes_of(list(dict.fromkeys(each))) for each in world.classes], _Axes.of(world)
    for chosen in _steps(classes):
        if 0 < int(np.prod([len(each) for each in chosen])) <= MOST_CELLS:
            yield from _crossed(world, axes, chosen, threshold)


def _steps(axes: Sequence[tuple[list[int], list[int]]]) -> Iterator[list[list[int]]]:
    """The classes of each axis to be crossed: told ones, and on no more than so many axes derived ones."""
    derived = [axis for axis, (_, further) in enumerate(axes) if further]
    yield [told for told, _ in axes]
    for steps in range(1, STEPS + 1):
        for here in combinations(derived, steps):
            yield [further if axis in here else told for axis, (told, further) in enumerate(axes)]


def _classes_of(told: list[int]) -> tuple[list[int], list[int]]:
    """The told classes of an axis, and those that follow from them.

    What is left of a class once all told parts are taken from it comes first: whoever has bands and a total has it, however many
    the bands are.
    """
    further: dict[int, None] = {}
    parts = {whole: [each for each in told if each & ~whole == 0 and each != whole] for whole in told}
    for whole, inside in parts.items():
        further.setdefault(whole & ~reduce(or_, inside, 0))
    for one, other in combinations(told, 2):
        for each in (one & ~other, other & ~one, one & other):
            further.setdefault(each)
    for taken in (2, 3):
        for whole, inside in parts.items():
            for chosen in combinations(inside, taken):
                if all(not one & other for one, other in combinations(chosen, 2)):
                    further.setdefault(whole & ~reduce(or_, chosen))
    return told, [each for each in further if each and each not in parts][:MOST_CLASSES]


def _crossed(world: World, axes: _Axes, chosen: Sequence[list[int]], threshold: int) -> Iterator[Mask]:
    """The few among the cells of the table of the chosen classes, without those that hold a part of a column only."""
    marks = [_marks(classes, size) for classes, size in zip(chosen, world.shape, strict=True)]
    counts = _contracted(axes.truth, marks)
    cells = np.argwhere((counts > 0) & (counts < threshold) & (_contracted(axes.parts, marks) == 0))
    for chunk in np.array_split(cells, 1 + len(cells) * len(world.truth) // CHUNK):
        inside = np.ones((len(chunk), len(world.truth)), dtype=np.bool_)
        for mark, own, first in zip(marks, chunk.T, axes.first, strict=True):
            inside &= mark.astype(np.bool_)[own][:, first]
        yield _unlike(inside)


@dataclass(frozen=True, eq=False)
class _Axes:
    """A world over its axes: each column stands where its first class is.

    ``parts`` adds up to 0 in a cell that holds whole columns only: at the first class of a column stands what takes away all its
    other classes. The numbers are whole and drawn, so that no other cell comes to 0.
    """

    truth: NDArray[np.float64]
    parts: NDArray[np.float64]
    first: tuple[Counts, ...]

    @classmethod
    def of(cls, world: World) -> _Axes:
        flat = world.column_of.reshape(-1)
        inside = np.flatnonzero(flat >= 0)
        _, first = np.unique(flat[inside], return_index=True)
        truth, parts = np.zeros((2, len(flat)))
        truth[inside[first]] = world.truth
        # Whole numbers of which no sum is too large to be exact.
        parts[flat != NOTHING] = np.random.default_rng(0).integers(1, EXACT // len(flat), int((flat != NOTHING).sum()))
        parts[inside[first]] -= np.bincount(flat[inside], parts[inside], len(world.truth))
        places = np.unravel_index(inside[first], world.shape)
        return cls(truth.reshape(world.shape), parts.reshape(world.shape), tuple(places))


def _marks(classes: Sequence[int], size: int) -> NDArray[np.float64]:
    return np.array([[each >> place & 1 for place in range(size)] for each in classes], dtype=np.float64).reshape(-1, size)


def _contracted(cube: NDArray[np.float64], marks: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    for mark in marks:
        cube = np.tensordot(cube, mark, axes=(0, 1))
    return cube
