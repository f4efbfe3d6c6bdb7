"""A certificate is believed only if it adds up, stays among hidden cells, leaves what is known, and is wide enough."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from faircount.protect.certificates import Certificates
from faircount.protect.pattern.leaf_program import Room
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy

AREAS = Hierarchy.of_levels("area", [1, 2, 3, 3, 3, 2, 3, 3], ["T", "R1", "A", "B", "C", "R2", "D", "E"])
ONLINE = Hierarchy.of_levels("online", [1, 2, 2, 2], ["all", "yes", "no", "unknown"])


@pytest.fixture(scope="module")
def pattern() -> SafePattern:
    leaves = np.random.default_rng(4).poisson(4.0, (len(AREAS), len(ONLINE)))
    return suppress(HierarchicalTable.of_leaves((AREAS, ONLINE), leaves), ProtectionPolicy(5, 3), effort="quick")


def _fails(pattern: SafePattern, certificates: Certificates, number: int) -> bool:
    """The same check of one certificate, over the whole cross."""
    points = []
    for change in dict(certificates.rooms())[int(certificates.primaries[number])]:
        whole = np.zeros_like(pattern.table.flat)
        whole[change.cells] = change.amounts
        touched, moved = whole != 0, pattern.table.flat + whole
        repeated = len(set(change.cells.tolist())) < len(change.cells)
        if repeated or not pattern.table.is_additive(whole) or (touched & (~pattern.hidden | (moved < 1))).any():
            return True
        points.append(int(whole[certificates.primaries[number]]))
    return abs(points[0] - points[1]) < pattern.policy.width


def test_every_certificate_of_a_pattern_holds(pattern: SafePattern):
    certificates = pattern.certificates
    assert len(certificates) == int(pattern.primary.sum()) > 5
    assert not len(certificates.unproved(pattern.table, pattern.hidden, 1, 3))
    assert not any(_fails(pattern, certificates, number) for number in range(len(certificates)))


def test_a_certificate_that_was_tampered_with_is_found_out(pattern: SafePattern):
    certificates, chance = pattern.certificates, np.random.default_rng(5)
    refused = 0
    for _ in range(300):
        cells, amounts = certificates.cells.copy(), certificates.amounts.copy()
        entry = chance.integers(len(cells))
        change = int(np.searchsorted(certificates.starts, entry, side="right") - 1)
        users = np.flatnonzero(((certificates.sides == change) & (certificates.times != 0)).any(axis=1)).tolist()
        if chance.random() < 0.5:
            amounts[entry] += chance.choice([-2, -1, 1, 2])
        else:
            cells[entry] = chance.integers(pattern.table.flat.size)
        spoilt = replace(certificates, cells=cells, amounts=amounts)
        found = spoilt.unproved(pattern.table, pattern.hidden, 1, 3).tolist()
        assert found == [int(certificates.primaries[number]) for number in users if _fails(pattern, spoilt, number)]
        refused += len(found)
    assert refused > 250


def test_a_side_that_goes_further_than_its_change_reaches_is_found_out(pattern: SafePattern):
    certificates, chance = pattern.certificates, np.random.default_rng(6)
    for _ in range(100):
        times = certificates.times.copy()
        number = int(chance.integers(len(times)))
        times[number, chance.integers(2)] += chance.choice([-2, -1, 1, 2])
        spoilt = replace(certificates, times=times)
        found = spoilt.unproved(pattern.table, pattern.hidden, 1, 3).tolist()
        assert found == ([int(certificates.primaries[number])] if _fails(pattern, spoilt, number) else [])


def test_many_small_counts_rest_on_one_change_which_is_kept_once(pattern: SafePattern):
    certificates = pattern.certificates
    assert len(certificates.starts) - 1 < len(certificates)


def test_what_a_program_found_stands_beside_the_rest_in_the_order_of_the_cells(pattern: SafePattern):
    rooms = dict(pattern.certificates.rooms())
    taken = sorted(rooms)[1::3]
    rest = Certificates.of_rooms({cell: room for cell, room in rooms.items() if cell not in taken})
    both = rest.beside({cell: rooms[cell] for cell in taken})
    assert both.primaries.tolist() == sorted(rooms)
    assert not len(both.unproved(pattern.table, pattern.hidden, 1, 3))
    assert rest.beside({}) is rest


def test_certificates_are_read_back_as_they_were_written(pattern: SafePattern, tmp_path: Path):
    pattern.certificates.write(tmp_path / "kept.npz", pattern.table)
    back = Certificates.read(tmp_path / "kept.npz")
    assert [_listed(room) for _, room in back.rooms()] == [_listed(room) for _, room in pattern.certificates.rooms()]
    assert not len(back.unproved(pattern.table, pattern.hidden, 1, 3))


def _listed(room: Room) -> list[tuple[list[int], list[int]]]:
    return [(change.cells.tolist(), change.amounts.tolist()) for change in room]


def test_a_published_cell_a_known_count_and_a_wider_rule_each_refuse(pattern: SafePattern):
    certificates, table = pattern.certificates, pattern.table
    first = certificates.cells[0]
    shown = pattern.hidden.copy()
    shown[first] = False
    assert int(certificates.primaries[0]) in certificates.unproved(table, shown, 1, 3)
    least = np.ones_like(table.flat)
    least[certificates.cells] = table.flat[certificates.cells]
    assert len(certificates.unproved(table, pattern.hidden, least, 3)) == len(certificates)
    assert len(certificates.unproved(table, pattern.hidden, 1, 1000)) == len(certificates)
