"""A derivation names the published cells from which a count follows."""

from __future__ import annotations

import numpy as np

from faircount.protect.disclosure.audit import audit
from faircount.protect.disclosure.derivation import Derivations
from faircount.protect.disclosure.knowledge import WeightedTie, knowledge_of
from faircount.protect.release import PublishedHierarchicalTable
from tests.lib.small_tables import cross

TABLE = cross((2, 3), [3, 8, 9, 7, 6, 20])


def cell(*codes: str) -> int:
    places = [hierarchy.places[code] for hierarchy, code in zip(TABLE.hierarchies, codes, strict=True)]
    return int(np.ravel_multi_index(tuple(places), TABLE.counts.shape))


def hiding(*cells: int) -> PublishedHierarchicalTable:
    hidden = np.zeros(len(TABLE.flat), dtype=np.bool_)
    hidden[list(cells)] = True
    return PublishedHierarchicalTable.of(TABLE.hierarchies, TABLE.flat, hidden)


def test_one_star_in_a_row_follows_from_its_total_and_its_neighbours():
    public = hiding(cell("a0", "b0"))
    found = Derivations(knowledge_of(public)).of(cell("a0", "b0"), 3)
    assert found is not None
    assert set(found.plus) <= {cell("a0", "T"), cell("T", "b0"), cell("T", "T")}
    assert found.plus
    assert found.parts_inside


def test_a_hidden_sum_of_published_parts_needs_nothing_else():
    public = hiding(cell("a0", "T"))
    found = Derivations(knowledge_of(public)).of(cell("a0", "T"), 3)
    assert found is not None
    assert (found.plus, found.minus, found.parts_inside) == ((), (), True)


def test_two_stars_in_a_row_are_told_apart_by_their_columns():
    public = hiding(cell("a0", "b0"), cell("a0", "b1"), cell("a0", "T"))
    assert set(audit(public, 3).narrow) == {cell("a0", "b0"), cell("a0", "b1"), cell("a0", "T")}
    found = Derivations(knowledge_of(public)).of(cell("a0", "b0"), 3)
    assert found is not None
    assert cell("a0", "b0") not in found.plus + found.minus


def test_a_printed_share_in_the_derivation_is_named():
    public = hiding(cell("a0", "b0"), cell("a0", "b1"), cell("a1", "b0"), cell("a1", "b1"))
    one, other = cell("a0", "b0"), cell("a0", "b1")
    tie = WeightedTie(((one, 8), (other, -3)), 0, 0, "report, share, row 4")
    found = Derivations(knowledge_of(public, [tie])).of(one, 3)
    assert found is not None
    assert found.said == ("report, share, row 4",)
