"""Classes that lie in one another, or cross: what of them adds up to what, and what is a table of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import Hierarchy

Atoms = frozenset[int]
REST = "the rest of"
TOGETHER = "together"
"""The whole over classes that cross, where nobody asked for it."""


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


@dataclass(frozen=True, slots=True)
class Grove:
    """Trees over one whole, each a dimension of a table: classes that cross lie in different trees.

    "Rape" and "offences that name a child" are two dimensions; where they meet is a cell. Two places at which no atom can be are
    a cell too, and everybody knows that it is empty. One tree is enough where nothing crosses.
    """

    trees: tuple[Tree, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many classes each tree has."""
        return tuple(map(len, self.trees))

    def hierarchies(self, name: str) -> tuple[Hierarchy, ...]:
        """The trees as dimensions of a table, the second and later ones numbered."""
        return tuple(tree.hierarchy(name if not place else f"{name}_{place + 1}") for place, tree in enumerate(self.trees))

    def sums(self, atoms: int) -> NDArray[np.int64]:
        """A dimension a tree and one of atoms: 1 where an atom lies in all of the classes."""
        return reduce(lambda met, each: met[..., None, :] * each, (tree.sums(atoms) for tree in self.trees))

    def places(self, held: Atoms) -> tuple[int, ...] | None:
        """Where a class stands, one place a tree: in its own, and at the head of every other; None if it is not of this grove."""
        if held == self.trees[0].classes[0]:
            return (0,) * len(self.trees)
        for own, tree in enumerate(self.trees):
            if held in tree.classes:
                return tuple(tree.classes.index(held) if place == own else 0 for place in range(len(self.trees)))
        return None

    def held_at(self, places: Sequence[int]) -> Atoms:
        """The atoms that lie in all of the classes at these places."""
        return frozenset.intersection(*(tree.classes[at] for tree, at in zip(self.trees, places, strict=True)))


def grow(classes: Mapping[str, Atoms]) -> tuple[Grove, ...]:
    """The groves that the classes make; between two groves nothing is tied by a sum.

    >>> groves = grow({"all": frozenset({0, 1, 2}), "under 4": frozenset({0}), "other": frozenset({7})})
    >>> [[tree.labels for tree in grove.trees] for grove in groves]
    [[('all', 'under 4', 'the rest of all')], [('other',)]]
    >>> [tree.labels for tree in grow({"rape": frozenset({0, 1}), "of a child": frozenset({1, 2})})[0].trees]
    [('together', 'rape', 'the rest of together'), ('together', 'of a child', 'the rest of together')]
    """
    # One label a class: the first that was given.
    labels = {held: label for label, held in reversed(list(classes.items()))}
    ordered = sorted(labels, key=lambda held: (-len(held), sorted(held)))
    return tuple(_grove(tied, labels) for tied in _tied(ordered))


def _tied(classes: Sequence[Atoms]) -> Iterator[list[Atoms]]:
    """Classes that share atoms, or that a chain of such classes joins; the largest classes first."""
    left = list(classes)
    while left:
        whole, size = left[0], 0
        while size < len(whole):
            size, whole = len(whole), whole.union(*(held for held in left if held & whole))
        yield [held for held in left if held & whole]
        left = [held for held in left if not held & whole]


def _grove(classes: Sequence[Atoms], labels: Mapping[Atoms, str]) -> Grove:
    """The trees of tied classes: each class goes into the first in which it crosses none."""
    whole = frozenset[int]().union(*classes)
    families = [[whole]]
    for held in classes:
        if held == whole:
            continue
        family = next((each for each in families if not any(_cross(held, other) for other in each)), None)
        if family is None:
            families.append([whole, held])
        else:
            family.append(held)
    named = {whole: TOGETHER, **labels}
    return Grove(tuple(_tree(family, named) for family in families))


def _cross(one: Atoms, other: Atoms) -> bool:
    return bool(one & other) and not one <= other and not other <= one


def _tree(family: Sequence[Atoms], labels: Mapping[Atoms, str]) -> Tree:
    """The tree of nested classes, of which the first is the whole."""
    inside: dict[Atoms, list[Atoms]] = {held: [] for held in family}
    for place, held in enumerate(family[1:], 1):
        inside[min((outer for outer in family[:place] if held < outer), key=len)].append(held)
    found: list[tuple[str, Atoms, int]] = []

    def walk(held: Atoms, depth: int) -> None:
        found.append((labels[held], held, depth))
        for part in inside[held]:
            walk(part, depth + 1)
        rest = held.difference(*inside[held])
        if inside[held] and rest:
            found.append((f"{REST} {labels[held]}", rest, depth + 1))

    walk(family[0], 1)
    return Tree(tuple(label for label, _, _ in found), tuple(held for _, held, _ in found), tuple(depth for _, _, depth in found))
