"""The audit trail is told of each act in the database once, also where a server is killed between the two."""

from __future__ import annotations

import json
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from faircount.errors import BadAccount, DecidedMeanwhile
from faircount.pipeline.crash_recovery import recover_from_crash
from faircount.store.audit_trail import Trail
from faircount.store.decisions import Decision
from faircount.store.team.account import Role
from faircount.store.team.dump import dumped
from faircount.store.team.team import open_team
from tests.lib.releasing import small_project
from tests.lib.teams import PASSWORD, quick_hashes

DECISION = Decision(
    datetime(2026, 11, 25, 12, tzinfo=UTC), "Jo Marsh", "kent-csv", "a" * 64, "t1/B2", "unit?", "as read", "the letter"
)
SECOND = replace(DECISION, locator="t1/B3")


@pytest.fixture
def project(tmp_path):
    return small_project(tmp_path)


@pytest.fixture
def team(address, project):
    """The team of a project, in each kind of database."""
    with quick_hashes():
        found = open_team(project.folder, address)
        yield found
    found.database.close()


def events(project, act="decision.made"):
    return Trail(project.folder / "trail.jsonl").events(act)


def killed_while_it_decides(project, address, *, after_the_trail):
    """Decide in a process of its own that is killed when the trail is about to be told, or right after it was."""
    child = os.fork()
    if child == 0:
        append = Trail.append

        def append_and_die(self, *words):
            if after_the_trail:
                append(self, *words)
            os.kill(os.getpid(), signal.SIGKILL)

        Trail.append = append_and_die
        open_team(project.folder, address).decisions.add(SECOND, 0)
        os._exit(1)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("after_the_trail", [False, True])
def test_a_server_killed_between_the_database_and_the_trail_tells_it_at_the_next_start_once(
    team, project, address, after_the_trail
):
    team.decisions.add(DECISION, 0)
    assert killed_while_it_decides(project, address, after_the_trail=after_the_trail) == signal.SIGKILL
    assert team.decisions.all().all == (DECISION, SECOND), "the decision stands"
    assert len(events(project)) == 1 + after_the_trail
    found = recover_from_crash(project, team)
    assert ["1 acts" in one for one in found] == ([] if after_the_trail else [True])
    assert [event.about for event in events(project)] == ["kent-csv t1/B2", "kent-csv t1/B3"]
    assert recover_from_crash(project, team) == ()
    assert Trail(project.folder / "trail.jsonl").verify() == ()


def test_the_next_act_tells_what_was_left_before_itself(team, project, address):
    killed_while_it_decides(project, address, after_the_trail=False)
    team.decisions.add(DECISION, 0)
    assert [event.about for event in events(project)] == ["kent-csv t1/B3", "kent-csv t1/B2"]


def test_many_at_once_are_told_once_each(team, project):
    with ThreadPoolExecutor(6) as crowd:
        list(crowd.map(lambda number: team.decisions.add(replace(DECISION, locator=f"t1/B{number}"), 0), range(12)))
    assert sorted(event.about for event in events(project)) == sorted(f"kent-csv t1/B{number}" for number in range(12))


def test_what_did_not_take_effect_is_not_told(team, project):
    team.decisions.add(DECISION, 0)
    with pytest.raises(DecidedMeanwhile):
        team.decisions.add(replace(DECISION, who="Al Reed"), 0)
    team.accounts.add("Jo Marsh", Role.VIEWER, PASSWORD, by="Ada")
    with pytest.raises(BadAccount):
        team.accounts.add("jo marsh", Role.VIEWER, PASSWORD, by="Ada")
    assert [(event.who, event.act, event.about) for event in events(project, "")] == [
        ("Jo Marsh", "decision.made", "kent-csv t1/B2"),
        ("Ada", "account.added", "Jo Marsh"),
    ]


def test_a_backup_holds_what_was_not_told_yet(team, project, address):
    killed_while_it_decides(project, address, after_the_trail=False)
    (waiting,) = (told["row"] for told in map(json.loads, dumped(team.database)) if told.get("table") == "outbox")
    assert (waiting["act"], waiting["about"]) == ("decision.made", "kent-csv t1/B3")


def test_a_trail_that_was_changed_stops_no_start(team, project):
    team.decisions.add(DECISION, 0)
    team.decisions.add(SECOND, 0)
    trail = project.folder / "trail.jsonl"
    trail.write_text(trail.read_text().replace("t1/B3", "t1/B4"))
    with pytest.raises(Exception, match="restore it from a copy"):
        team.decisions.add(replace(DECISION, locator="t1/B5"), 0)
    found = recover_from_crash(project, team)
    assert any("restore it from a copy" in one for one in found)
    assert len(team.decisions.all().all) == 3
