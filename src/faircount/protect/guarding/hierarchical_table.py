"""A pattern of a table in which also what follows from several of its tables is guarded, though no table lists it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from faircount.protect.cell_state import Cells
from faircount.protect.guarding.choosing import choose
from faircount.protect.guarding.world import Counts, Place, Telling, World
from faircount.protect.suppression import SafePattern

MOST_CELLS = 700
"""With more cells told than this the search for what follows would take longer than anybody waits."""


def with_what_follows(pattern: SafePattern, keep: Cells | None = None) -> SafePattern:
    """The pattern with whatever more must be hidden, so that no small count follows from the told cells together.

    Every cell of a table is guarded by its certificates. What is none of its cells, such as two small classes together that no
    table lists, is looked for here. ``keep`` cells stay shown; what follows from these, or from earlier releases, is counted in
    ``followed``. A pattern of the full table is given back as it is: there every class is told, and its widths add up.
    """
    cell_state = pattern.cell_state
    if cell_state is None or not cell_state.unseen.any():
        return pattern
    told: Counts = np.flatnonzero(cell_state.listed | cell_state.known | cell_state.marked)
    if len(told) > MOST_CELLS:
        return replace(pattern, followed=None)
    counts = pattern.table.flat[told]
    shown_now = cell_state.listed[told] & ~pattern.hidden[told]
    known = cell_state.known[told]
    empty = (counts == 0) & (shown_now | known)
    world = _world(pattern, told, empty)
    held, sets = np.array(world.set_of), len(world.sets)
    lower, upper, price = np.zeros(sets), np.full(sets, np.inf), np.ones(sets)
    # A class of the whole in one dimension more is worth one more.
    wholes = (np.stack(np.unravel_index(told, pattern.table.counts.shape)) == 0).sum(axis=0)
    is_told, may = np.zeros((2, sets), dtype=np.bool_)
    fixed = known | (shown_now & (np.zeros_like(known) if keep is None else keep[told]))
    for place, row in enumerate(held):
        if row >= 0 and fixed[place]:
            lower[row] = upper[row] = counts[place]
        elif row >= 0:
            is_told[row] = True
            may[row] = shown_now[place]
            price[row] = 1 + wholes[place]
    choice = choose(world, Telling(lower, upper, is_told, may, price, pattern.policy.least_hidden), pattern.policy)
    more = np.zeros_like(pattern.hidden)
    more[told] = [row >= 0 and may[row] and not choice.shown[row] for row in held]
    return replace(pattern, hidden=pattern.hidden | more, followed=len(choice.narrow))


def _world(pattern: SafePattern, told: Counts, empty: Cells) -> World:
    table = pattern.table
    leaves = [list(hierarchy.leaves) for hierarchy in table.hierarchies]
    under = []
    for hierarchy, own in zip(table.hierarchies, leaves, strict=True):
        paths = [set(hierarchy.path(leaf)) for leaf in own]
        under.append([frozenset(n for n, path in enumerate(paths) if code in path) for code in range(len(hierarchy))])
    at = np.stack(np.unravel_index(told, table.counts.shape), axis=1)
    places: list[Place] = [tuple(classes[code] for classes, code in zip(under, cell, strict=True)) for cell in at]
    counts = table.counts[np.ix_(*leaves)]
    return World.of(places, counts, np.zeros(counts.shape, dtype=np.bool_), empty.tolist())
