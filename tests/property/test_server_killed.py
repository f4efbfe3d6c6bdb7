"""A server killed while a team works loses nothing that was accepted, and the next one comes up by itself."""

from __future__ import annotations

import random
from pathlib import Path

from tests.lib.crashing_server import Team, kill_at_work, look_again, warm

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
