"""A walk through the tables that a reader must think possible, by product moves inside the hidden cells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.disclosure.knowledge import Knowledge
from faircount.protect.disclosure.trail import Trail
from faircount.protect.pattern.compiled import NIL, compiled
from faircount.protect.pattern.lines import Lines, lines_of
from faircount.protect.pattern.moves import BANNED, FREE, Board, Scratch, draw, find_move, scratch_for
from faircount.tables.margins import Counts

FAR = 50
"""A move is never added or taken away more often than this."""
STEPS = 3000
BATCH = 4096


class Ground(NamedTuple):
    """Where the walk stands, and how far it has been.

    ``counts`` is the table it stands at, ``rise`` how much each cell may grow from there; ``low`` and ``high`` are the least
    and the most that each cell was seen to be; ``asked`` marks the cells that need a width.
    """

    counts: Counts
    rise: Counts
    low: Counts
    high: Counts
    asked: NDArray[np.bool_]
    is_leaf: NDArray[np.bool_]


class Notes(NamedTuple):
    """The moves that matter, at their leaf cells: entries ``starts[i]`` to ``starts[i + 1]`` of move ``i``."""

    starts: Counts
    cells: Counts
    signs: Counts
    times: Counts


class Walk:
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
        self.ground = Ground(counts, published.most - counts, counts.copy(), counts.copy(), wanted, published.blank.is_leaf)
        self.trail = Trail(published, counts)
        self._lines = lines_of(published.hierarchies)
        bound = ~published.hidden | knowledge.tied | (knowledge.least >= knowledge.most)
        price = np.where(bound, BANNED, 0.0)
        still = np.zeros_like(counts)
        self._board = Board(counts - published.least, price, price, published.hidden, still, still.copy())
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
        self._board.capacity[:] += counts - ground.counts
        ground.rise[:] -= counts - ground.counts
        ground.counts[:] = counts
        np.minimum(ground.low, counts, out=ground.low)
        np.maximum(ground.high, counts, out=ground.high)

    def _wander(self, cells: Counts, *, stay: bool) -> None:
        for start in range(0, len(cells), BATCH):
            batch = cells[start : start + BATCH]
            notes = _notes_for(len(batch), len(self._room.found))
            moves = _wander(batch, self.width, stay, self._lines, self._board, self._room, self.ground, notes)
            self.trail.note(notes.starts[: moves + 1], notes.cells, notes.signs, notes.times[:moves])


def _notes_for(moves: int, longest: int) -> Notes:
    entries = moves * longest
    starts, times = np.zeros(moves + 1, dtype=np.int64), np.zeros(moves, dtype=np.int64)
    return Notes(starts, np.zeros(entries, dtype=np.int64), np.zeros(entries, dtype=np.int64), times)


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
        up, down = _room_around(size, board, room, ground)
        matters = _seen(size, up, down, width, room, ground)
        times = 0 if stay else int(draw(room.seed) * (up + down + 1)) - down
        if times != 0:
            _take(size, times, board, room, ground)
        if matters or times != 0:
            end = notes.starts[moves]
            for each in range(size):
                if ground.is_leaf[room.found[each]]:
                    notes.cells[end], notes.signs[end] = room.found[each], room.found_signs[each]
                    end += 1
            notes.times[moves] = times
            moves += 1
            notes.starts[moves] = end
    return moves


@compiled
def _room_around(size: int, board: Board, room: Scratch, ground: Ground) -> tuple[int, int]:
    """How often the move can be added and taken away from here."""
    up, down = FAR, FAR
    for each in range(size):
        cell = room.found[each]
        fall, rise = board.capacity[cell], ground.rise[cell]
        if room.found_signs[each] > 0:
            up, down = min(up, rise), min(down, fall)
        else:
            up, down = min(up, fall), min(down, rise)
    return up, down


@compiled
def _seen(size: int, up: int, down: int, width: int, room: Scratch, ground: Ground) -> bool:
    """Widen what was seen of each cell; whether one that was asked for has the width now and had not before."""
    matters = False
    for each in range(size):
        cell, sign = room.found[each], room.found_signs[each]
        before = ground.high[cell] - ground.low[cell]
        most = ground.counts[cell] + (up if sign > 0 else down)
        least = ground.counts[cell] - (down if sign > 0 else up)
        ground.high[cell] = max(ground.high[cell], most)
        ground.low[cell] = min(ground.low[cell], least)
        if ground.asked[cell] and before < width <= ground.high[cell] - ground.low[cell]:
            matters = True
    return matters


@compiled
def _take(size: int, times: int, board: Board, room: Scratch, ground: Ground) -> None:
    for each in range(size):
        cell, amount = room.found[each], times * room.found_signs[each]
        ground.counts[cell] += amount
        ground.rise[cell] -= amount
        board.capacity[cell] += amount
