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
from faircount.pipeline.doctor import LOOKS, examine
from faircount.pipeline.examined import Health
from faircount.project.holdings import save_ledger
from faircount.project.places import Places
from faircount.project.project import Project, ReferenceEntry
from faircount.release.history import PREPARED, PUBLISHED
from faircount.store.decisions import Decision, DecisionsFile
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.store.team.database import sqlite_address
from faircount.store.team.team import open_team
from faircount.tables.figures import Figures
from faircount.vocabulary.helplines import HELPLINES
from tests.lib.publications import ANSWER, figure
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


def test_a_yardstick_that_cannot_be_read_or_lacks_rows_is_named(project):
    heading = "financial_year,financial_quarter,force_name,offence_group,offence_code,offences"
    rows = [f"2015/16,{quarter},{force},Sexual offences,17B,3" for quarter in (1, 2, 3, 4) for force in ("Kent", "Essex")]
    entry = ReferenceEntry(
        kind="home-office-open-table", path="table.csv", source_id="table", title="Table", publisher="Home Office"
    )
    named = Project(project.folder, project.config.model_copy(update={"reference": (entry,)}))
    table = project.folder / "table.csv"
    assert "there is no such file" in ill(named)["Reference"].says
    table.write_text("\n".join([heading.replace("offence_code", "code"), *rows]))
    assert "table.csv cannot be used: table.csv: missing columns: offence_code" in ill(named)["Reference"].says
    assert "stays in the ledger" in ill(named)["Reference"].mend
    table.write_text("\n".join([heading, *rows[:-1]]))
    assert ill(named) == {}
    noted = [one.says for one in examine(named) if one.what == "Reference" and one.health is Health.NOTE]
    assert any("force=Essex, year=2015/16: rows of 1 of 1 offence codes are missing" in says for says in noted)


def test_doubts_about_figures_that_are_held_are_counted_by_their_kind(project):
    doubt = "doubt: another answer gives another number for the same: b.csv (0123abcd)"
    figures = [figure(2015, 5, note=doubt), figure(2016, 6, note=f"a note; {doubt}; the unit is not said"), figure(2017, 7)]
    Ledger.empty().record([StoredDocument(ANSWER, Figures.of(figures))]).save(project.ledger)
    said = [(one.says, one.mend) for one in examine(project) if one.what == "Answers"]
    assert [says for says, _ in said] == [
        "2 figures (Sheet1!B15 of answer-17 is one): another answer gives another number for the same",
        "1 figures (Sheet1!B16 of answer-17 is one): the unit is not said",
    ]
    assert all("faircount review" in mend for _, mend in said)


def test_a_ledger_that_is_not_as_it_was_kept_is_ill(project):
    save_ledger(project, Ledger.empty().record([StoredDocument(ANSWER, Figures.of([figure(2015, 5)]))]))
    assert ill(project) == {}
    (project.ledger / "whole.json").unlink()
    assert "whole.json: is gone" in ill(project)["Ledger"].says


def test_a_project_that_has_published_and_holds_nothing_is_ill(project):
    said = {"digest": "0" * 64, "at": "2026-11-02T09:30:00+00:00", "previous": ""}
    for act in (PREPARED, PUBLISHED):
        Places.of(project).trail.append("JM", act, "1.0.0", said)
    assert "holds 0 versions of documents, and versions were made from it" in ill(project)["Ledger"].says


def test_a_decision_that_was_taken_out_is_ill(project):
    path = project.folder / "decisions.csv"
    decided = Decision(datetime.now(UTC), "JM", "answer", "a" * 64, "B1", "which unit?", "victims", "the letter says so")
    DecisionsFile(path).add(decided, 0)
    assert ill(project) == {}
    path.unlink()
    assert "1 of the decisions" in ill(project)["Decisions"].says


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
