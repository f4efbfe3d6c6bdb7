"""Every small cell of the crossed classes is guarded, also those that follow from the told ones, and no part of a column is."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faircount.protect.guarding.populations import guarded
from faircount.protect.guarding.world import World

SHAPE = (3, 4)
CLASSES = [[frozenset(held) for size in range(1, n + 1) for held in combinations(range(n), size)] for n in SHAPE]
PLACES = st.tuples(*map(st.sampled_from, CLASSES))


def followed(told):
    """The told classes of an axis, and what one step makes of two of them."""
    further = {each for one, other in product(told, repeat=2) for each in (one - other, one & other) if each}
    return {*told, *further}


@given(st.lists(PLACES, min_size=1, max_size=5), st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_each_few_in_a_cell_of_classes_that_follow_are_guarded(places, drawn):
    counts = np.array(drawn).reshape(SHAPE)
    empty = [counts[np.ix_(*map(sorted, place))].sum() == 0 for place in places]
    world = World.of(places, counts, np.zeros(SHAPE, dtype=bool), empty)
    if not len(world.sets):
        return
    told = [places[world.set_of.index(row)] for row in range(len(world.sets))]
    dead = {atom for place, is_empty in zip(places, empty, strict=True) if is_empty for atom in product(*place)}
    # Which told populations hold a finest class says which column it is in.
    looks = {atom: tuple(atom in set(product(*place)) for place in told) for atom in np.ndindex(SHAPE) if atom not in dead}
    columns = {look: np.array(look) for look in looks.values() if any(look)}
    guards = {each.tobytes() for each in guarded(world, 5).sets}
    for cell in product(*(followed({place[axis] for place in told}) for axis in range(2))):
        held = set(product(*cell)) - dead
        inside = {looks[atom] for atom in held}
        is_whole = inside <= set(columns) and all(atom in held for atom, look in looks.items() if look in inside)
        if is_whole and 0 < sum(counts[atom] for atom in held) < 5:
            population = np.array([any((column == columns[look]).all() for look in inside) for column in world.sets.T])
            assert population.tobytes() in guards, (places, drawn, cell)
