"""How long the main jobs take on this machine: each as a person runs it, start of the program included."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "england-and-wales"
PROGRAM = Path(sys.executable).parent / "faircount"
DONE = (0, 3, 4)
"""Exit codes of a job that was done: cleanly, with findings, with a file refused."""


def jobs(project: Path) -> tuple[tuple[str, list[str]], ...]:
    """What is timed, in this order: the second build finds nothing to do."""
    article = next(iter(sorted((project / "articles").glob("*.txt"))))
    return (
        ("help", ["--help"]),
        ("build, from nothing", ["build", str(project)]),
        ("build, nothing changed", ["build", str(project)]),
        ("build, forced", ["build", str(project), "--force"]),
        ("check an article alone", ["check", str(article)]),
        ("check it against the ledger", ["check", str(article), "--project", str(project)]),
        ("ask the ledger", ["ledger", "Cleveland", "--project", str(project)]),
    )


def timed(words: list[str]) -> float:
    """Seconds that the command takes; a command that fails stops the benchmark with what it said."""
    started = time.perf_counter()
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in DONE:
        sys.exit(f"faircount {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    return taken


def main() -> None:
    """Time every job on a copy of the example, so that nothing of it is touched."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / EXAMPLE.name
        shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("build", "ledger", ".faircount"))
        for name, words in jobs(project):
            print(f"{name:<28} {timed(words):6.2f} s", flush=True)


if __name__ == "__main__":
    main()
