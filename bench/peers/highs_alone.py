"""Cells to hide as HiGHS alone chooses them: how many are lost, how long it takes, whether the audit finds any too narrow.

usage: python bench/peers/highs_alone.py FOLDER... [--width 3]

Each FOLDER holds data.csv and hier_<dimension>.csv. For each small count, the largest first, one linear program finds
the cheapest change of the table that gives it the width and keeps all sums; what that change touches is hidden, and is free then
(Kelly, Golden and Assad, Networks 22 (1992); Castro, INFORMS Journal on Computing 24 (2012)). No compiler takes part in it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

import highspy
import numpy as np
from numpy.typing import NDArray

from faircount.protect.cell_state import primary_cells
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import HierarchicalTable, read_table

MUCH = 1e4
AUDIT = """
import sys; from pathlib import Path; import numpy as np
from faircount.protect.disclosure.audit import audit
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import read_table
table = read_table(Path(sys.argv[1]) / "data.csv", Path(sys.argv[1]), "freq")
hidden = np.frombuffer(sys.stdin.buffer.read(), np.bool_)
published = PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden)
print(len(audit(published, int(sys.argv[2]), threshold=5).narrow))
"""
"""Asked in a process of its own, as a reader would."""


def hidden_by_highs(table: HierarchicalTable, primary: NDArray[np.bool_], width: int) -> NDArray[np.bool_]:
    """The cells that HiGHS hides, small ones among them. A cell of nought stays one: every reader sees it."""
    size = table.flat.size
    room = np.where(table.flat == 0, 0.0, MUCH), np.where(table.flat == 0, 0.0, np.maximum(0, table.flat - 1).astype(float))
    cost, hidden = np.maximum(1, table.flat).astype(float), primary.copy()
    model = _additive(table, *room)
    for cell in np.flatnonzero(primary)[np.argsort(-table.flat[primary])].tolist():
        priced = np.where(hidden, 0.0, cost)
        model.changeColsCost(2 * size, np.arange(2 * size, dtype=np.int32), np.concatenate([priced, priced]))
        model.changeColBounds(cell, width, width)
        model.changeColBounds(cell + size, 0, 0)
        model.run()
        assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        moved = np.array(model.getSolution().col_value)
        hidden |= (moved[:size] + moved[size:]) > 1e-6
        model.changeColBounds(cell, 0, float(room[0][cell]))
        model.changeColBounds(cell + size, 0, float(room[1][cell]))
    return hidden


def _additive(table: HierarchicalTable, up: NDArray[np.float64], down: NDArray[np.float64]) -> highspy.Highs:
    """The changes of a table that keep its sums: for each cell how much it rises, and behind all of them how much it falls."""
    size, model = table.flat.size, highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.addVars(2 * size, np.zeros(2 * size), np.concatenate([up, down]))
    cells = np.arange(size).reshape(table.counts.shape)
    for axis, hierarchy in enumerate(table.hierarchies):
        turned = np.moveaxis(cells, axis, 0)
        for place, below in enumerate(hierarchy.children):
            for line in range(turned[0].size if below else 0):
                whole, parts = turned[place].flat[line], [turned[part].flat[line] for part in below]
                columns = np.array([whole, whole + size, *parts, *(part + size for part in parts)], dtype=np.int32)
                signs = np.array([1, -1, *[-1] * len(parts), *[1] * len(parts)], dtype=float)
                model.addRow(0, 0, len(columns), columns, signs)
    return model


def main() -> None:
    """A row a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--width", type=int, default=3)
    asked = parser.parse_args()
    print("table  cells  small  hidden beside  their sum  seconds  too narrow")
    for folder in asked.folders:
        table = read_table(folder / "data.csv", folder, "freq")
        primary = primary_cells(table.flat, ProtectionPolicy())
        begun = time.process_time()
        hidden = hidden_by_highs(table, primary, asked.width)
        took, beside = time.process_time() - begun, hidden & ~primary
        audit = [sys.executable, "-c", AUDIT, str(folder), str(asked.width)]
        narrow = subprocess.run(audit, input=hidden.tobytes(), capture_output=True, check=True).stdout.split()[-1].decode()
        lost = int(table.flat[beside].sum())
        print(f"{folder.name}  {hidden.size:,}  {primary.sum():,}  {beside.sum():,}  {lost:,}  {took:.1f}  {narrow}")


if __name__ == "__main__":
    main()
