"""How much protection loses and how long it takes, on tables in the format of tests/fixtures/sdc.

usage: python bench/protection.py FOLDER... [--width 3] [--effort normal]

Each FOLDER holds data.csv and hier_<dimension>.csv. Prints one row a table: cells, primary cells, secondary cells, their sum,
processor seconds, and the largest memory so far.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import protect_table
from faircount.protect.suppression import EFFORTS


def main() -> None:
    """Measure every folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--width", type=int, default=3)
    parser.add_argument("--effort", choices=sorted(EFFORTS), default="normal")
    asked = parser.parse_args()
    print(f"{'table':<12}{'cells':>9}{'primary':>9}{'secondary':>11}{'sum':>12}{'CPU s':>8}{'MB':>7}")
    for folder in asked.folders:
        started = time.process_time()
        pattern = protect_table(folder / "data.csv", folder, policy=ProtectionPolicy(width=asked.width), effort=asked.effort)
        seconds = time.process_time() - started
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        table = f"{folder.name:<12}{len(pattern.hidden):>9,}{int(pattern.primary.sum()):>9,}"
        lost = f"{pattern.secondary_cells:>11,}{pattern.secondary_count:>12,}"
        print(f"{table}{lost}{seconds:>8.1f}{megabytes:>7,}", flush=True)


if __name__ == "__main__":
    main()
