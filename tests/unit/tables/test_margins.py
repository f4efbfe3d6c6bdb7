"""Crosses of hierarchies: read, summed, refused where they contradict themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.tables.margins import HierarchicalTable, Hierarchy, read_hierarchy, read_table

AREAS = Hierarchy.of_levels("area", [1, 2, 3, 3, 2, 3], ["T", "R1", "A", "B", "R2", "C"])
ONLINE = Hierarchy.of_levels("online", [1, 2, 2], ["all", "yes", "no"])


def test_a_hierarchy_knows_its_leaves_children_and_paths():
    assert AREAS.parents == (-1, 0, 1, 1, 0, 4)
    assert [AREAS.codes[place] for place in AREAS.leaves] == ["A", "B", "C"]
    assert AREAS.children[0] == (1, 4)
    assert [AREAS.codes[place] for place in AREAS.path(3)] == ["B", "R1", "T"]


@pytest.mark.parametrize(
    ("levels", "codes", "wrong"),
    [
        ([2], ["T"], "does not follow"),
        ([1, 3], ["T", "A"], "does not follow"),
        ([1, 1], ["T", "A"], "does not follow"),
        ([], [], "no codes"),
        ([1, 2, 2], ["T", "A", "A"], "twice"),
    ],
)
def test_a_hierarchy_that_contradicts_itself_is_refused(levels, codes, wrong):
    with pytest.raises(SchemaMismatch, match=wrong):
        Hierarchy.of_levels("area", levels, codes)


def test_margins_are_the_sums_of_the_leaves():
    leaves = np.zeros((6, 3), dtype=np.int64)
    leaves[2], leaves[3], leaves[5] = [0, 1, 2], [0, 3, 0], [0, 5, 7]
    table = HierarchicalTable.of_leaves((AREAS, ONLINE), leaves)
    assert table.counts[0].tolist() == [18, 9, 9]
    assert table.counts[1].tolist() == [6, 4, 2]
    assert table.is_leaf.sum() == 6
    assert table.codes_of(1) == ("T", "yes")
    assert table.is_additive(table.flat)
    assert not table.is_additive(np.eye(1, 18, 0, dtype=np.int64)[0])


def write(folder: Path, counts: str) -> Path:
    (folder / "hier_online.csv").write_text("level,code\n@,all\n@@,yes\n@@,no\n")
    path = folder / "data.csv"
    path.write_text(counts)
    return path


def test_a_table_is_read_and_cells_without_a_row_are_zero(tmp_path):
    path = write(tmp_path, "online,freq\nyes,5\n")
    assert read_table(path, tmp_path, "freq").flat.tolist() == [5, 5, 0]


@pytest.mark.parametrize(
    ("counts", "wrong"),
    [
        ("online,freq\nmaybe,3\n", "row 2: online is not a finest code"),
        ("online,freq\nall,3\n", "not a finest code"),
        ("online,freq\nyes,-3\n", "0 or more"),
        ("online,freq\nyes,3.5\n", "0 or more"),
        ("online,count\nyes,3\n", "no column 'freq'"),
    ],
)
def test_counts_that_cannot_be_counts_are_refused(tmp_path, counts, wrong):
    with pytest.raises(SchemaMismatch, match=wrong):
        read_table(write(tmp_path, counts), tmp_path, "freq")


def test_missing_and_damaged_files_are_named(tmp_path):
    with pytest.raises(UnreadableSource, match="cannot be read as CSV"):
        read_table(tmp_path / "data.csv", tmp_path, "freq")
    with pytest.raises(UnreadableSource, match="hier_area"):
        read_hierarchy(tmp_path / "hier_area.csv")
    (tmp_path / "hier_area.csv").write_text("code,level\n")
    with pytest.raises(SchemaMismatch, match="level,code"):
        read_hierarchy(tmp_path / "hier_area.csv")
    (tmp_path / "hier_area.csv").write_text("level,code\nx,T\n")
    with pytest.raises(SchemaMismatch, match="row 2"):
        read_hierarchy(tmp_path / "hier_area.csv")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("", "has a head and no row"),
        ("a,1\nb,2\na,1\n", "row 4: its cell stands in a row above too"),
        (f"a,{9 * 10**18}\nb,{9 * 10**18}\n", "adds up to more than"),
    ],
)
def test_a_table_of_nothing_of_rows_twice_or_of_sums_without_end_is_refused(tmp_path, rows, words):
    (tmp_path / "hier_x.csv").write_text("level,code\n@,all\n@@,a\n@@,b\n")
    (tmp_path / "data.csv").write_text(f"x,freq\n{rows}")
    with pytest.raises(SchemaMismatch, match=words):
        read_table(tmp_path / "data.csv", tmp_path, "freq")


def test_a_file_of_one_endless_line_is_refused_in_a_few_words(tmp_path: Path) -> None:
    """Without line ends every cell is a head; all of them were said, two million letters long."""
    path = tmp_path / "data.csv"
    path.write_text(" ".join(f"2015/16,{band},7" for band in range(2_000)), encoding="utf-8")
    with pytest.raises(SchemaMismatch, match=r"no column 'freq'; have .* and 3,991 more") as refused:
        read_table(path, tmp_path, "freq")
    assert len(str(refused.value)) < 600
