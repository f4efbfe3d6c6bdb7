"""Counted cells as files inside the house: the form that ``faircount protect`` takes. They are not protected."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import polars as pl

from faircount.tables.inert import inert, inert_frame
from faircount.tables.margins import HierarchicalTable, Hierarchy

COUNT = "freq"


def leaf_frame(table: HierarchicalTable) -> pl.DataFrame:
    """The leaf cells, zeros too: a column of codes for each dimension, and the count."""
    finest = np.flatnonzero(table.is_leaf)
    columns = {name: codes.gather(finest) for name, codes in table.code_columns().items()}
    return pl.DataFrame(columns | {COUNT: table.flat[finest]})


def write_cells(table: HierarchicalTable, folder: Path) -> None:
    """``data.csv`` with the leaf cells and ``hier_<dimension>.csv`` for each dimension; margins follow from the two."""
    folder.mkdir(parents=True, exist_ok=True)
    inert_frame(leaf_frame(table)).write_csv(folder / "data.csv")
    for hierarchy in table.hierarchies:
        _write_hierarchy(hierarchy, folder / f"hier_{hierarchy.name}.csv")


def write_margins(table: HierarchicalTable, path: Path) -> None:
    """Every cell of the table, margins among them."""
    inert_frame(pl.DataFrame(table.code_columns() | {COUNT: table.flat})).write_csv(path)


def _write_hierarchy(hierarchy: Hierarchy, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(("level", "code"))
        rows.writerows(("@" * depth, inert(code)) for depth, code in zip(hierarchy.depths, hierarchy.codes, strict=True))
