"""Tau-Argus, as the pytauargus wheel brings it (on HiGHS), hides cells of every breakdown of a table; run by its own Python.

usage: python tau_argus.py OPT|MOD FOLDER OUT.csv

FOLDER holds data.csv and hier_<dimension>.csv. Each count becomes as many records of one; cells of fewer than five are unsafe
with a range of 30 per cent, which is less than what faircount promises. OUT has the full cross: a star where a count is hidden,
and two dots where there is no row.
"""

from __future__ import annotations

import csv
import itertools
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from pytauargus import protect

RULE = "FREQ(5,30)"
WAYS = {"OPT": "OPT(1,1)", "MOD": "MOD(1)"}
"""For the first table; the best pattern has a minute."""
HIDDEN = ("U", "M")
"""How the statuses of cells begin that are hidden: unsafe, and secondary."""


def main() -> None:
    """Protect the table, and write what is shown."""
    way, folder, out = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    with (folder / "data.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    names = [name for name in rows[0] if name != "freq"]
    codes = {name: _codes(folder / f"hier_{name}.csv") for name in names}
    records = {name: [row[name] for row in rows for _ in range(int(row["freq"]))] for name in names}
    many = len(records[names[0]])
    with tempfile.TemporaryDirectory() as work, chdir(work):  # it leaves files of its own where it runs
        made = protect(
            {**records, "n": [1] * many},
            tables=names,
            response="n",
            safety_rules=RULE,
            suppress=WAYS[way],
            hrc={name: _hierarchy(codes[name], Path(work) / f"{name}.hrc") for name in names},
            totcode="Total",
            workdir=work,
        )
        shown = {tuple(_code(row[name], codes[name]) for name in names): _shown(row) for row in made.tables[0].rows}
    with out.open("w", newline="", encoding="utf-8") as stream:
        written = csv.writer(stream)
        written.writerow([*names, "freq"])
        for cell in itertools.product(*([code for _, code in codes[name]] for name in names)):
            written.writerow([*cell, shown.get(cell, "..")])


def _codes(path: Path) -> list[tuple[int, str]]:
    """How deep each code lies, and the code; the first is the whole."""
    with path.open(newline="", encoding="utf-8") as stream:
        return [(len(level) - 1, code) for level, code in list(csv.reader(stream))[1:]]


def _hierarchy(codes: list[tuple[int, str]], path: Path) -> str:
    path.write_text("".join(f"{'@' * (depth - 1)}{code}\n" for depth, code in codes[1:]), encoding="utf-8")
    return str(path)


def _code(said: object, codes: list[tuple[int, str]]) -> str:
    return codes[0][1] if str(said).strip() in ("Total", "") else str(said).strip()


def _shown(row: dict[str, object]) -> str:
    return "*" if str(row["status"]).startswith(HIDDEN) else str(round(float(str(row["n"] or 0))))


if __name__ == "__main__":
    main()
