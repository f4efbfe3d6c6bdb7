"""While the database cannot be asked pages say that: no doubt is said not to exist, and nothing that was done to be refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.errors import BadDatabase
from faircount.project.project import Project
from faircount.release.history import draft_of
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.store.team.trail_heads import DatabaseWitness
from tests.lib.releasing import drafted, small_project
from tests.lib.review_answers import ANSWERS
from tests.lib.teams import Together, together_at


def is_down(*_: object) -> None:
    raise BadDatabase("the database cannot be used (OperationalError)")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Together]:
    """A team with doubts and a draft."""
    folder = tmp_path / "project"
    drafted(small_project(folder), now() + timedelta(days=1), now())
    (folder / "answers").mkdir()
    for name, text in ANSWERS.items():
        (folder / "answers" / name).write_text(text)
    with together_at(folder) as found:
        yield found


def test_a_doubt_is_not_said_to_be_none(team, monkeypatch):
    reviewer, doubt = team.as_role(Role.REVIEWER), f"/review/{team.review.queue()[0].matter.id}"
    assert reviewer.ask(doubt)[0] == 200
    with monkeypatch.context() as patch:
        patch.setattr(team.team.decisions, "all", is_down)
        for status, headers, text in (reviewer.ask(doubt), reviewer.send(doubt, {"choice": "left out", "why": "the letter"})):
            assert (status, headers["Retry-After"]) == (503, "20")
            assert "the database cannot be used" in text
    assert reviewer.send(doubt, {"choice": "left out", "why": "the letter"})[0] == 303


def test_a_decision_that_the_database_cannot_take_is_told_so(team, monkeypatch):
    reviewer, doubt = team.as_role(Role.REVIEWER), f"/review/{team.review.queue()[0].matter.id}"
    monkeypatch.setattr(team.team.decisions, "add", is_down)
    assert reviewer.send(doubt, {"choice": "left out", "why": "the letter"})[0] == 503


def test_a_signature_that_stands_in_the_trail_is_not_said_to_be_refused(team, monkeypatch):
    draft = draft_of(Project.open(team.folder))
    with monkeypatch.context() as patch:
        patch.setattr(DatabaseWitness, "head", is_down)
        sent = team.as_role(Role.PUBLISHER).send("/app/releases/sign", {"version": draft.version, "digest": draft.digest})
    assert [one.who for one in draft_of(Project.open(team.folder)).signatures] == ["publisher"]
    assert sent[0] == 303
    team.team.outbox.trail.note()
    assert team.team.outbox.trail.denials() == ()
