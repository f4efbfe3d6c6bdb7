"""A server killed while a team works loses nothing that was accepted, and the next one comes up by itself."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from tests.lib.crashing_server import kill_at_work, look_again, restart_at_work, warm
from tests.lib.crashing_team import BEHIND, Team
from tests.lib.postgres import postgres

KILLS = 3
LONGEST = 0.8
"""Seconds of work before a kill: in which an answer is read, a draft is signed and published, and many doubts are decided."""


def test_killed_while_a_team_works_it_loses_nothing_and_comes_up_by_itself(tmp_path: Path) -> None:
    warm()
    team, chance = Team.at(tmp_path / "project"), random.Random(20_261_126)
    for number in range(KILLS):
        assert kill_at_work(team, chance, LONGEST) == [], f"after kill {number + 1}"
    assert look_again(team) == []
    assert team.accepted.decided, "somebody was told that a decision is taken"


def test_two_servers_at_one_project_and_a_clock_that_was_set_back_lose_nothing(tmp_path: Path) -> None:
    warm()
    team, chance = Team.at(tmp_path / "project"), random.Random(20_261_129)
    for behind in (timedelta(), BEHIND):
        assert kill_at_work(team, chance, LONGEST, servers=2, behind=behind) == []
    assert look_again(team) == []
    assert team.effective, "a kill cut a post off that was on its way"


def test_a_database_that_is_restarted_under_a_server_costs_nothing_that_was_accepted(tmp_path: Path) -> None:
    warm()
    with postgres() as database:
        team = Team.at(tmp_path / "project", database.new())
        assert restart_at_work(team, database, random.Random(20_261_130), LONGEST, restarts=2) == []
    assert team.accepted.decided, "somebody was told that a decision is taken"
