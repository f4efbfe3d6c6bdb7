"""``faircount release`` as people run it: from a draft to a corrected version, with what is said and the exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from faircount.errors import EXIT_FINDINGS, BadAccount, BadRelease, NotProtected
from faircount.project.project import Project
from faircount.release.history import draft_of
from faircount.store.team.account import Role
from faircount.store.team.team import open_team
from tests.lib.releasing import PRINTED, changed, give_away, small_project, with_rows
from tests.lib.running import Run, runner
from tests.lib.teams import PASSWORD


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    folder = tmp_path / "run"
    folder.mkdir()
    return runner(capfd, monkeypatch, folder)


@pytest.fixture
def project(tmp_path: Path) -> str:
    return str(small_project(tmp_path / "project").folder)


def test_two_people_publish_and_correct_a_version(run: Run, project: str) -> None:
    assert "Nothing is published yet" in run("release", "list", project).stderr
    made = run("release", "prepare", project, "--at", "now", "--quick", "--as", "Jo")
    assert made.returncode == 0, made.stderr
    assert "Version 1.0.0: under embargo until" in made.stderr
    assert Path(made.stdout.splitlines()[-1]).is_file()
    assert run("release", "sign", project, "--as", "jo").returncode == BadRelease.exit_code
    assert run("release", "publish", project, "--as", "Jo").returncode == BadRelease.exit_code
    seen = re.search(r"/1\.0\.0-([0-9a-f]{16})/", made.stdout)[1]
    for another in ("0" * 16, seen[:4]):
        assert "look at it as it is now" in run("release", "sign", project, "--as", "Al", "--seen", another).stderr
    assert "Al signed version 1.0.0" in run("release", "sign", project, "--as", "Al", "--seen", seen).stderr
    assert Path(run("release", "publish", project, "--as", "Jo").stdout.strip()).is_file()

    with_rows(Path(project), changed(PRINTED, 55, 56))
    stopped = _prepare(run, project)
    assert "STOPS   Every published number that changes" in stopped.stdout
    assert stopped.returncode == EXIT_FINDINGS
    assert Path(stopped.stdout.splitlines()[-1]).is_file(), "the draft is there, to be looked at"
    waits = run("release", "check", project)
    assert waits.returncode == EXIT_FINDINGS
    said = run("release", "correct", project, "--area", "Cleveland", "--why", "A digit was lost", "--as", "Al")
    assert "Noted as a correction" in said.stderr
    ready = _prepare(run, project)
    assert "Version 1.0.1, after 1.0.0" in ready.stderr
    assert ready.returncode == 0
    assert run("release", "check", project).returncode == 0
    assert all(one["passed"] or not one["blocks"] for one in json.loads(run("release", "check", project, "--json").stdout))
    run("release", "sign", project, "--as", "Al")
    assert "1.0.1 is public" in run("release", "publish", project, "--due", "--as", "timer").stderr
    assert "Nothing is due" in run("release", "publish", project, "--due", "--as", "timer").stderr
    versions = json.loads(run("release", "list", project, "--json").stdout)["versions"]
    assert [(one["version"], one["standing"]) for one in versions] == [("1.0.0", "corrected"), ("1.0.1", "current")]

    withdrawn = run("release", "correct", project, "--withdraw", "1.0.0", "--why", "It should not have been", "--as", "Al")
    assert "withdrawn" in withdrawn.stderr
    assert "2 versions and" in run("release", "verify", project).stderr


def _prepare(run: Run, project: str):
    return run("release", "prepare", project, "--at", "now", "--quick", "--as", "Jo")


def test_an_embargo_and_its_readers_are_said_plainly(run: Run, project: str) -> None:
    assert "--at" in run("release", "prepare", project).stderr
    assert "no time" in run("release", "prepare", project, "--at", "tomorrow").stderr
    run("release", "prepare", project, "--at", "2999-12-01 09:30", "--quick", "--as", "Jo")
    given = run("release", "preview", project, "--to", "B. Editor, Evening Paper", "--as", "Jo")
    assert (Path(given.stdout.strip()) / "PREVIEW.txt").read_text(encoding="utf-8").startswith("Preview for B. Editor")
    assert run("release", "preview", project).stdout.startswith("B. Editor, Evening Paper: until 9:30am, 1 December 2999")
    run("release", "sign", project, "--as", "Al")
    early = run("release", "publish", project, "--as", "Al")
    assert early.returncode == BadRelease.exit_code
    assert "under embargo until 9:30am, 1 December 2999" in early.stderr
    assert not (Path(project) / "public").exists()


def test_a_preview_is_refused_where_the_check_would_stop_it_for_disclosure(run: Run, project: str) -> None:
    run("release", "prepare", project, "--at", "2999-12-01 09:30", "--quick", "--as", "Jo")
    draft = draft_of(Project.open(Path(project)))
    assert draft is not None
    give_away(draft)
    refused = run("release", "preview", project, "--to", "B. Editor", "--as", "Jo")
    assert refused.returncode == NotProtected.exit_code
    assert "nobody outside may read version 1.0.0" in refused.stderr
    assert run("release", "check", project).returncode == EXIT_FINDINGS
    assert run("release", "preview", project).stdout == ""


def test_what_cannot_be_done_is_refused_with_what_can(run: Run, project: str) -> None:
    for words, said in (
        (("check",), "nothing is prepared"),
        (("correct", "--why", "A digit was lost"), "say which figures"),
        (("correct", "--all", "--why", "A digit was lost"), "nothing is published yet"),
        (("correct", "--withdraw", "1.0.0", "--why", "A digit was lost"), "never published"),
        (("correct", "--area", "Atlantis", "--why", "A digit was lost"), "Atlantis"),
    ):
        done = run("release", words[0], project, *words[1:])
        assert done.returncode >= 10
        assert said in done.stderr


def test_an_account_in_anothers_hands_signs_as_little_in_a_terminal(run: Run, project: str) -> None:
    run("release", "prepare", project, "--at", "now", "--quick", "--as", "Jo")
    team = open_team(Path(project))
    try:
        team.accounts.add("Ada Hill", Role.ADMINISTRATOR, PASSWORD)
        team.accounts.open_with(team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada Hill"), PASSWORD)
        waits = run("release", "sign", project, "--as", "Cy Vale")
        assert waits.returncode == BadAccount.exit_code
        assert "signs nothing for 24 hours" in waits.stderr
        run("release", "prepare", project, "--at", "now", "--quick", "--as", "Cy Vale")
        assert "made or changed the account of Cy Vale" in run("release", "sign", project, "--as", "Ada Hill").stderr
        assert run("release", "sign", project, "--as", "Al Reed").returncode == 0
    finally:
        team.database.close()
