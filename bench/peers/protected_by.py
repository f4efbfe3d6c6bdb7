"""One peer protects every breakdown of a table; run by the peers' own Python.

usage: python protected_by.py acro|cell-key FOLDER OUT.csv

FOLDER holds data.csv and hier_<dimension>.csv. Each level of each dimension becomes a column of records, each choice of levels a
table, as a user of the peer would ask for it. OUT has the full cross: a star where the peer hides a count, and two dots where it
has no row, which may be a zero or a row that it hid whole.
"""

from __future__ import annotations

import csv
import itertools
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

THRESHOLD = 5


def main() -> None:
    """Protect with the peer that is named, and write what it shows."""
    peer, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    counts = pd.read_csv(folder / "data.csv", dtype=str)
    names = [name for name in counts.columns if name != "freq"]
    records = counts.loc[counts.index.repeat(counts["freq"].astype(int))].drop(columns="freq").reset_index(drop=True)
    paths = {name: _paths(folder / f"hier_{name}.csv") for name in names}
    levels: dict[str, list[str]] = {}
    for name in names:
        deepest = max(len(path) for path in paths[name].values())
        levels[name] = [f"{name} {level}" for level in range(deepest)]
        for level, column in enumerate(levels[name]):
            records[column] = [paths[name][code][min(level, len(paths[name][code]) - 1)] for code in records[name]]
    show = PEERS[peer](records)
    shown: dict[tuple[str, ...], str] = {}
    for columns in itertools.product(*levels.values()):
        shown.update(show(list(columns)))
    codes = [list(dict.fromkeys(code for path in paths[name].values() for code in path)) for name in names]
    with out.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow([*names, "freq"])
        rows.writerows([*cell, shown.get(cell, "..")] for cell in itertools.product(*codes))


def _paths(path: Path) -> dict[str, list[str]]:
    """For each code the codes from the whole down to it."""
    above: list[str] = []
    found = {}
    with path.open(newline="", encoding="utf-8") as stream:
        for level, code in list(csv.reader(stream))[1:]:
            above = [*above[: len(level) - 1], code]
            found[code] = above
    return found


Shown = Iterator[tuple[tuple[str, ...], str]]


def _acro(records: pd.DataFrame) -> Callable[[list[str]], Shown]:
    """Cells under the threshold left out, table by table."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    from acro import ACRO

    session = ACRO(suppress=True)
    session.config["safe_threshold"] = THRESHOLD
    records["everything"] = "everything"

    def show(columns: list[str]) -> Shown:
        # A constant stands across, so that tables of one dimension are made like the others.
        table = session.crosstab([records[column] for column in columns], records["everything"])
        for cell, count in table.iloc[:, 0].items():
            codes = cell if isinstance(cell, tuple) else (cell,)
            yield tuple(map(str, codes)), "*" if pd.isna(count) else str(int(count))

    return show


def _cell_key(records: pd.DataFrame) -> Callable[[list[str]], Shown]:
    """Counts changed by the table of the 10-5 rule that comes with the package."""
    from cell_key_perturbation.create_perturbed_table import create_perturbed_table
    from cell_key_perturbation.utils.generate_test_ptable import generate_ptable_10_5_rule

    records["record_key"] = np.random.default_rng(1).integers(0, 256, len(records))
    changes = generate_ptable_10_5_rule()

    def show(columns: list[str]) -> Shown:
        table = create_perturbed_table(records, changes, [], columns, "record_key", False, THRESHOLD)
        for row in table.itertuples(index=False):
            yield tuple(map(str, row[: len(columns)])), "*" if pd.isna(row[-1]) else str(int(row[-1]))

    return show


PEERS = {"acro": _acro, "cell-key": _cell_key}

if __name__ == "__main__":
    main()
