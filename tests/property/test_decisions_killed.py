"""A program that is killed at any moment loses no decision that it said was taken, in a file or in a database."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from faircount.store.decisions import Decision, DecisionsFile, read_decisions
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.decided import TeamDecisions
from faircount.store.team.migrate import migrate

DECISION = Decision(
    datetime(2026, 11, 25, 12, tzinfo=UTC), "Jo Marsh", "kent-csv", "a" * 64, "", "unit?", "as read", "the letter"
)
KILLS = 30


def decide_until_killed(take, first):
    """A process that decides and says of each that it was taken; killed at some moment. The numbers it said."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        add = take()
        for number in count(first):
            add(replace(DECISION, locator=f"t1/B{number}"), 0)
            os.write(write, b"%d\n" % number)
    os.close(write)
    with os.fdopen(read) as said:
        numbers = [int(said.readline())] if random.random() < 0.9 else []
        time.sleep(random.random() * 0.012)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return numbers + [int(line) for line in said if line.endswith("\n")]


def in_file(folder):
    return DecisionsFile(folder / "decisions.csv").add


def in_database(folder):
    return TeamDecisions(Database.open(sqlite_address(folder / "team.db")), folder / "decisions.csv").add


@pytest.mark.parametrize("take", [in_file, in_database])
def test_what_was_taken_is_there_whenever_the_program_is_killed(tmp_path, take):
    random.seed(7)
    migrate(opened := Database.open(sqlite_address(tmp_path / "team.db")))
    opened.close()
    taken: list[int] = []
    for round_ in range(KILLS):
        taken += decide_until_killed(lambda: take(tmp_path), round_ * 1000)
    kept = read_decisions(tmp_path / "decisions.csv").all
    if take is in_database:
        opened = Database.open(sqlite_address(tmp_path / "team.db"))
        TeamDecisions(opened, tmp_path / "decisions.csv").match_file()
        kept = TeamDecisions(opened).all().all
        assert read_decisions(tmp_path / "decisions.csv").all == kept
        opened.close()
    places = [decision.locator for decision in kept]
    assert len(taken) > KILLS / 2
    assert {f"t1/B{number}" for number in taken} <= set(places)
    assert len(places) == len(set(places))
    assert len(places) - len(taken) <= KILLS, "at most one was being taken when each was killed"
