"""What kills at random moments cost a project: nothing that was accepted, no half-published site, and how long the mending takes.

usage: python bench/crash.py [--kills 200] [--seed 1]

A program that decides, builds, prepares, signs and publishes without end is killed (SIGKILL) at random moments of every step.
After each kill the public folder is looked at as it stands, then the next command puts right what was left.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lib.crashing import MOMENTS, STEPS, Steps, faults, kill_within, warm
from tests.lib.releasing import small_project

FRESH = 40
"""After so many kills a new project: older versions make each step longer."""


def main() -> None:
    """Kill as often as the command line says, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, found, taken, accepted = random.Random(asked.seed), [], [], dict.fromkeys(STEPS, 0)
    warm()
    for first in range(0, asked.kills, FRESH):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "project"
            small_project(folder)
            for _ in range(min(FRESH, asked.kills - first)):
                kill_within(folder, chance.choice(MOMENTS), chance.uniform(0, 0.5))
                started = time.perf_counter()
                found += faults(folder)
                taken.append(time.perf_counter() - started)
            print(f"{min(first + FRESH, asked.kills)} kills, {len(found)} faults", file=sys.stderr, flush=True)
            for step in STEPS:
                accepted[step] += len(Steps(folder).noted(step))
    told = ", ".join(f"{count} {step}" for step, count in accepted.items())
    print(f"{asked.kills} kills; accepted: {told}")
    print(f"lost or half published: {len(found)}; looked through and mended in {statistics.median(taken):.2f} s (median)")
    for fault in found:
        print(f"  {fault}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
