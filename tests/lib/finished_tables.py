"""Drawn finished tables: crosses of nested hierarchies with every margin, printed as lists and as sheets, and their truth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import xlsxwriter

from faircount.protect.release import write_hierarchies
from faircount.tables.margins import HierarchicalTable, Hierarchy

WHOLES = ("Total", "All", "All areas", "Grand total", "Overall")


def drawn_hierarchy(draw: np.random.Generator, name: str, most: int) -> Hierarchy:
    """A whole, its parts, and now and then parts of these."""
    levels, codes = [1], [str(draw.choice(WHOLES))]
    parts = int(draw.integers(2, max(3, most // 2)))
    for part in range(parts):
        levels.append(2)
        codes.append(f"{name}{part + 1}")
        if draw.random() < 0.3 and len(codes) + 3 < most:
            below = int(draw.integers(2, 4))
            levels += [3] * below
            codes += [f"{name}{part + 1}.{number + 1}" for number in range(below)]
    return Hierarchy.of_levels(name, levels, codes)


def drawn_table(seed: int, cells: int = 2_000) -> HierarchicalTable:
    """A cross of two or three dimensions with small counts and large ones."""
    draw = np.random.default_rng(seed)
    dimensions = int(draw.integers(2, 4))
    most = int(cells ** (1 / dimensions))
    hierarchies = [drawn_hierarchy(draw, name, most) for name in ("area", "age", "sex")[:dimensions]]
    shape = [len(each) for each in hierarchies]
    return HierarchicalTable.of_leaves(hierarchies, draw.negative_binomial(1, 0.06, shape).astype(np.int64))


def printed_order(hierarchy: Hierarchy, sums_last: bool) -> list[int]:
    """The places of the codes as they are printed: each sum before its parts, or behind them."""

    def walk(place: int) -> list[int]:
        below = [inner for part in hierarchy.children[place] for inner in walk(part)]
        return [*below, place] if sums_last else [place, *below]

    return walk(0)


def write_list(table: HierarchicalTable, path: Path, *, sums_last: bool = False) -> Path:
    """The table as a list: a row a cell."""
    orders = [printed_order(each, sums_last) for each in table.hierarchies]
    places = np.ravel_multi_index(np.ix_(*orders), table.counts.shape).reshape(-1)
    frame = pl.DataFrame({**table.code_columns(), "count": pl.Series(table.flat)})[places.tolist()]
    frame.write_csv(path)
    return path


def write_sheet(table: HierarchicalTable, path: Path, *, sums_last: bool = False) -> Path:
    """The table as a sheet with a title: the last dimension side by side, labels of the first written once a block."""
    orders = [printed_order(each, sums_last) for each in table.hierarchies]
    *down, across = table.hierarchies
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Table 1")
        sheet.write_row(0, 0, ["Invented counts"])
        sheet.write_row(2, 0, [*(each.name for each in down), *(across.codes[place] for place in orders[-1])])
        rows = np.array(np.meshgrid(*orders[:-1], indexing="ij")).reshape(len(down), -1).T
        before: list[str] = [""] * len(down)
        for number, places in enumerate(rows.tolist(), start=3):
            labels = [each.codes[place] for each, place in zip(down, places, strict=True)]
            merged = ["" if len(down) > 1 and axis == 0 and label == before[0] else label for axis, label in enumerate(labels)]
            before = labels
            counts = [int(table.counts[(*places, place)]) for place in orders[-1]]
            sheet.write_row(number, 0, [*merged, *counts])
    return path


def write_parts(table: HierarchicalTable, folder: Path) -> Path:
    """The same with hierarchy files: the finest cells and a folder of hierarchies."""
    folder.mkdir(parents=True)
    write_hierarchies(table.hierarchies, folder)
    frame = pl.DataFrame({**table.code_columns(), "freq": pl.Series(table.flat)}).filter(pl.Series(table.is_leaf))
    frame.write_csv(folder / "cells.csv")
    return folder / "cells.csv"


def same_tree(found: Hierarchy, true: Hierarchy) -> bool:
    """Whether each code lies below the same other one."""
    above = [
        {code: each.codes[parent] if parent >= 0 else "" for code, parent in zip(each.codes, each.parents, strict=True)}
        for each in (found, true)
    ]
    return above[0] == above[1]
