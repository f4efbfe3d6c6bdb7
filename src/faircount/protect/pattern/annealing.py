"""A first safe pattern, and its improvement: publish a cell, mend what needed it, keep what costs less."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.protect.pattern.changes import Moves, no_changes
from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Lines, longest_support
from faircount.protect.pattern.mending import MOST_USERS, Saved, saved_for
from faircount.protect.pattern.moves import BANNED, Board, Whole, scratch_for
from faircount.protect.pattern.program import Program, program_for, weigh
from faircount.protect.pattern.repair import Drafts, Search, drafts_for
from faircount.protect.pattern.trial import SecondaryCells, attempt

LONGEST = 384
"""The most cells that one change may touch."""
NOISE = 0.5
"""How far the order of trials is left to chance."""
STEPS, PATIENT_STEPS = 2000, 1_000_000
"""How many partial moves a search may look at: few while improving, many when a cell has no protection at all yet."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern of hidden cells being worked on, with the change that protects each primary cell."""

    board: Board
    changes: Moves
    search: Search
    drafts: Drafts
    program: Program


def open_pattern(lines: Lines, board: Board, primaries: Whole, width: int, seed: int = 1, *, fixed: bool = False) -> Pattern:
    """A pattern in which no primary cell is protected yet; one that is ``fixed`` cannot be improved, and takes less room."""
    longest = min(LONGEST, longest_support(lines) + 1) if fixed else LONGEST
    changes = no_changes(primaries, len(board.price), longest, linked=not fixed)
    search = Search(lines, scratch_for(lines, seed), width, STEPS)
    return Pattern(
        board,
        changes,
        search,
        drafts_for(longest),
        program_for(lines.trees, np.zeros(0, dtype=np.bool_) if fixed else board.price < BANNED, seed),
    )


def dearest_first(pattern: Pattern, listed: SecondaryCells, seed: int) -> Whole:
    """The secondary cells, first those that weigh much for how many primaries lean on them, with some chance."""
    cells = listed.cells[: listed.size[0]]
    noise = np.exp(NOISE * np.random.default_rng(seed).normal(size=len(cells)))
    order = np.argsort(-pattern.board.weight[cells] / (1 + pattern.board.uses[cells]) * noise, kind="stable")
    found: Whole = cells[order]
    return found


def improve(
    pattern: Pattern, listed: SecondaryCells, cells: Whole, heat: float, *, patient: bool, hints: Moves | None = None
) -> Whole:
    """Try to publish these cells in order; those that were published.

    ``heat`` is how much dearer, on average, a pattern may become in one trial. In ``patient`` trials any change is looked for
    where moves do not mend. ``hints`` are changes of the same primaries that may do instead.
    """
    parts = (pattern.board, pattern.changes, pattern.search, pattern.drafts, pattern.program)
    if patient:
        weigh(pattern.board, pattern.program)
    saved, published = saved_for(pattern.changes.longest), np.zeros(len(cells), dtype=np.int64)
    known, cells = pattern.changes if hints is None else hints, np.ascontiguousarray(cells)  # compiled for one kind of array
    size = _improve(cells, heat, patient, listed, saved, known, published, *parts)
    return published[:size]


@compiled
def _improve(
    cells: Whole, heat: float, patient: bool, listed: SecondaryCells, saved: Saved, hints: Moves, published: Whole,
    board: Board, changes: Moves, search: Search, drafts: Drafts, program: Program,
) -> int:  # fmt: skip
    size = 0
    for cell in cells:
        if listed.places[cell] < 0 or board.uses[cell] > MOST_USERS:
            continue
        if attempt(cell, heat, patient, listed, saved, hints, board, changes, search, drafts, program):
            published[size] = cell
            size += 1
    return size
