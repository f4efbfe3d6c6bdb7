"""Classes grow into trees in which every whole is the sum of its parts, or they are refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.errors import SchemaMismatch
from faircount.tables.nesting import grow

SETS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.frozensets(st.integers(0, 5), min_size=1), min_size=1, max_size=6
)


@settings(max_examples=200)
@given(SETS)
def test_every_class_is_in_one_tree_and_every_whole_is_the_sum_of_its_parts(classes):
    try:
        trees = grow(classes)
    except SchemaMismatch:
        held = list(classes.values())
        assert any(a & b and not a <= b and not b <= a for a in held for b in held)
        return
    assert sorted(map(sorted, set(classes.values()))) == sorted(
        sorted(each)
        for tree in trees
        for each, label in zip(tree.classes, tree.labels, strict=True)
        if not label.startswith("the rest")
    )
    for tree in trees:
        hierarchy, sums = tree.hierarchy("any"), tree.sums(6)
        for place, parts in enumerate(hierarchy.children):
            if parts:
                assert np.array_equal(sums[place], sums[list(parts)].sum(axis=0))
    for one in trees:
        assert all(one is other or one.classes[0].isdisjoint(other.classes[0]) for other in trees)


def test_classes_that_cross_are_refused_by_name():
    with pytest.raises(SchemaMismatch, match="'child' and 'rape' share a part"):
        grow({"child": frozenset({0, 1}), "rape": frozenset({1, 2})})
