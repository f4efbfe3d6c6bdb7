"""How much a reader learns who has this program and tries every count that a hidden small one could be.

usage: python bench/guessed.py [--of answer|protect] [--shape line|lines|cross|cube] [--tables 60] [--seed 1] [--tries 4]

The reader has the rule and all that is shown, and is told which counts are small. For each of these, and each count that it
could be, tables near the true one are made that agree with all that is shown; it stays possible if the same cells are withheld
in one of them. Narrowed: fewer counts stay possible than what is shown leaves, and fewer than the rule promises. ``line`` is one
small count and three others, ``lines`` one to three and others in five to seven, ``cross`` 3 by 4 and ``cube`` 2 by 3 by 2,
Poisson about gamma counts. Every margin is told.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from faircount.protect.guarding.choosing import choose
from faircount.protect.guarding.world import Counts, Mask, Telling, World
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy

POLICY = ProtectionPolicy()
PRICES = (4.0, 2.0, 1.0)
SECONDS = 20


@dataclass(frozen=True, eq=False)
class Crossed:
    """The finest counts of a cross of flat axes; its cells are all choices of one class or all of them, axis by axis."""

    shape: tuple[int, ...]
    counts: Counts

    @cached_property
    def cells(self) -> list[tuple[int, ...]]:
        """Each cell as its class of each axis, -1 for all of them."""
        return list(product(*(range(-1, size) for size in self.shape)))

    @cached_property
    def sets(self) -> Mask:
        """Which finest counts each cell holds."""
        at = np.stack(np.unravel_index(np.arange(len(self.counts)), self.shape))
        return np.array([[all(c in (-1, o) for c, o in zip(cell, own, strict=True)) for own in at.T] for cell in self.cells])

    @property
    def told(self) -> Counts:
        """The count of each cell."""
        return self.sets @ self.counts

    def shown(self, of: str) -> Mask:
        """Which cells are shown, by the program."""
        return self._answered() if of == "answer" else self._protected()

    def _answered(self) -> Mask:
        places = [
            tuple(frozenset(range(size)) if c < 0 else frozenset({c}) for c, size in zip(cell, self.shape, strict=True))
            for cell in self.cells
        ]
        told = self.told
        cube = self.counts.reshape(self.shape)
        world = World.of(places, cube, np.zeros(self.shape, dtype=np.bool_), (told == 0).tolist())
        rows = np.array(world.set_of)
        price = np.ones(len(world.sets))
        for cell, row in zip(self.cells, rows.tolist(), strict=True):
            if row >= 0:
                price[row] = max(price[row], PRICES[min(2, sum(each >= 0 for each in cell))])
        size = len(world.sets)
        may = world.counts >= POLICY.threshold
        every = np.ones(size, dtype=np.bool_)
        found = choose(world, Telling(np.zeros(size), np.full(size, np.inf), every, may, price, POLICY.least_hidden), POLICY)
        assert not found.narrow, "whatever is told, all can be withheld"
        return np.array([row < 0 or bool(found.shown[row]) for row in rows])

    def _protected(self) -> Mask:
        names = "abcd"
        axes = [
            Hierarchy.of_levels(names[axis], [1] + [2] * size, ["T"] + [f"{names[axis]}{each}" for each in range(size)])
            for axis, size in enumerate(self.shape)
        ]
        cube = np.zeros([size + 1 for size in self.shape], dtype=np.int64)
        cube[tuple(slice(1, None) for _ in self.shape)] = self.counts.reshape(self.shape)
        hidden: Mask = suppress(HierarchicalTable.of_leaves(axes, cube), POLICY, effort="quick").hidden
        return ~hidden


def drawn(shape: str, chance: np.random.Generator) -> Crossed:
    """A table of this kind that holds a small count."""
    up_to = 2 * chance.choice([8, 15, 30, 60])
    if shape == "line":
        return Crossed((4,), chance.permutation([*chance.integers(1, 5, 1), *chance.integers(5, up_to, 3)]))
    if shape == "lines":
        size, small = chance.integers(5, 8), chance.integers(1, 4)
        counts = [*chance.integers(1, 5, small), *chance.integers(5, up_to, size - small)]
        return Crossed((int(size),), chance.permutation(counts))
    sizes = (3, 4) if shape == "cross" else (2, 3, 2)
    while True:
        counts = chance.poisson(chance.gamma(1.0, chance.choice([6, 12, 40]), sizes)).reshape(-1)
        if _small(counts).any():
            return Crossed(sizes, counts)


def _small(counts: Counts) -> Mask:
    return (counts > 0) & (counts < POLICY.threshold)


def near(table: Crossed, shown: Mask, cell: int, count: int, tries: int, chance: np.random.Generator) -> Iterator[Crossed]:
    """Tables near a true one that agree with what is shown, small where it is small, with this count in a cell."""
    told = table.told
    # Nothing is changed where there is nobody: that is shown.
    lower = np.where(shown, told, np.where(_small(told), 1, POLICY.threshold)).astype(float)
    upper = np.where(shown, told, np.where(_small(told), POLICY.threshold - 1, np.inf))
    lower[cell] = upper[cell] = count
    size = len(table.counts)
    sets = table.sets.astype(float)
    ties = np.concatenate([np.concatenate([sets, -sets], axis=1), np.eye(size, 2 * size)])
    fixed = table.counts == 0
    room = np.concatenate([np.where(fixed, 0, np.inf), np.where(fixed, 0, table.counts)])
    seen = set()
    for attempt in range(tries):
        prices = 1 + chance.random(2 * size) * (attempt / 2)
        found: Any = milp(
            prices,
            integrality=np.ones(2 * size),
            bounds=Bounds(0, room),
            constraints=LinearConstraint(ties[: len(sets)], lower - told, upper - told),
            options={"time_limit": SECONDS},
        )
        if found.x is None:
            return
        more, less = np.split(np.rint(found.x).astype(np.int64), 2)
        other = Crossed(table.shape, table.counts + more - less)
        if other.counts.tobytes() not in seen:
            seen.add(other.counts.tobytes())
            yield other


def guessed(table: Crossed, of: str, tries: int, chance: np.random.Generator) -> tuple[Mask, list[tuple[int, int]]]:
    """What is shown, and of each small count how many further counts what is shown leaves and the choice leaves."""
    shown = table.shown(of)
    widths = []
    for cell in np.flatnonzero(_small(table.told)).tolist():
        left: NDArray[np.int64] = np.array([table.told[cell]])
        stays = left
        for count in range(1, POLICY.threshold):
            for place, other in enumerate(near(table, shown, cell, count, tries, chance)):
                left = np.append(left, count) if not place else left
                if np.array_equal(other.shown(of), shown):
                    stays = np.append(stays, count)
                    break
        widths.append((int(np.ptp(left)), int(np.ptp(stays))))
    return shown, widths


def main() -> None:
    """Draw tables of one kind and print how many of them the choice narrows."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--of", choices=("answer", "protect"), default="answer")
    options.add_argument("--shape", choices=("line", "lines", "cross", "cube"), default="lines")
    options.add_argument("--tables", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--tries", type=int, default=4)
    options.add_argument("--loss", action="store_true", help="say only what is lost")
    asked = options.parse_args()
    chance, total, started = np.random.default_rng(asked.seed), Counter[str](), time.process_time()
    for number in range(asked.tables):
        table = drawn(asked.shape, chance)
        shown, widths = (table.shown(asked.of), []) if asked.loss else guessed(table, asked.of, asked.tries, chance)
        narrowed = [(left, stays) for left, stays in widths if stays < min(POLICY.width, left)]
        exact = [each for each in narrowed if not each[1]]
        lost = ~shown & ~_small(table.told)
        total.update(
            narrowed=bool(narrowed), exactly=bool(exact),
            small=len(widths), small_narrowed=len(narrowed), small_exactly=len(exact),
            cells=int(lost.sum()), count=int(table.told[lost].sum()),
        )  # fmt: skip
        if narrowed:
            print(f"  table {number}: {table.counts.tolist()}, {narrowed}", flush=True)
    size, small = asked.tables, max(1, total["small"])
    print(
        f"{asked.of}, {asked.shape}, seed {asked.seed}, {size} tables: narrowed {total['narrowed'] / size:.1%}, exactly "
        f"{total['exactly'] / size:.1%}; of {small} small counts {total['small_narrowed'] / small:.1%}, "
        f"{total['small_exactly'] / small:.1%}; lost a table {total['cells'] / size:.2f} cells, {total['count'] / size:.1f}; "
        f"{time.process_time() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
