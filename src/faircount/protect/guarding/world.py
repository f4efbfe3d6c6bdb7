"""All that was ever told about one set of records, as sets of the finest classes that anything tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from faircount.bounds.system import Limits

Place = tuple[frozenset[int], ...]
"""A population as what it holds of each axis."""
Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOTHING, OUTSIDE = -1, -2
"""The column of a finest class that a reader knows to be empty, and of one that nothing told holds."""


@dataclass(frozen=True, eq=False)
class World:
    """The populations that were told, each a row of ``sets`` over columns that no told population splits.

    ``truth`` has the true count of each column, and stays in the house. ``set_of`` gives the row of each place that was given, or
    -1 where everybody knows it to be empty. ``column_of`` says which column each class of the table of the merged axes is in, and
    ``classes`` which classes of an axis each told population holds, as bits.
    """

    sets: Mask
    truth: Counts
    set_of: tuple[int, ...]
    shape: tuple[int, ...]
    column_of: Counts
    classes: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, places: Sequence[Place], counts: Counts, impossible: Mask, empty: Sequence[bool]) -> World:
        """The world of these places; ``counts`` and ``impossible`` are over the axes, ``empty`` says which places were told as 0.

        What is impossible, or told as 0, is left out of every population.
        """
        assert not counts[impossible].any(), "what is impossible was counted"
        merged, counts, impossible = _merged(places, counts, impossible)
        shape = counts.shape
        masks = np.zeros((len(merged), counts.size), dtype=np.bool_)
        for row, place in zip(masks, merged, strict=True):
            row.reshape(shape)[np.ix_(*place)] = True
        dead = impossible.reshape(-1) | masks[np.array(empty, dtype=np.bool_)].any(axis=0)
        masks[:, dead] = False
        column_of = np.where(dead, NOTHING, OUTSIDE).astype(np.int64)
        used = np.flatnonzero(masks.any(axis=0))
        _, group = np.unique(np.packbits(masks[:, used], axis=0), axis=1, return_inverse=True)
        column_of[used] = group.reshape(-1)
        columns = int(column_of.max(initial=-1)) + 1
        truth = np.bincount(column_of[used], counts.reshape(-1)[used], columns).astype(np.int64)
        over = np.zeros((len(merged), columns), dtype=np.bool_)
        over[:, column_of[used]] = masks[:, used]
        rows: dict[bytes, int] = {}
        set_of = tuple(rows.setdefault(row.tobytes(), len(rows)) if row.any() else -1 for row in over)
        first = [set_of.index(row) for row in range(len(rows))]
        classes = tuple(tuple(sum(1 << each for each in merged[place][axis]) for place in first) for axis in range(len(shape)))
        return cls(over[first], truth, set_of, shape, column_of.reshape(shape), classes)

    @property
    def counts(self) -> Counts:
        """The true count of each told population."""
        return self.sets @ self.truth


@dataclass(frozen=True, eq=False)
class Telling:
    """What is told of each population of a world whatever is chosen, and what may be.

    ``lower`` and ``upper`` are known from elsewhere. ``told`` populations are asked now: one that is not shown is hidden, and
    known to be at least ``least``. Those that ``may`` be shown are worth their ``price``.
    """

    lower: Limits
    upper: Limits
    told: Mask
    may: Mask
    price: Limits
    least: int

    def seen_in(self, world: World) -> Telling:
        """The same of another world over the same columns: what is known exactly is known as it is there."""
        known, counts = self.lower == self.upper, world.counts
        lower = np.where(known, counts, np.minimum(self.lower, counts))
        return replace(self, lower=lower, upper=np.where(known, counts, np.maximum(self.upper, counts)))


def _merged(places: Sequence[Place], counts: Counts, impossible: Mask) -> tuple[list[list[list[int]]], Counts, Mask]:
    """The places, counts and what is impossible once classes that nothing tells apart are one, axis by axis."""
    merged: list[list[list[int]]] = [[] for _ in places]
    for axis in range(counts.ndim):
        distinct = list(dict.fromkeys(place[axis] for place in places))
        never = np.moveaxis(impossible, axis, 0).reshape(impossible.shape[axis], -1)
        looks: dict[tuple[object, ...], list[int]] = {}
        for atom in range(counts.shape[axis]):
            held = tuple(atom in each for each in distinct)
            looks.setdefault((held, never[atom].tobytes() if any(held) else b""), []).append(atom)
        groups = list(looks.values())
        into = {held: [n for n, look in enumerate(looks) if look[0][k]] for k, held in enumerate(distinct)}  # type: ignore[index]
        counts = np.stack([np.take(counts, group, axis=axis).sum(axis=axis) for group in groups], axis=axis)
        impossible = np.stack([np.take(impossible, group[0], axis=axis) for group in groups], axis=axis)
        for row, place in zip(merged, places, strict=True):
            row.append(into[place[axis]])
    return merged, counts, impossible
