"""What a reader of this reply and of every earlier one can work out: all of it as one system, asked of ``bounds``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.sparse import csr_array

from faircount.bounds.ranges import Range, feasible_ranges
from faircount.bounds.system import System
from faircount.pipeline.answering.grid import Place


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader knows of one sum of atoms: its limits, None where there is none."""

    place: Place
    lower: int | None
    upper: int | None


def what_is_left_open(known: Sequence[Known], asked: Sequence[Place]) -> list[Range]:
    """The range of each asked sum for a reader who knows all that is given."""
    if not asked:
        return []
    merged = _merge([*(each.place for each in known), *asked])
    rows = [_columns(place, merged.shape) for place in merged.places]
    matrix = _matrix(rows[: len(known)], int(np.prod(merged.shape)))
    system = System.of(matrix, [each.lower for each in known], [each.upper for each in known])
    return feasible_ranges(system, [dict.fromkeys(columns.tolist(), 1) for columns in rows[len(known) :]])


@dataclass(frozen=True, slots=True)
class _Merged:
    """Atoms that no sum tells apart as one, axis by axis, and the sums in these."""

    shape: tuple[int, ...]
    places: tuple[tuple[tuple[int, ...], ...], ...]


def _merge(places: Sequence[Place]) -> _Merged:
    shape, merged = [], []
    for axis in range(len(places[0])):
        distinct = list(dict.fromkeys(place[axis] for place in places))
        signatures = {atom: tuple(atom in held for held in distinct) for held in distinct for atom in held}
        classes = sorted(set(signatures.values()))
        shape.append(len(classes))
        held_in = {held: tuple(n for n, signature in enumerate(classes) if signature[k]) for k, held in enumerate(distinct)}
        merged.append([held_in[place[axis]] for place in places])
    return _Merged(tuple(shape), tuple(zip(*merged, strict=True)))


def _columns(place: tuple[tuple[int, ...], ...], shape: tuple[int, ...]) -> np.ndarray:
    return np.array([int(np.ravel_multi_index(atom, shape)) for atom in product(*place)], dtype=np.int64)


def _matrix(rows: Sequence[np.ndarray], columns: int) -> csr_array:
    starts = np.cumsum([0, *(len(row) for row in rows)])
    entries = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    return csr_array((np.ones(len(entries)), entries, starts), shape=(len(rows), columns))
