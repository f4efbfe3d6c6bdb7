"""Many trials one after the other, each from a seed: ``python bench/odd.py --runs 300 [--seed N]``.

What is never drawn: a machine that loses power, a disk that gives other bytes than were written, two commands at once
(bench/crash.py), a network drive; workbooks, PDF and Word documents that are broken inside (tests/property/
test_readers_hostile.py draws those); the pages of the web app and what is posted to it (bench/load.py, tests/unit/web);
``serve``, ``demo`` and the acts of a release; options that choose a method; two things that go wrong at once; other systems
than Linux, and letters of a terminal that are neither ASCII nor UTF-8.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.odd.desk import lay_out
from tests.odd.running import load, run
from tests.odd.trial import try_one, well


def main() -> int:
    """Try as many as asked; the exit code is 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", type=int, help="this one alone, with all that it said")
    parser.add_argument("--quick", action="store_true", help="do not try first whether every command ends well when all is well")
    asked = parser.parse_args()
    os.umask(0o022)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    load()
    print(f"{asked.runs} runs from seed {asked.seed} on", flush=True)
    with TemporaryDirectory(prefix="desk-") as name:
        desk = Path(name)
        lay_out(desk)
        begun(desk)
        if asked.only is not None:
            trial = try_one(asked.only, desk)
            print(trial, trial.faults, trial.ended, sep="\n")
            return 0
        unwell = () if asked.quick else well(desk)
        print(*unwell, sep="\n")
        return _tried(desk, range(asked.seed, asked.seed + asked.runs)) or len(unwell)


def begun(desk: Path) -> None:
    """A project that asks, and a backup of it, made by the program itself."""
    run(["init", "campaign", "--publisher", "A charity"], desk)
    run(["ask", "campaign", "--start"], desk)
    asking = desk / "campaign" / "ask.toml"
    text = (
        asking.read_text("utf-8")
        .replace('applicant = ""', 'applicant = "A charity"')
        .replace('address = ""', 'address = "a@b.example"')
    )
    asking.write_text(text, encoding="utf-8")
    (desk / "campaign" / "answers").mkdir(exist_ok=True)
    (desk / "campaign" / "answers" / "kent.csv").write_bytes((desk / "answer.csv").read_bytes())
    run(["build", "campaign", "--quick"], desk)
    run(["backup", "kept.tar.gz", "--project", "campaign"], desk)


def _tried(desk: Path, seeds: range) -> int:
    kinds: Counter[str] = Counter()
    codes: Counter[int] = Counter()
    bad = 0
    for seed in seeds:
        trial = try_one(seed, desk)
        codes[trial.ended.code if trial.ended else -2] += 1
        bad += bool(trial.faults)
        kinds.update(fault.kind for fault in trial.faults)
        for fault in trial.faults:
            print(f"{trial}\n    {fault.kind}: {fault.seen}", flush=True)
    print(f"{len(seeds)} runs, {bad} with a fault:", "; ".join(f"{kind} {many}" for kind, many in kinds.most_common()) or "none")
    print("exit codes:", ", ".join(f"{code} {many}" for code, many in sorted(codes.items())))
    return int(bad > 0)
