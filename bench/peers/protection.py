"""Protection beside acro, cell-key-perturbation and Tau-Argus: time, what is shown and what is given away, on the same tables.

usage: python bench/peers/protection.py FOLDER...

Each FOLDER holds data.csv and hier_<dimension>.csv; an invented cross over 5 areas is added. Every tool shows every breakdown of
the same records, small counts being those under 5. Times are processor seconds of one process from the file to the shown cross,
and how many times ours. Exactly, nearly: small counts that a reader of all that is shown works out to one number, or to less than
1 to 4; acro stars zeros too, and its reader knows that. Cell keys show no count as it is, so there the mean error stands instead.
Tau-Argus (pytauargus, on HiGHS) hides by its rule of a frequency, which promises less than ours, in its two ways, each for a
minute at most: a way that is not done by then, or whose process ends with a fault, is said to be so. The peers live in build/ and
are installed when missing; one that cannot be installed is left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.peers.environment import python_with
from bench.protection import invent

from faircount.protect.disclosure.audit import audit
from faircount.protect.public.read import PublishedFormat, read_public
from faircount.protect.public.table import SuppressionMarks
from faircount.tables.margins import HierarchicalTable, read_table

THRESHOLD, WIDTH = 5, 3
ATTACKED = 5_000
"""Over so many cells only time is compared: where thousands of counts are given away, an attack takes minutes to prove each."""
HEAD = (
    f"{'table':<12}{'tool':<24}{'cells':>8}{'CPU s':>8}{'times':>8}{'MB':>6}{'hidden':>9}{'exactly':>9}{'nearly':>8}{'error':>8}"
)
SHOWN_BY, TAU_ARGUS = (Path(__file__).parent / name for name in ("protected_by.py", "tau_argus.py"))
LONGEST = 60.0
"""Seconds of the clock that Tau-Argus has for a table."""
OWN = {
    "faircount, suppression": ("--effort", "quick"),
    "acro": None,
    "faircount, cell-key": ("--method", "cell-key", "--secret"),
    "cell-key": None,
}
"""Ours before the peer that it is compared with: acro hides, cell keys change."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of a process, and the most memory that it took."""

    seconds: float
    megabytes: int


def main() -> None:
    """Print one row a table and tool."""
    python = python_with("protection-requirements.txt", "bench-protection-venv")
    tau_argus = python_with("tau-argus-requirements.txt", "bench-tau-argus-venv")
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        areas = Path(folder) / "5 areas"
        areas.mkdir()
        invent(5, areas)
        for source in [*map(Path, sys.argv[1:]), areas]:
            _compare(source, python, Path(folder))
            if tau_argus:
                _beside_tau_argus(source, tau_argus, Path(folder))


def _compare(source: Path, python: str, folder: Path) -> None:
    table = read_table(source / "data.csv", source, "freq")
    secret = folder / "secret"
    secret.write_bytes(b"made up for this comparison only")
    own = Cost(1.0, 0)
    for tool, words in OWN.items():
        out = folder / "out.csv"
        if words is not None:
            given = [*words, str(secret)] if words[-1] == "--secret" else [*words]
            command = [sys.executable, "-m", "faircount", "protect", str(source / "data.csv"), "--hierarchies", str(source)]
            own = cost = _run([*command, "--to", str(out), *given])
        elif python:
            cost = _run([python, str(SHOWN_BY), tool, str(source), str(out)])
        else:
            continue
        found = _seen(out, PublishedFormat(source, SuppressionMarks(zeros_shown=words is not None)), table)
        print(
            f"{source.name:<12}{tool:<24}{table.counts.size:>8,}{cost.seconds:>8.1f}{cost.seconds / own.seconds:>8.1f}"
            f"{cost.megabytes:>6,}{found}",
            flush=True,
        )


def _beside_tau_argus(source: Path, python: str, folder: Path) -> None:
    """A row for each way of Tau-Argus, after ours with as much search as it has by itself."""
    table, out = read_table(source / "data.csv", source, "freq"), folder / "out.csv"
    ours = [
        sys.executable,
        "-m",
        "faircount",
        "protect",
        str(source / "data.csv"),
        "--hierarchies",
        str(source),
        "--to",
        str(out),
    ]
    ways = {"faircount, normal": ours} | {
        f"Tau-Argus, {way}": ["timeout", f"{LONGEST:g}", python, str(TAU_ARGUS), way, str(source), str(out)]
        for way in ("OPT", "MOD")
    }
    for tool, words in ways.items():
        done, cost = _ended(words)
        found = (
            _seen(out, PublishedFormat(source, SuppressionMarks(zeros_shown=True)), table)
            if done == 0
            else f"   none: {_why(done)}"
        )
        print(
            f"{source.name:<12}{tool:<24}{table.counts.size:>8,}{cost.seconds:>8.1f}{'':>8}{cost.megabytes:>6,}{found}",
            flush=True,
        )


def _why(done: int) -> str:
    code = os.waitstatus_to_exitcode(done)
    return f"not in {LONGEST:g} s of the clock" if code == 124 else f"its process ended with {code}"


def _run(words: list[str]) -> Cost:
    done, cost = _ended(words)
    assert done == 0, f"{' '.join(words)} failed"
    return cost


def _ended(words: list[str]) -> tuple[int, Cost]:
    """How a process ended, and what it took."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    return status, Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def _seen(out: Path, reading: PublishedFormat, table: HierarchicalTable) -> str:
    """What a reader of the shown cross has: how much is hidden and given away, or by how much counts are off."""
    cross = read_public([out], reading)[0].published
    order = np.argsort([table.names.index(each.name) for each in cross.hierarchies])
    shape = cross.shape
    counts, hidden = (each.reshape(shape).transpose(order).reshape(-1) for each in (cross.counts, cross.hidden))
    errors, lost = np.abs(counts - table.flat)[~hidden], int((hidden & (table.flat > 0)).sum())
    if errors.any():
        return f"{lost:>9,}{'':>9}{'':>8}{errors.mean():>8.2f}"
    if table.flat.size > ATTACKED:
        return f"{lost:>9,}"
    found = audit(cross, WIDTH, threshold=THRESHOLD)
    exact, small = set(found.exact), found.small(THRESHOLD)
    return f"{lost:>9,}{sum(each in exact for each in small):>9,}{sum(each not in exact for each in small):>8,}"


if __name__ == "__main__":
    main()
