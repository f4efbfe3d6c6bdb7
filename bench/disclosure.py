"""How long the disclosure audit takes to settle every cell, and how long it takes to check a proof of the same.

usage: python bench/disclosure.py FOLDER... [--width 3]

Each FOLDER holds data.csv and hier_<dimension>.csv. The table is protected quickly and audited as published. Prints one row a
table: cells, those that could be small, narrow ones, processor seconds of the audit, seconds to check its proof and to check the
certificates of the protection, and the largest memory so far.
"""

from __future__ import annotations

import argparse
import resource
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from faircount.protect.certificates import Certificates
from faircount.protect.disclosure.audit import audit
from faircount.protect.disclosure.proof import WidthProof
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.release import published
from faircount.tables.margins import HierarchicalTable, read_table


def _proof_of(table: HierarchicalTable, certificates: Certificates) -> WidthProof:
    """The certificates of a protection as the auditor checks them, each a change from the true table."""
    fine = table.is_leaf[certificates.cells]
    starts = np.concatenate([[0], np.cumsum(fine)])[certificates.starts]
    cells, amounts = certificates.cells[fine], certificates.amounts[fine].astype(np.int32)
    times = np.zeros(len(starts) - 1, dtype=np.int32)
    return WidthProof(table.flat[table.is_leaf], starts.astype(np.int64), cells.astype(np.int32), amounts, times)


def main() -> None:
    """Measure every folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--width", type=int, default=3)
    asked = parser.parse_args()
    print(f"{'table':<12}{'cells':>9}{'asked':>9}{'narrow':>8}{'attack s':>10}{'proof s':>9}{'house s':>9}{'MB':>7}")
    for folder in asked.folders:
        table = read_table(folder / "data.csv", folder, "freq")
        pattern = protect_counts(table, ProtectionPolicy(width=asked.width), PublicationConstraints(), effort="quick")
        cross = published(pattern)
        times = [time.process_time()]
        found = audit(cross, asked.width, threshold=5)
        times.append(time.process_time())
        assert found.proof is not None, "an audit without certificates has a proof"
        found.proof.seen(cross)
        times.append(time.process_time())
        _proof_of(pattern.table, pattern.certificates).seen(cross)
        times.append(time.process_time())
        seconds = [after - before for before, after in pairwise(times)]
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        counted = f"{folder.name:<12}{len(cross.counts):>9,}{len(found.asked):>9,}{len(found.narrow):>8,}"
        print(f"{counted}{seconds[0]:>10.1f}{seconds[1]:>9.1f}{seconds[2]:>9.1f}{megabytes:>7,}", flush=True)


if __name__ == "__main__":
    main()
