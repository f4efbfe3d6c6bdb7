"""The examination names what is ill, says how to mend it, and goes on to the rest."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from faircount.cli.main import app
from faircount.errors import EXIT_FINDINGS
from faircount.pipeline import doctor
from faircount.pipeline.doctor import LOOKS, Health, examine
from faircount.pipeline.project import Project
from faircount.pipeline.releasing.places import Places
from faircount.store.team.database import sqlite_address
from faircount.store.team.team import open_team
from faircount.vocabulary.helplines import HELPLINES
from tests.lib.review_answers import answered_project


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project on a machine where all is well."""
    monkeypatch.setattr(doctor, "ROOM", 1)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    folder = answered_project(tmp_path / "project")
    checked = f'\n[helplines]\nchecked_on = {datetime.now(UTC):%Y-%m-%d}\nchecked_by = "JM"\n'
    with (folder / "faircount.toml").open("a") as config:
        config.write(checked)
    return Project.open(folder)


def ill(project, **given):
    return {one.what: one for one in examine(project, **given) if one.health is Health.ILL}


def test_where_all_is_well_nothing_is_ill(project):
    assert {one.health for one in examine(project)} == {Health.WELL}
    assert {one.what for one in examine(project)} >= {"Python", "Tesseract", "Java", "Browser", *(set(LOOKS) - {"Programs"})}


def test_a_program_is_missed_only_where_it_is_needed(project, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert ill(project) == {}
    answers = project.config.answers.model_copy(update={"ocr": True})
    scanned = Project(project.folder, project.config.model_copy(update={"answers": answers}))
    assert "tesseract-ocr" in ill(scanned)["Tesseract"].mend


@pytest.mark.parametrize(
    ("system", "said"),
    [
        ({"ID": "debian"}, "apt-get install chromium"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "playwright install --with-deps chromium"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "playwright install --with-deps chromium"),
        (None, "apt-get install chromium"),
    ],
    ids=["Debian", "Ubuntu, whose Chromium is a snap", "made from Ubuntu", "unnamed"],
)
def test_a_browser_is_advised_that_the_system_has(project, monkeypatch, system, said):
    def release():
        if system is None:
            raise OSError
        return system

    monkeypatch.setattr(doctor.platform, "freedesktop_os_release", release)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert [one.mend for one in examine(project) if one.what == "Browser"] == [said]


def test_a_database_that_waits_or_cannot_be_reached_is_named(project, tmp_path):
    assert "migrations" in ill(project, database=sqlite_address(tmp_path / "new.db"))["Database"].says
    assert "cannot be used" in ill(project, database="postgresql://nobody@127.0.0.1:1/none")["Database"].says
    open_team(project.folder).database.close()
    assert ill(project) == {}


def test_what_is_private_and_can_be_read_is_named(project):
    open_team(project.folder).database.close()
    (project.folder / ".faircount").chmod(0o755)
    assert "chmod 700" in ill(project)["Folders"].mend


def test_a_full_disk_and_old_helplines_are_named(project, monkeypatch):
    monkeypatch.setattr(doctor, "ROOM", 10**18)
    assert set(ill(project)) == {"Disk"}
    later = datetime.now(UTC) + timedelta(days=100)
    assert "too long ago" in ill(project, now=later)["Helplines"].says
    silent = Project(project.folder, project.config.model_copy(update={"helplines": None}))
    monkeypatch.setattr(doctor, "unchecked", lambda: HELPLINES[:1])
    assert HELPLINES[0].name in ill(silent)["Helplines"].says


def test_a_trail_that_was_changed_stops_no_other_look(project):
    trail = Places.of(project).trail
    trail.append("JM", "release.prepared", "1.0.0")
    trail.path.write_text(trail.path.read_text().replace("JM", "AR"))
    found = ill(project)
    assert "was changed" in found["Audit trail"].says
    assert len(examine(project)) >= len(LOOKS)


def test_a_clock_that_went_back_is_named(project):
    assert set(ill(project, now=datetime.now(UTC) - timedelta(days=1))) == {"Clock"}


def test_a_draft_whose_time_has_passed_is_named_and_one_that_waits_is_noted(project):
    at = datetime.now(UTC) + timedelta(hours=1)
    said = {"previous": "", "at": at.isoformat(), "digest": "d" * 64}
    Places.of(project).trail.append("JM", "release.prepared", "1.0.0", said)
    assert ill(project) == {}
    assert next(one for one in examine(project) if one.what == "Embargo").health is Health.NOTE
    assert "second person" in ill(project, now=at + timedelta(minutes=1))["Embargo"].mend


def test_the_command_ends_with_findings_where_something_is_ill(project, monkeypatch):
    run = CliRunner().invoke
    assert run(app, ["doctor", str(project.folder)]).exit_code == 0
    monkeypatch.setattr(doctor, "ROOM", 10**18)
    found = run(app, ["doctor", str(project.folder), "--json"])
    assert found.exit_code == EXIT_FINDINGS
    assert [one["what"] for one in json.loads(found.stdout) if one["health"] == "ill"] == ["Disk"]
    assert "should be free" in run(app, ["doctor", str(project.folder)]).stdout


def test_looking_makes_no_database(project):
    examine(project)
    assert not (project.folder / ".faircount").exists()
