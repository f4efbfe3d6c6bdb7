"""What kills at random moments cost a project: nothing that was accepted, no half-published site, and how long the mending takes.

usage: python bench/crash.py [--kills 200] [--seed 1]

Three of four kills (SIGKILL) hit a program that decides, builds, prepares, signs and publishes without end, at random moments of
every step. After each kill the public folder is looked at as it stands, then the next command puts right what was left.

One of four hits ``faircount serve`` while a team decides doubts, sends answers, signs and publishes; half of them with all that
the server had started, a few while it starts. The next server has to come up by itself with everything that was accepted.
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

from tests.lib import crashing_server
from tests.lib.crashing import MOMENTS, STEPS, Steps, faults, kill_within, warm
from tests.lib.releasing import small_project

FRESH = 40
"""After so many kills a new project: older versions make each step longer."""
SERVED = 4
"""One of so many kills hits the server."""
LONGEST = 2.0
"""Seconds for which a team works before its server is killed: a draft is signed and published in them."""


def main() -> None:
    """Kill as often as the command line says, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    servers = asked.kills // SERVED
    chance = random.Random(asked.seed)
    found = [*_programs(asked.kills - servers, chance), *_servers(servers, chance)]
    print(f"{asked.kills} kills, lost or half published: {len(found)}")
    for fault in found:
        print(f"  {fault}")
    sys.exit(1 if found else 0)


def _programs(kills: int, chance: random.Random) -> list[str]:
    """The faults after so many kills of the program."""
    warm()
    found: list[str] = []
    taken, accepted = [], dict.fromkeys(STEPS, 0)
    for first in range(0, kills, FRESH):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "project"
            small_project(folder)
            for _ in range(min(FRESH, kills - first)):
                kill_within(folder, chance.choice(MOMENTS), chance.uniform(0, 0.5))
                started = time.perf_counter()
                found += faults(folder)
                taken.append(time.perf_counter() - started)
            _tell(f"{min(first + FRESH, kills)} kills of a program, {len(found)} faults")
            for step in STEPS:
                accepted[step] += len(Steps(folder).noted(step))
    told = ", ".join(f"{count} {step}" for step, count in accepted.items())
    print(f"{kills} kills of a program; accepted: {told}")
    if taken:
        print(f"looked through and mended in {statistics.median(taken):.2f} s (median)")
    return found


def _servers(kills: int, chance: random.Random) -> list[str]:
    """The faults after so many kills of the server, the last look after one more start included."""
    crashing_server.warm()
    found: list[str] = []
    for first in range(0, kills, FRESH):
        with tempfile.TemporaryDirectory() as temporary:
            team = crashing_server.Team.at(Path(temporary) / "project")
            for _ in range(min(FRESH, kills - first)):
                found += crashing_server.kill_at_work(team, chance, LONGEST)
            found += crashing_server.look_again(team)
            _tell(f"{min(first + FRESH, kills)} kills of a server, {len(found)} faults")
            print(f"{min(FRESH, kills - first)} kills of a server; accepted: {team.accepted.told}")
    return found


def _tell(how_far: str) -> None:
    print(how_far, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
