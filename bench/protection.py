"""How much protection loses, how long it takes and how that grows, beside what GaussSuppression was measured to lose.

usage: python bench/protection.py FOLDER... [--width 3] [--effort normal] [--growth 5 15 45 90]

Each FOLDER holds data.csv and hier_<dimension>.csv. The first table prints a row a folder: cells, primary cells, secondary cells,
their sum, processor seconds and memory, each in a process of its own; where GaussSuppression 1.2.3 (R) was measured on the same
seeded table, its secondary cells and their sum stand beside it. It promises only that no count is exact (width 1). The second
table takes invented crosses over so many areas with the quick effort, and gives the microseconds a cell and the exponent of
growth; 400 areas are as many cells as the nation (--growth 5 45 400) and take a minute more, most of it to invent them.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

GAUSS = {
    "small": (93, 1_101),
    "t2d": (139, 1_687),
    "t3d": (118, 1_090),
    "g1": (924, 13_422),
    "g3": (5_183, 78_410),
}
"""Secondary cells and their sum, as measured elsewhere on the tables of these names."""
MEASURE = """
import json, resource, sys, time
from pathlib import Path
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.tables.margins import read_table
folder, width, effort = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
started = time.process_time()
table = read_table(folder / "data.csv", folder, "freq")
found = protect_counts(table, ProtectionPolicy(width=width), PublicationConstraints(), effort=effort)
print(json.dumps({
    "seconds": time.process_time() - started, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "cells": len(found.hidden), "primary": int(found.primary.sum()),
    "secondary": found.secondary_cells, "lost": found.secondary_count,
}))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One table protected in a process of its own."""

    seconds: float
    megabytes: int
    cells: int
    primary: int
    secondary: int
    lost: int


def main() -> None:
    """Measure every folder named on the command line, then the growth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--width", type=int, default=3)
    parser.add_argument("--effort", choices=("quick", "normal", "best"), default="normal")
    parser.add_argument("--growth", type=int, nargs="*", default=[5, 15, 45, 90])
    asked = parser.parse_args()
    if asked.folders:
        compare(asked.folders, asked.width, asked.effort)
    if asked.growth:
        grow(asked.growth, asked.width)


def compare(folders: list[Path], width: int, effort: str) -> None:
    """A row a table: what is lost, beside what GaussSuppression loses for a width of 1."""
    print(
        f"{'table':<12}{'cells':>9}{'primary':>9}{'secondary':>11}{'sum':>12}{'CPU s':>8}{'MB':>7}   GaussSuppression (width 1)"
    )
    for folder in folders:
        found = measure(folder, width, effort)
        beside = "   {:>9,}{:>10,}".format(*GAUSS[folder.name]) if folder.name in GAUSS else ""
        print(f"{folder.name:<12}{_row(found)}{beside}", flush=True)


def grow(sizes: list[int], width: int) -> None:
    """A row a size: time and memory of a first safe pattern, and how fast the time grows with the cells."""
    print(f"\n{'areas':<12}{'cells':>9}{'primary':>9}{'secondary':>11}{'sum':>12}{'CPU s':>8}{'MB':>7}{'us a cell':>11}")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        invent(5, Path(folder))
        measure(Path(folder), width, "quick")  # so that no row pays for making the machine code
        for size in sizes:
            invent(size, Path(folder))
            found.append(measure(Path(folder), width, "quick"))
            each_cell = found[-1].seconds / found[-1].cells * 1e6
            print(f"{size:<12}{_row(found[-1])}{each_cell:>11.1f}", flush=True)
    if len(found) > 1:
        slope = np.polyfit([math.log(each.cells) for each in found], [math.log(each.seconds) for each in found], 1)[0]
        print(f"time grows with the cells to the power of {slope:.2f}")


def _row(found: Measured) -> str:
    lost = f"{found.cells:>9,}{found.primary:>9,}{found.secondary:>11,}{found.lost:>12,}"
    return f"{lost}{found.seconds:>8.1f}{found.megabytes:>7,}"


def measure(folder: Path, width: int, effort: str) -> Measured:
    """Protect the table of a folder."""
    command = [sys.executable, "-c", MEASURE, str(folder), str(width), effort]
    return Measured(**json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def invent(areas: int, folder: Path) -> None:
    """A seeded cross of so many areas in groups of five, offences in three groups, ages, years and online flags."""
    dimensions = {
        "area": [[f"A{area:03d}" for area in range(first, min(areas, first + 5))] for first in range(0, areas, 5)],
        "offence": [["o1", "o2", "o3"], ["o4", "o5", "o6"], ["o7", "o8", "o9", "o10"]],
        "age": [["0-4"], ["5-9"], ["10-12"], ["13-15"], ["16-17"], ["unknown"]],
        "year": [["2021"], ["2022"], ["2023"], ["2024"], ["2025"]],
        "online": [["yes"], ["no"]],
    }
    chance, means, codes = np.random.default_rng(areas), np.ones(()), []
    for name, groups in dimensions.items():
        lines = ["level,code", "@,T"]
        for number, group in enumerate(groups):
            deep = "@@" if len(group) == 1 else "@@@"
            lines += [*(() if len(group) == 1 else (f"@@,g{number}",)), *(f"{deep},{code}" for code in group)]
        (folder / f"hier_{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        codes.append([code for group in groups for code in group])
        means = np.multiply.outer(means, chance.permutation(1 / np.arange(1, len(codes[-1]) + 1)))
    counts = chance.poisson(means * chance.lognormal(0, 0.8, means.shape) * 2 / means.mean())
    rows = (
        ",".join([*(codes[axis][place] for axis, place in enumerate(places)), str(count)])
        for places, count in np.ndenumerate(counts)
    )
    (folder / "data.csv").write_text("\n".join([",".join([*dimensions, "freq"]), *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
