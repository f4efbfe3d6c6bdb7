"""The last part of the search: finest counts under a cell whose error is over the bound are turned until none is."""

from __future__ import annotations

import math

import numpy as np

from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.moves import draw
from faircount.protect.rounded.paths import Paths, Whole
from faircount.protect.rounded.steps import Rounded, Work, beneath, rise_of_swap, rise_of_turn, sibling, swap_now, turn_now

DRAWS = 20
"""How many ways to mend one cell are compared."""
TRIES = 200_000
"""How many cells are looked at before the search gives up."""


def mend(rounded: Rounded, paths: Paths, work: Work, bound: int, heat: float) -> int:
    """Bring errors over the bound back under it; how many are left when nothing more is gained.

    The heat swells and falls, so that a cell which stays over the bound is shaken loose.
    """
    over, tries, swell = np.flatnonzero(np.abs(rounded.errors) > bound), TRIES, 0
    while len(over) and tries > 0:
        _mend_each(over, rounded, paths, work, bound, heat * (1 + swell % 8))
        tries, swell = tries - len(over), swell + 1
        over = np.flatnonzero(np.abs(rounded.errors) > bound)
    return len(over)


@compiled
def _mend_each(over: Whole, rounded: Rounded, paths: Paths, work: Work, bound: int, heat: float) -> None:
    """For each cell over the bound the cheapest of some ways to lessen its error, taken unless it costs too much elsewhere."""
    for cell in over:
        if abs(rounded.errors[cell]) <= bound:
            continue
        best, chosen, partner, along = 1 << 60, -1, -1, -1
        for _ in range(DRAWS):
            one = beneath(cell, rounded, paths, work)
            if one < 0 or rounded.up[one] != (rounded.errors[cell] > 0):
                continue
            axis = int(draw(work.seed) * rounded.places.shape[1])
            other = -1
            if (cell // paths.strides[axis]) % rounded.sizes[axis] == rounded.places[one, axis]:
                other = sibling(one, axis, rounded, paths, work)
            rise = rise_of_turn(one, rounded, paths, work) if other < 0 else rise_of_swap(one, other, axis, rounded, paths, work)
            if rise < best:
                best, chosen, partner, along = rise, one, other, axis
        if chosen < 0 or (best > 0 and draw(work.seed) >= math.exp(-best / heat)):
            continue
        if partner < 0:
            turn_now(chosen, rounded, paths, work)
        else:
            swap_now(chosen, partner, along, rounded, paths, work)
