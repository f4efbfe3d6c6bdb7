"""Classes that lie in one another: what of them adds up to what, and what is a table of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.tables.margins import Hierarchy

Atoms = frozenset[int]
REST = "the rest of"


@dataclass(frozen=True, slots=True)
class Tree:
    """Classes depth first, the whole at the head, and what is left of a class beside its parts as a class of its own."""

    labels: tuple[str, ...]
    classes: tuple[Atoms, ...]
    depths: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.classes)

    def hierarchy(self, name: str) -> Hierarchy:
        """The tree as a dimension of a table."""
        return Hierarchy.of_levels(name, self.depths, self.labels)

    def sums(self, atoms: int) -> NDArray[np.int64]:
        """For each class a row that has 1 where it holds an atom."""
        matrix = np.zeros((len(self), atoms), dtype=np.int64)
        for row, held in enumerate(self.classes):
            matrix[row, sorted(held)] = 1
        return matrix


def grow(classes: Mapping[str, Atoms]) -> tuple[Tree, ...]:
    """The trees that the classes make; between two trees nothing is tied by a sum. Refused if two classes cross.

    >>> trees = grow({"all": frozenset({0, 1, 2}), "under 4": frozenset({0}), "other": frozenset({7})})
    >>> [tree.labels for tree in trees]
    [('all', 'under 4', 'the rest of all'), ('other',)]
    """
    ordered = sorted({held: label for label, held in reversed(list(classes.items()))}.items(), key=lambda each: -len(each[0]))
    inside: dict[Atoms, list[Atoms]] = {held: [] for held, _ in ordered}
    roots: list[Atoms] = []
    for place, (held, label) in enumerate(ordered):
        above = [(outer, name) for outer, name in ordered[:place] if outer & held]
        crossing = [name for outer, name in above if not held < outer]
        if crossing:
            raise SchemaMismatch(
                f"{label!r} and {crossing[0]!r} share a part, and neither lies in the other: they cannot be protected in one "
                "table; leave one of them out, or answer it after the other as a request of its own"
            )
        (inside[min((outer for outer, _ in above), key=len)] if above else roots).append(held)
    labels = dict(ordered)
    return tuple(_tree(root, labels, inside) for root in roots)


def _tree(root: Atoms, labels: Mapping[Atoms, str], inside: Mapping[Atoms, list[Atoms]]) -> Tree:
    found: list[tuple[str, Atoms, int]] = []

    def walk(held: Atoms, depth: int) -> None:
        found.append((labels[held], held, depth))
        for part in inside[held]:
            walk(part, depth + 1)
        rest = held.difference(*inside[held])
        if inside[held] and rest:
            found.append((f"{REST} {labels[held]}", rest, depth + 1))

    walk(root, 1)
    return Tree(tuple(label for label, _, _ in found), tuple(held for _, held, _ in found), tuple(depth for _, _, depth in found))
