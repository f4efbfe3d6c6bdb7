"""A walk through the tables that a reader must think possible, by product moves inside the hidden cells."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from faircount.protect.disclosure.any_moves import MOST_ENTRIES, AnyMoves
from faircount.protect.disclosure.ground import Ground, Notes, notes_for, room_around, see, take, write_down
from faircount.protect.disclosure.knowledge import Knowledge
from faircount.protect.disclosure.trail import WalkNotes
from faircount.protect.pattern.compiled import NIL, compiled
from faircount.protect.pattern.lines import Lines, lines_of
from faircount.protect.pattern.moves import BANNED, FREE, Board, Scratch, draw, find_move, scratch_for
from faircount.tables.margins import Counts

STEPS = 3000
BATCH = 4096
SEARCHED = 256
"""How many cells any moves are looked for at once."""
LITTLE = 0.05
"""When any moves settle a smaller share of those that were looked at than this, the others are left to programs."""


class TableWalk:
    """Possible tables, one after the other, and for each cell the least and the most that it was in any of them.

    Every table differs from the one before by a move that keeps all sums and stays inside the limits of every cell, so that
    all of them are possible, in exact arithmetic. What was done is noted in the trail, which proves it to anybody.
    """

    def __init__(self, knowledge: Knowledge, point: Counts, asked: Counts, width: int) -> None:
        self._knowledge, self.width = knowledge, width
        published = knowledge.published
        counts = knowledge.counts_of(point)
        wanted = np.zeros(len(counts), dtype=np.bool_)
        wanted[asked] = True
        room = (counts - published.least, published.most - counts)
        self.ground = Ground(counts, *room, counts.copy(), counts.copy(), wanted, published.blank.is_leaf)
        self.trail = WalkNotes(published, counts)
        self._lines = lines_of(published.hierarchies)
        self._bound = ~published.hidden | knowledge.tied | (knowledge.least >= knowledge.most)
        price = np.where(self._bound, BANNED, 0.0)
        still = np.zeros_like(counts)
        self._board = Board(self.ground.fall, price, price, published.hidden, still, still.copy())
        self._room = scratch_for(self._lines, 1)
        self._chance = np.random.default_rng(1)

    @property
    def point(self) -> Counts:
        """The hidden leaf cells of the table at which the walk stands."""
        return self.ground.counts[self._knowledge.leaves]

    def left(self, cells: Counts) -> Counts:
        """Those of the cells that were not yet seen so far apart as the width."""
        seen = self.ground.high[cells] - self.ground.low[cells]
        return cells[seen < self.width]

    def look(self, cells: Counts) -> None:
        """Look from here for a move that gives each cell the width, and stay."""
        self._wander(self.left(cells), stay=True)

    def search(self, cells: Counts) -> None:
        """Look from here for a move of any shape that gives each cell the width, and stay; until that settles few of them."""
        depth = int(np.prod([max(hierarchy.depths) for hierarchy in self._knowledge.published.hierarchies]))
        if depth * len(self._knowledge.leaves) > MOST_ENTRIES:
            return
        left = self._chance.permutation(self.left(cells))
        while len(left):
            batch, left = left[:SEARCHED], left[SEARCHED:]
            notes, found = self._any_moves.look(batch, self.width, self.ground)
            self._note(notes, found)
            if len(self.left(batch)) > (1 - LITTLE) * len(batch):
                break
            left = self.left(left)

    def roam(self, cells: Counts) -> None:
        """Go on by a random move through each of these cells."""
        self._wander(self._chance.permutation(cells), stay=False)

    def jump(self, point: Counts) -> None:
        """Stand at another table that agrees with everything published."""
        ground = self.ground
        counts = self._knowledge.counts_of(point)
        published = self._knowledge.published
        assert not ((counts < published.least) | (counts > published.most)).any(), "a jump to a table that is not possible"
        self.trail.jump(counts - ground.counts)
        ground.fall[:] += counts - ground.counts
        ground.rise[:] -= counts - ground.counts
        ground.counts[:] = counts
        np.minimum(ground.low, counts, out=ground.low)
        np.maximum(ground.high, counts, out=ground.high)

    @cached_property
    def _any_moves(self) -> AnyMoves:
        return AnyMoves(self._lines.trees, self._board, self._bound)

    def _wander(self, cells: Counts, *, stay: bool) -> None:
        for start in range(0, len(cells), BATCH):
            batch = cells[start : start + BATCH]
            notes = notes_for(len(batch), len(self._room.found))
            moves = _wander(batch, self.width, stay, self._lines, self._board, self._room, self.ground, notes)
            self._note(notes, moves)

    def _note(self, notes: Notes, moves: int) -> None:
        self.trail.note(notes.starts[: moves + 1], notes.cells, notes.amounts, notes.times[:moves])


@compiled
def _wander(
    cells: Counts, width: int, stay: bool, lines: Lines, board: Board, room: Scratch, ground: Ground, notes: Notes
) -> int:
    """Find a move through each cell, note how far it reaches, and (unless told to stay) take it a random number of times."""
    moves = 0
    still = board.change
    for place in range(cells.shape[0]):
        cell = cells[place]
        if board.price[cell] >= BANNED or (stay and ground.high[cell] - ground.low[cell] >= width):
            continue
        _, size = find_move(cell, NIL - 1, cell, width if stay else 1, FREE, NIL + STEPS, still, NIL, 0.0, lines, board, room)
        if size == 0:
            continue
        up, down = room_around(room.found, room.found_signs, size, ground)
        matters = see(room.found, room.found_signs, size, up, down, width, ground)
        times = 0 if stay else int(draw(room.seed) * (up + down + 1)) - down
        if times != 0:
            take(room.found, room.found_signs, size, times, ground)
        if matters or times != 0:
            moves = write_down(room.found, room.found_signs, size, times, moves, ground, notes)
    return moves
