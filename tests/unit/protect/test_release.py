"""What is written of a protected cross, whatever its codes are made of."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from faircount.errors import SchemaMismatch
from faircount.protect.outcome import Choices, write_true
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import write_audit, write_hierarchies, write_published
from faircount.protect.rounding import round_table
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy, read_hierarchy
from tests.lib.audited_files import audit_file

ODD = ("a,b", 'said "x"', "ä ö", "007", "0-4", "<5", "[c]", "*", "null", "3+4")
WHOLE = "All, together"


def protected(*names: str) -> SafePattern:
    areas = Hierarchy.of_levels(names[0], [1] + [2] * len(ODD), [WHOLE, *ODD])
    online = Hierarchy.of_levels(names[1], [1, 2, 2], ["T", "yes", "no"])
    cube = np.zeros((len(areas), 3), dtype=np.int64)
    cube[1:, 1:] = np.arange(2 * len(ODD)).reshape(-1, 2) % 13
    return suppress(HierarchicalTable.of_leaves([areas, online], cube), ProtectionPolicy(), effort="quick")


def test_odd_codes_come_back_as_they_are_from_every_file(tmp_path: Path) -> None:
    pattern = protected("police area", "online")
    write_published(pattern, tmp_path / "out.csv")
    write_audit(pattern, tmp_path / "audit.csv")
    write_hierarchies(pattern.table.hierarchies, tmp_path)
    assert read_hierarchy(tmp_path / "hier_police area.csv").codes == (WHOLE, *ODD)
    for name in ("out.csv", "audit.csv"):
        with (tmp_path / name).open(newline="", encoding="utf-8") as stream:
            codes = [(row["police area"], row["online"]) for row in csv.DictReader(stream)]
        assert codes == [(area, online) for area in (WHOLE, *ODD) for online in ("T", "yes", "no")]
    assert audit_file(tmp_path / "out.csv", tmp_path).is_safe


def test_an_audit_never_takes_a_dimension_for_its_own_column(tmp_path: Path) -> None:
    pattern = protected("area", "status")
    with pytest.raises(SchemaMismatch, match="column 'status' of its own"):
        write_audit(pattern, tmp_path / "audit.csv")
    with pytest.raises(SchemaMismatch, match="column 'status' of its own"):
        write_true(round_table(pattern.table, ProtectionPolicy(), Choices()), tmp_path / "audit.csv")
    assert not (tmp_path / "audit.csv").exists()
