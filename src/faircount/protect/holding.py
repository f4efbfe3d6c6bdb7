"""Which of the sums of a block can hold together, where not all can: a reader believes the surest of them, and so do we."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

import numpy as np

from faircount.bounds.system import Block, System, blocks

Holds = Callable[[Block], bool]


def held_together(block: Block, surest_first: Sequence[int], holds: Holds) -> list[Block]:
    """The blocks that are left of one when its rows are added one after the other, as far as all can be true together.

    ``surest_first`` are the rows of its system in that order. A sum that cannot hold beside surer ones binds as "no more than";
    one that cannot hold as that binds nothing. So one that does not hold, or that we took for one, leaves the others standing.
    Each such sum is a block of its own too: whoever subtracts in one line does not look whether another contradicts it.
    """
    chosen = _Chosen(block, holds)
    chosen.add(list(surest_first))
    doubtful = [row for row in surest_first if row in chosen.loose or row not in chosen.rows]
    alone = [chosen.having([row], set()) for row in doubtful]
    return [part for each in (chosen.block, *filter(holds, alone)) for part in parts_of(each)]


def parts_of(block: Block) -> list[Block]:
    """The parts of a block that nothing ties to each other any more."""
    return [replace(part, rows=block.rows[part.rows], columns=block.columns[part.columns]) for part in blocks(block.system)]


class _Chosen:
    """The rows that were chosen so far; halves are tried together, since most rows hold."""

    def __init__(self, block: Block, holds: Holds) -> None:
        self.whole, self.holds = block, holds
        self.rows: list[int] = []
        self.loose: set[int] = set()

    @property
    def block(self) -> Block:
        """The rows that were chosen."""
        return self.having(self.rows, self.loose)

    def add(self, rows: list[int]) -> None:
        """Choose these too, all that can."""
        if not rows:
            return
        if self.holds(self.having([*self.rows, *rows], self.loose)):
            self.rows += rows
        elif len(rows) > 1:
            self.add(rows[: len(rows) // 2])
            self.add(rows[len(rows) // 2 :])
        elif self.holds(self.having([*self.rows, *rows], self.loose | set(rows))):
            self.rows += rows
            self.loose |= set(rows)

    def having(self, rows: Sequence[int], loose: set[int]) -> Block:
        """The block with these rows alone, some of them as "no more than"."""
        system: System = self.whole.system.keep(rows)
        is_loose = np.array([row in loose for row in rows], dtype=np.bool_)
        return Block(
            replace(system, lower=np.where(is_loose, -inf, system.lower)), self.whole.rows[list(rows)], self.whole.columns
        )
