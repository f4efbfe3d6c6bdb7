"""How long counting takes against decoding the same columns, and how much memory: measured in one run.

usage: python bench/counting.py [ROWS] [--file RECORDS.parquet] [--repeat 3]

Each job runs in a process of its own, so that the memory is its own, and the jobs take turns, so that a machine that is busy for
a while does not slow one of them alone. Times are the best of all turns, given twice: on the clock, and in seconds of processor.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from faircount.records.counting import count_cells, count_records
from faircount.records.dimensions import ByAge, ByCode, ByPeriod, CountDimension, Expression, by_online, by_sex, flat, grouped
from faircount.records.engine import EngineSettings, open_engine, open_records
from faircount.records.invented import OFFENCES, Invention, forces, write_invented
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear

FORCES = 45
SIX = ("force", "offence", "recorded", "victim_age", "online", "victim_sex")
EIGHT = (*SIX, "standing", "victim_number")
BATCH = 65_536
INVENT = "invent"


def dimensions() -> tuple[CountDimension, ...]:
    """Six dimensions with 3, 2, 2, 2, 2 and 2 levels: 96 margins."""
    codes, _ = forces(FORCES, 1)
    regions = {f"region {start // 5 + 1}": codes[start : start + 5] for start in range(0, FORCES, 5)}
    bands = tuple(AgeBand(low, high) for low, high in ((0, 4), (5, 9), (10, 12), (13, 15), (16, 17)))
    years = tuple(FinancialYear(year).period for year in range(2018, 2026))
    area, offence = (
        ByCode(grouped("area", regions), "force"),
        ByCode(flat("offence", [code for code, _, _ in OFFENCES]), "offence"),
    )
    return area, offence, ByPeriod(years), ByAge(bands), by_online(), by_sex()


def decode(connection: Expression, records: Expression, columns: tuple[str, ...]) -> str:
    """Every value of the columns, decoded by the same engine and thrown away batch by batch."""
    # Asked of DuckDB itself: the batches that Ibis gives are of an older interface.
    decoded = connection.con.sql(connection.compile(records.select(*columns))).to_arrow_reader(BATCH)
    return f"{sum(batch.num_rows for batch in decoded):,} rows"


def count_six(_: Expression, records: Expression) -> str:
    """All rows by six dimensions, with every margin."""
    table, _, _ = count_cells(records, dimensions())
    return f"{table.flat.size:,} cells"


def count_offences(_: Expression, records: Expression) -> str:
    """Offences that stand, by the same six, and where every other row went."""
    found = count_records(records, Counted.OFFENCES, dimensions())
    assert found.is_complete
    return f"{found.in_table:,} offences"


class Turn(NamedTuple):
    """What one turn of a job took."""

    clock: float
    processor: float
    megabytes: int
    said: str


JOBS: dict[str, Callable[[Expression, Expression], str]] = {
    "open": lambda _, records: f"{len(records.columns)} columns",
    "decode six": lambda connection, records: decode(connection, records, SIX),
    "decode eight": lambda connection, records: decode(connection, records, EIGHT),
    "count six": count_six,
    "count offences": count_offences,
}


def run(job: str, path: Path) -> None:
    """One job, in this process: clock, processor time, and the most memory it ever held."""
    with open_engine(EngineSettings()) as connection:
        records = open_records(connection, path)
        began, worked = time.perf_counter(), time.process_time()
        said = JOBS[job](connection, records)
        clock, processor = time.perf_counter() - began, time.process_time() - worked
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{clock:.3f}\t{processor:.3f}\t{megabytes}\t{said}")


def main() -> None:
    """All jobs, and the two ratios that matter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=float, default=1e6)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--job", choices=[INVENT, *JOBS])
    asked = parser.parse_args()
    if asked.job == INVENT:
        return write_invented(Invention(rows=int(asked.rows), forces=FORCES), asked.file)
    if asked.job:
        return run(asked.job, asked.file)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file or Path(folder) / "records.parquet"
        if asked.file is None:
            began = time.perf_counter()
            # In a process of its own: else every job would begin with the memory that inventing took.
            subprocess.run([sys.executable, __file__, str(asked.rows), "--job", INVENT, "--file", str(path)], check=True)
            took = time.perf_counter() - began
            print(f"invented {int(asked.rows):,} records in {took:.1f} s, {path.stat().st_size / 1e6:,.0f} MB")
        compare(path, asked.repeat)
    return None


def compare(path: Path, repeat: int) -> None:
    """A line a job, then counting over decoding."""
    turns: dict[str, list[Turn]] = {job: [] for job in JOBS}
    for _ in range(repeat):
        for job in JOBS:
            command = [sys.executable, __file__, "--job", job, "--file", str(path)]
            line = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout.strip()
            clock, processor, megabytes, said = line.split("\t")
            turns[job].append(Turn(float(clock), float(processor), int(megabytes), said))
    print(f"{'job':16}{'clock s':>10}{'cpu s':>10}{'MB':>8}")
    best: dict[str, tuple[float, float]] = {}
    for job, taken in turns.items():
        best[job] = min(turn.clock for turn in taken), min(turn.processor for turn in taken)
        most = max(turn.megabytes for turn in taken)
        print(f"{job:16}{best[job][0]:>10.3f}{best[job][1]:>10.3f}{most:>8}  {taken[0].said}")
    for counting, decoding in (("count six", "decode six"), ("count offences", "decode eight")):
        clock, processor = (best[counting][place] / best[decoding][place] for place in (0, 1))
        print(f"{counting} / {decoding}: {clock:.2f} on the clock, {processor:.2f} in processor time")


if __name__ == "__main__":
    main()
