"""What faults cost a project: nothing that was accepted, no half-published site, and how long the mending takes.

usage: python bench/crash.py [--kills 40] [--restarts 20] [--seed 1]

Kills (SIGKILL) hit a program that decides, builds, prepares, signs and publishes without end, at random moments of every step.
After each kill the public folder is looked at as it stands, then the next command puts right what was left.

As many kills hit ``faircount serve`` while a team decides doubts, sends answers, signs and publishes; half of them with all that
the server had started, a few while it starts. Only a kill that cut off a post on its way is counted. In one round of three two
servers serve one project, and in one of three the clock is an hour behind what it was in the round before. The next server has
to come up by itself with everything that was accepted.

In the end the team is in a PostgreSQL that is stopped under it and started again, half of the times without warning: pages may
say that it cannot be asked, and nothing else; the server goes on by itself.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lib import crashing_server
from tests.lib.crashing import MOMENTS, STEPS, Steps, faults, kill_within, warm
from tests.lib.crashing_team import BEHIND, Team
from tests.lib.postgres import postgres
from tests.lib.releasing import small_project

FRESH = 40
"""After so many kills a new project: older versions make each step longer."""
LONGEST = 4.0
"""Seconds for which a team works before its server is killed: a draft is signed and published in them."""
IN_A_ROW = 10
"""Restarts of a database under one server."""


def main() -> None:
    """Kill as often as the command line says, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--restarts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    found = [*_programs(asked.kills, chance), *_servers(asked.kills, chance), *_restarts(asked.restarts, chance)]
    print(f"lost, half published or answered wrongly: {len(found)}")
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


def _servers(kills: int, chance: random.Random) -> Iterator[str]:
    """The faults after so many kills of a server that cut a post off, the last look after one more start included."""
    crashing_server.warm()
    done = 0
    while done < kills:
        with tempfile.TemporaryDirectory() as temporary:
            team = Team.at(Path(temporary) / "project")
            rounds, faulty = 0, []
            while team.effective < min(FRESH, kills - done):
                servers, behind = (1, 1, 2)[rounds % 3], (timedelta(), BEHIND, timedelta())[rounds % 3]
                faulty += crashing_server.kill_at_work(team, chance, LONGEST, servers, behind)
                rounds += 1
                _tell(f"{done + team.effective} kills of a server, {len(faulty)} faults")
            faulty += crashing_server.look_again(team)
            done += team.effective
            print(f"{team.effective} kills of a server cut {team.accepted.cut} posts off; accepted: {team.accepted.told}")
            yield from faulty


def _restarts(restarts: int, chance: random.Random) -> Iterator[str]:
    """The faults after so many restarts of a database under a server."""
    done = 0
    while done < restarts:
        with tempfile.TemporaryDirectory() as temporary, postgres() as database:
            team = Team.at(Path(temporary) / "project", database.new())
            yield from crashing_server.restart_at_work(team, database, chance, LONGEST, min(IN_A_ROW, restarts - done))
            done += team.restarts
            print(
                f"{team.restarts} restarts of PostgreSQL; accepted: {team.accepted.told}; told to come again {team.accepted.down}"
            )


def _tell(how_far: str) -> None:
    print(how_far, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
