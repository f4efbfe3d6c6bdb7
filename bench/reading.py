"""How well random answers are read in every format, and what the reading costs.

usage: python bench/reading.py [--answers 500] [--first-seed 5000] [FORMAT ...]

Prints one row a format: figures drawn, recall, precision, figures that are wrong without a doubt, processor seconds; then
the time for 45 mixed answers through ``faircount read`` with the largest memory of a process, and for a workbook of 100,000 rows.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import xlsxwriter

from faircount.readers.read import read_answer
from tests.lib.answer_formats import FORMATS
from tests.lib.answer_score import score
from tests.lib.answers import answer


def main() -> None:
    """Measure every format named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--answers", type=int, default=500)
    parser.add_argument("--first-seed", type=int, default=5000)
    asked = parser.parse_args()
    print(f"{'format':<8}{'figures':>9}{'recall':>9}{'precision':>11}{'silent':>8}{'CPU s':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in asked.formats:
            print(_row(kind, range(asked.first_seed, asked.first_seed + asked.answers), Path(folder)), flush=True)
        print(_mixed(Path(folder)))
        print(_long(Path(folder)))


def _row(kind: str, seeds: range, folder: Path) -> str:
    wanted = found = right = silent = 0
    seconds = 0.0
    for seed in seeds:
        drawn = answer(seed, kind)
        path = folder / f"{drawn.stem}.{kind}"
        path.write_bytes(FORMATS[kind](drawn, random.Random(seed)))
        started = time.process_time()
        extract = read_answer(path)
        seconds += time.process_time() - started
        path.unlink()
        scored = score(drawn, extract)
        wanted, found = wanted + scored.wanted, found + scored.found
        right, silent = right + scored.right, silent + scored.silent
    return f"{kind:<8}{wanted:>9,}{right / max(1, wanted):>9.4f}{right / max(1, found):>11.4f}{silent:>8}{seconds:>8.1f}"


def _mixed(folder: Path, count: int = 45) -> str:
    """Seconds on the clock for a mixed post bag through the command, and the most memory that a process of it took."""
    kinds = list(FORMATS)
    paths = []
    for seed in range(count):
        drawn, kind = answer(seed), kinds[seed % len(kinds)]
        path = folder / f"{seed:02}-{drawn.stem}.{kind}"
        path.write_bytes(FORMATS[kind](drawn, random.Random(seed)))
        paths.append(str(path))
    started = time.perf_counter()
    command = [sys.executable, "-m", "faircount", "read", *paths, "--to", str(folder / "figures.csv")]
    subprocess.run(command, check=True, capture_output=True)
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return f"{count} mixed answers: {time.perf_counter() - started:.1f} s, {megabytes} MB"


def _long(folder: Path, count: int = 100_000) -> str:
    """Processor seconds, all processes and their start included, for a workbook in which nearly every row is one of its own."""
    labels = (
        ("Force", ("Cleveland Police", "Kent Police", "Essex Police", "Surrey Police", "Dorset Police", "Gwent Police")),
        ("Financial year", [f"{year}/{(year + 1) % 100:02}" for year in range(2010, 2024)]),
        ("Offence", ("Rape of a female child under 13", "Sexual grooming", "Rape of a male child under 16", "Sexual assault")),
        ("Age of victim", list(range(18))),
        ("Sex of victim", ("Female", "Male", "Not known")),
        ("Online", ("Yes", "No")),
    )
    rng = random.Random(1)
    path = folder / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, [name for name, _ in labels] + ["Number of offences"])
        for row in range(1, count + 1):
            sheet.write_row(row, 0, [rng.choice(values) for _, values in labels] + [rng.randint(0, 300)])
    process = subprocess.Popen(
        [sys.executable, "-m", "faircount", "read", str(path), "--to", str(folder / "long.csv")], stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    return f"a workbook of {count:,} rows: {used.ru_utime + used.ru_stime:.1f} CPU s, {used.ru_maxrss // 1024} MB"


if __name__ == "__main__":
    main()
