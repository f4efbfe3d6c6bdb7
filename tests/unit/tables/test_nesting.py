"""Classes grow into trees in which every whole is the sum of its parts; those that cross stand side by side over one whole."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.tables.nesting import grow

SETS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.frozensets(st.integers(0, 5), min_size=1), min_size=1, max_size=6
)


@settings(max_examples=200)
@given(SETS)
def test_every_class_is_in_one_grove_and_every_whole_is_the_sum_of_its_parts(classes):
    groves = grow(classes)
    for held in classes.values():
        (places,) = [grove.places(held) for grove in groves if grove.places(held) is not None]
        (grove,) = [each for each in groves if each.places(held) is not None]
        assert grove.held_at(places) == held
    for grove in groves:
        for tree, hierarchy in zip(grove.trees, grove.hierarchies("any"), strict=True):
            sums = tree.sums(6)
            for place, parts in enumerate(hierarchy.children):
                if parts:
                    assert np.array_equal(sums[place], sums[list(parts)].sum(axis=0))
    wholes = [grove.trees[0].classes[0] for grove in groves]
    assert all(one is other or one.isdisjoint(other) for one in wholes for other in wholes)


@settings(max_examples=100)
@given(SETS)
def test_a_cell_of_a_grove_is_the_sum_of_the_atoms_that_lie_in_all_its_classes(classes):
    for grove in grow(classes):
        sums = grove.sums(6)
        assert sums.shape == (*grove.shape, 6)
        for places in product(*map(range, grove.shape)):
            assert frozenset(np.flatnonzero(sums[places]).tolist()) == grove.held_at(places)


@settings(max_examples=100)
@given(SETS)
def test_a_second_tree_is_there_only_where_classes_cross(classes):
    held = list(classes.values())
    crossing = any(a & b and not a <= b and not b <= a for a in held for b in held)
    assert any(len(grove.trees) > 1 for grove in grow(classes)) == crossing
