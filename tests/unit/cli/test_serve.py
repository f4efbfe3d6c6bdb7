"""The commands of a team: what is served to whom, who has an account, and what is refused."""

from __future__ import annotations

import json
import os

import pytest
from typer.testing import CliRunner

from faircount.cli.main import app
from faircount.errors import BadAccount, BadBackup, BadProject, WrongArgument
from faircount.pipeline.start import start_project
from faircount.store.audit_trail import Trail
from faircount.store.team.team import open_team
from faircount.web import server
from tests.lib.teams import quick_hashes

RUN = CliRunner()


@pytest.fixture
def folder(tmp_path):
    """A project without answers."""
    start_project(tmp_path / "project", "A charity")
    return tmp_path / "project"


@pytest.fixture
def started(monkeypatch):
    """What the command would have served, had it not been stopped at once."""
    seen = []

    def stopped(serving):
        seen.append(serving)
        serving.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(server.Serving, "run", stopped)
    return seen


def run(*words):
    return RUN.invoke(app, [str(word) for word in words])


def settings(serving):
    return serving._server.config.app.state.room.settings


def test_a_desk_serves_this_machine_alone(folder, started):
    said = run("serve", folder, "--port", "0", "--who", "JM")
    assert said.exit_code == 0
    assert "Stopped." in said.output
    (serving,) = started
    assert serving.address == "127.0.0.1"
    assert not settings(serving).is_team
    assert settings(serving).who == "JM"
    assert not serving._server.config.proxy_headers
    assert not (folder / ".faircount" / "team.db").exists()


@pytest.mark.parametrize("option", [("--address", "0.0.0.0"), ("--host", "example.org"), ("--database", "sqlite:///x.db")])
def test_a_desk_is_not_opened_to_others(folder, started, option):
    assert isinstance(run("serve", folder, "--port", "0", *option).exception, WrongArgument)
    assert started == []


def test_a_team_serves_under_its_names_and_says_who_may_come(folder, started):
    said = run("serve", folder, "--team", "--port", "0", "--host", "figures.example.org", "--scan", "clamdscan --fdpass")
    assert "Nobody can sign in yet" in said.output
    (serving,) = started
    assert settings(serving).is_team
    assert "figures.example.org" in settings(serving).hosts
    assert settings(serving).scan == ("clamdscan", "--fdpass")


def test_a_port_that_is_taken_is_said_at_once(folder, started):
    taken = server.socket.create_server(("127.0.0.1", 0))
    refused = run("serve", folder, "--port", taken.getsockname()[1])
    taken.close()
    assert isinstance(refused.exception, BadProject)
    assert started == []


def test_accounts_are_made_listed_closed_and_given_new_passwords(folder):
    with quick_hashes():
        at = ("--project", folder)
        link = run("user", "add", "Ada Hill", "--role", "administrator", *at).stdout.strip()
        run("user", "add", "Jo Marsh", "--role", "reviewer", *at)
        team = open_team(folder)
        first, second = link.rpartition("/")[2], ""
        assert team.sign_ins.sign_in("ada hill", first, "here") is None, "a link is no password"
        team.accounts.open_with(first, "copper kettle window")
        assert team.sign_ins.sign_in("ada hill", "copper kettle window", "here")
        second = run("user", "password", "Ada Hill", "--host", "figures.example.org", *at).stdout.strip()
        assert second.startswith("https://figures.example.org/app/welcome/")
        assert team.sign_ins.sign_in("Ada Hill", "copper kettle window", "here") is None
        team.accounts.open_with(second.rpartition("/")[2], "violet ladder button")
        assert team.sign_ins.sign_in("Ada Hill", "violet ladder button", "here")
        assert run("user", "disable", "Jo Marsh", *at).exit_code == 0
        assert "reviewer" in run("user", "list", *at).stdout
        listed = json.loads(run("user", "list", "--json", *at).stdout)
        team.database.close()
    assert [(one["name"], one["open"]) for one in listed] == [("Ada Hill", True), ("Jo Marsh", False)]
    assert isinstance(run("user", "disable", "Ada Hill", *at).exception, BadAccount)
    trail = (folder / "trail.jsonl").read_text()
    assert first not in trail
    assert second not in trail
    acts = [event.act for event in Trail(folder / "trail.jsonl").events()]
    assert acts == [
        "account.added", "account.added", "account.opened", "account.reset", "account.opened", "account.disabled",
    ]  # fmt: skip


def test_a_container_whose_user_has_a_number_alone_keeps_accounts_too(folder, monkeypatch):
    def nameless():
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    with quick_hashes():
        assert run("user", "add", "Ada Hill", "--project", folder).exit_code == 0
    (event,) = Trail(folder / "trail.jsonl").events("account.added")
    assert event.who == f"user {os.getuid()} on the command line"


def test_a_backup_is_written_and_put_back_by_command(folder, tmp_path):
    with quick_hashes():
        run("user", "add", "Ada Hill", "--role", "administrator", "--project", folder)
    kept = tmp_path / "kept.tar.gz"
    assert "a team of 1 accounts and decisions" in run("backup", kept, "--project", folder).output
    assert isinstance(run("backup", kept, "--project", folder).exception, BadBackup)
    assert run("restore", kept, tmp_path / "again").exit_code == 0
    again = open_team(tmp_path / "again")
    assert [one.name for one in again.accounts.all()] == ["Ada Hill"]
    again.database.close()
