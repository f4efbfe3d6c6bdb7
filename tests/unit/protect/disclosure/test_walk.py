"""The walk of an audit."""

from __future__ import annotations

import numpy as np

from faircount.protect.disclosure.knowledge import knowledge_of
from faircount.protect.disclosure.pieces import find_witness
from faircount.protect.disclosure.walk import TableWalk
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import PublishedHierarchicalTable, published
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy

WIDTH = 3
AXES = tuple(Hierarchy.of_levels(name, [1, *[2] * 4], ["T", *(f"{name}{each}" for each in range(4))]) for name in "abc")


def _walk(public: PublishedHierarchicalTable) -> TableWalk:
    knowledge = knowledge_of(public)
    return TableWalk(knowledge, find_witness(knowledge), np.flatnonzero(public.hidden), WIDTH)


def _protected(seed: int) -> PublishedHierarchicalTable:
    leaves = np.random.default_rng(seed).poisson(2.0, [len(axis) for axis in AXES])
    return published(suppress(HierarchicalTable.of_leaves(AXES, leaves), ProtectionPolicy(5, WIDTH), effort="quick"))


def test_they_settle_cells_that_no_product_move_from_there_does():
    settled = 0
    for seed in (3, 8, 28, 34):
        public = _protected(seed)
        walk = _walk(public)
        asked = np.flatnonzero(public.hidden)
        walk.look(asked)
        before = len(walk.left(asked))
        walk.search(asked)
        settled += before - len(walk.left(asked))
        low, high, _ = walk.trail.proof().seen(public)
        shown = walk.ground.high - walk.ground.low >= WIDTH
        assert ((high - low)[asked] >= WIDTH).tolist() == shown[asked].tolist()
    assert settled > 0


def test_no_cell_goes_beyond_what_is_known_of_it():
    public = _protected(28)
    least, most = public.least.copy(), public.most.copy()
    most[public.hidden & public.blank.is_leaf] = 60
    ranged = PublishedHierarchicalTable(public.hierarchies, public.counts, public.hidden, least, most)
    walk = _walk(ranged)
    walk.search(np.flatnonzero(ranged.hidden))
    assert (walk.ground.low >= least).all()
    assert (walk.ground.high <= most).all()


def test_a_cell_with_one_count_alone_is_left():
    pair = Hierarchy.of_levels("a", [1, 2, 2], ["T", "x", "y"])
    table = HierarchicalTable.of_leaves((pair,), np.array([0, 3, 4]))
    hidden = np.array([False, True, True])
    walk = _walk(PublishedHierarchicalTable.of((pair,), table.flat, hidden, least=np.array([0, 3, 4])))
    walk.search(np.array([1, 2]))
    assert walk.left(np.array([1, 2])).tolist() == [1, 2]
