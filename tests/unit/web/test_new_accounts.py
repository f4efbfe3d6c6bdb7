"""An account that an administrator made or reset signs nothing for a day, asked for as a browser asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.errors import BadRelease
from faircount.pipeline.draft_release import prepare
from faircount.project.project import Project
from faircount.release import sign as sign_off_module
from faircount.release.history import draft_of
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.web.needs import form_token
from faircount.web.pages import releases
from tests.lib.releasing import MONDAY, drafted, quiet, small_project
from tests.lib.serving import FORM, Person, ask
from tests.lib.teams import PASSWORD, Together, together_at

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


def signed_in(team: Together, name: str, password: str) -> Person:
    """Somebody who has signed in."""
    status, headers, _ = Person(team.port, "before").send("/app/sign-in", {"name": name, "password": password, "to": "/app/"})
    assert status == 303
    return Person(team.port, re.search(r"__Host-faircount=([^;]+)", headers["Set-Cookie"])[1])


def test_an_administrator_alone_is_not_both_people_of_a_release(waiting, monkeypatch):
    person = made(waiting, "/app/accounts", "Nia Park")
    prepare(Project.open(waiting.folder), now() + timedelta(days=2), "Nia Park", now(), quiet, quick=True)
    assert sign(waiting, person)[0] == 422  # it prepared it
    waiting.team.accounts.add("Second Hand", Role.ADMINISTRATOR, NEW)
    own = {"name": "administrator", "role": "publisher"}
    assert waiting.as_role(Role.ADMINISTRATOR).send("/app/accounts/role", own)[0] == 303
    status, text = sign(waiting, signed_in(waiting, "administrator", PASSWORD))
    assert (status, WAITS in text) == (422, True)
    monkeypatch.setattr(releases, "now", lambda: now() + timedelta(hours=25))
    status, text = sign(waiting, signed_in(waiting, "administrator", PASSWORD))
    assert (status, "made or changed the account of Nia Park" in text) == (422, True)
    assert draft_of(Project.open(waiting.folder)).signatures == ()
    assert sign(waiting, waiting.as_role(Role.PUBLISHER))[0] == 303


def test_a_second_administrator_who_touches_an_account_does_not_hide_who_reset_it(waiting):
    person = made(waiting, "/app/accounts/password", "publisher")
    waiting.team.accounts.add("Second Hand", Role.ADMINISTRATOR, NEW)
    waiting.team.accounts.add("Third Hand", Role.ADMINISTRATOR, NEW)
    second = Person(waiting.port, waiting.team.sessions.begin("Second Hand"))
    assert second.send("/app/accounts/role", {"name": "publisher", "role": "publisher"})[0] == 303
    for one in (waiting.as_role(Role.ADMINISTRATOR), second):
        assert one.send("/app/accounts/confirm", {"name": "publisher"})[0] == 422
    third = Person(waiting.port, waiting.team.sessions.begin("Third Hand"))
    assert third.send("/app/accounts/confirm", {"name": "publisher"})[0] == 303
    del person
    assert sign(waiting, signed_in(waiting, "publisher", NEW))[0] == 303
    said = draft_of(Project.open(waiting.folder)).signatures[0].account
    assert "made or changed by administrator and Second Hand" in said
    assert "confirmed by Third Hand" in said


def test_a_draft_that_is_prepared_again_while_it_is_checked_is_not_signed(tmp_path, monkeypatch):
    project = small_project(tmp_path / "project")
    draft = drafted(project)

    def meanwhile(*_: object) -> None:
        prepare(project, draft.at, "Nia Park", MONDAY, quiet, quick=True)

    monkeypatch.setattr(sign_off_module, "require_ready", meanwhile)
    with pytest.raises(BadRelease, match="changed in the meantime"):
        sign_off_module.sign_off(project, draft.version, "Al Reed", MONDAY)
