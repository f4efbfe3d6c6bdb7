"""An account that an administrator made or reset signs nothing for a day, asked for as a browser asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.project.project import Project
from faircount.release.history import draft_of
from faircount.store.decisions import now
from faircount.store.team.roles import Role
from faircount.web.pages import releases
from faircount.web.visitor import form_token
from tests.lib.releasing import drafted, small_project
from tests.lib.serving import FORM, Person, ask
from tests.lib.teams import Together, together_at

NEW = "a long and new phrase of mine"
WAITS = "signs nothing for 24 hours"


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Together]:
    """A team whose first version waits, prepared by somebody else than whoever signs below."""
    folder = tmp_path / "project"
    drafted(small_project(folder), now() + timedelta(days=2), now())
    with together_at(folder) as found:
        yield found


def made(team: Together, act: str, name: str) -> Person:
    """Somebody whose account an administrator made or reset, signed in with the password that they set by the link."""
    role = {"role": "publisher"} if act == "/app/accounts" else {}
    status, _, page = team.as_role(Role.ADMINISTRATOR).send(act, {"name": name, **role})
    assert status == 200
    path = re.search(r"http://[^/\"]+(/app/welcome/[\w-]+)", page)[1]
    token = form_token(path.rpartition("/")[2])
    fields = f"token={token}&new={NEW}&again={NEW}".replace(" ", "+")
    origin = f"http://127.0.0.1:{team.port}"
    assert ask(team.port, path, fields, Origin=origin, Content_Type=FORM)[0] == 200
    visitor = Person(team.port, "before")
    status, headers, _ = visitor.send("/app/sign-in", {"name": name, "password": NEW, "to": "/app/"})
    assert status == 303
    return Person(team.port, re.search(r"__Host-faircount=([^;]+)", headers["Set-Cookie"])[1])


def sign(team: Together, person: Person) -> tuple[int, str]:
    draft = draft_of(Project.open(team.folder))
    status, _, text = person.send("/app/releases/sign", {"version": draft.version, "digest": draft.digest})
    return status, text


@pytest.mark.parametrize(("act", "name"), [("/app/accounts", "Ada New"), ("/app/accounts/password", "publisher")])
def test_it_signs_nothing_until_a_day_has_gone_and_the_signature_says_so(waiting, monkeypatch, act, name):
    person = made(waiting, act, name)
    for hours in (0, 23):
        monkeypatch.setattr(releases, "now", lambda hours=hours: now() + timedelta(hours=hours))
        status, text = sign(waiting, person)
        assert (status, WAITS in text) == (422, True)
    assert draft_of(Project.open(waiting.folder)).signatures == ()
    monkeypatch.setattr(releases, "now", lambda: now() + timedelta(hours=25))
    assert sign(waiting, person)[0] == 303
    (signature,) = draft_of(Project.open(waiting.folder)).signatures
    assert signature.who == name
    assert "made or changed by administrator" in signature.account


def test_another_administrator_ends_the_wait_and_the_one_who_made_it_cannot(waiting):
    person = made(waiting, "/app/accounts", "Ada New")
    confirm = {"name": "Ada New"}
    assert waiting.as_role(Role.ADMINISTRATOR).send("/app/accounts/confirm", confirm)[0] == 422
    assert person.send("/app/accounts/confirm", confirm)[0] == 403
    assert sign(waiting, person)[0] == 422
    waiting.team.accounts.add("Second Hand", Role.ADMINISTRATOR, NEW)
    second = Person(waiting.port, waiting.team.sessions.begin("Second Hand"))
    assert second.send("/app/accounts/confirm", confirm)[0] == 303
    assert sign(waiting, person)[0] == 303
    assert "confirmed by Second Hand" in draft_of(Project.open(waiting.folder)).signatures[0].account
