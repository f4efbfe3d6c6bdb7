"""How many positive counts any protection could show that withholds and guards no more than what is left of one count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.lib.answer_attacker import World
from tests.lib.reply_rows import read_reply


def most_shown(replies: Sequence[Path], extract: pl.DataFrame, area: str, threshold: int) -> int:
    """Rows of all replies together that are not small and of which no one or two leave few of a third.

    Whoever shows more gives an exact small count away, so this bounds what can be asked of a protector from above.
    """
    told = [row for path in replies for row in read_reply(path)]
    if not told:
        return 0
    world = World(told, extract, area)
    worth = Counter(bits for bits in world.sets if world.count(bits) >= threshold)
    sets = {bits: number for number, bits in enumerate(worth)}
    ties = [[sets[bits] for bits in together] for together in _giving_away(world, list(sets), threshold)]
    if not ties:
        return sum(worth.values())
    matrix = np.zeros((len(ties), len(sets)))
    for row, together in zip(matrix, ties, strict=True):
        row[together] = 1
    not_all = LinearConstraint(matrix, -np.inf, matrix.sum(axis=1) - 1)
    found = milp(-np.array(list(worth.values())), integrality=np.ones(len(sets)), bounds=Bounds(0, 1), constraints=not_all)
    assert found.status == 0, found.message
    return round(-found.fun)


def _giving_away(world: World, sets: Sequence[int], threshold: int) -> Iterator[tuple[int, ...]]:
    """Counts that cannot all be shown: a whole, and one or two parts that leave few of it."""
    for whole in sets:
        parts = [bits for bits in sets if bits != whole and not bits & ~whole]
        for one in parts:
            if 0 < world.count(whole & ~one) < threshold:
                yield whole, one
        for one, other in combinations(parts, 2):
            if not one & other and 0 < world.count(whole & ~one & ~other) < threshold:
                yield whole, one, other
