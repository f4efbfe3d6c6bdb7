"""Two people publish in the same moment: one does, the others are told that it was published already, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faircount.errors import AlreadyPublished, BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.history import PUBLISHED, SIGNED, draft_of, releases
from faircount.release.publish import publish, publish_due
from faircount.release.sign import sign_off
from faircount.release.verify import verify
from tests.lib.releasing import AL, JO, PRINTED, RELEASED, WEEK, changed, drafted, released, small_project, with_rows

SRC = Path(__file__).parents[2] / "src"


def at_once(project: Project, *commands: tuple[str, ...]) -> list[subprocess.CompletedProcess[str]]:
    """Each command in a process of its own, all begun before any has ended."""
    run = [sys.executable, "-m", "faircount", "release"]
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(SRC), os.environ.get("PYTHONPATH", "")])}
    begun = [
        subprocess.Popen(
            [*run, act, str(project.folder), *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
        )
        for act, *more in commands
    ]
    ended = [(each, *each.communicate(timeout=120)) for each in begun]
    return [subprocess.CompletedProcess(each.args, each.returncode, out, said) for each, out, said in ended]


@pytest.fixture
def signed(tmp_path: Path) -> Project:
    """A version that Al signed and whose time has come."""
    small_project(tmp_path / "project")
    settings, now = tmp_path / "project" / "faircount.toml", datetime.now(UTC)
    settings.write_text(settings.read_text().replace("checked_on = 2026-11-20", f"checked_on = {now.date().isoformat()}"))
    project = Project.open(tmp_path / "project")
    sign_off(project, drafted(project, now, now).version, AL, now)
    return project


@pytest.mark.parametrize("more", [(), ("--version", "1.0.0")], ids=["what waits", "by its number"])
def test_of_three_who_publish_at_once_one_does_and_two_are_told(signed: Project, more: tuple[str, ...]) -> None:
    names = ("Jo Marsh", "Al Reed", "Cy Vale")
    done = at_once(signed, *(("publish", *more, "--as", name) for name in names))
    said = "\n".join(one.stderr for one in done)
    assert sorted(one.returncode for one in done) == [0, BadRelease.exit_code, BadRelease.exit_code], said
    assert "Traceback" not in said
    (winner,) = [name for name, one in zip(names, done, strict=True) if one.returncode == 0]
    for one in done:
        if one.returncode:
            assert f"version 1.0.0 was published already, by {winner}" in one.stderr
    assert [event.who for event in Places.of(signed).trail.events() if event.act == PUBLISHED] == [winner]
    assert verify(signed) == ()
    assert (Places.of(signed).public / "index.html").is_file()


def test_whoever_signs_while_another_publishes_is_told_and_two_timers_publish_once(signed: Project) -> None:
    signing = tuple(("sign", "--as", name) for name in ("Cy Vale", "Dee Hart"))
    done = at_once(signed, ("publish", "--due", "--as", "timer 1"), *signing, ("publish", "--due", "--as", "timer 2"))
    said = "\n".join(one.stderr for one in done)
    assert "Traceback" not in said
    assert [one.returncode for one in (done[0], done[-1])] == [0, 0], said
    assert sum("Version 1.0.0 is public" in one.stderr for one in done) == 1
    assert sum("Nothing is due" in one.stderr for one in done) == 1
    for one in done[1:3]:
        assert one.returncode == 0 or "version 1.0.0 was published already, by timer" in one.stderr, one.stderr
    told = [event.who for event in Places.of(signed).trail.events() if event.act == SIGNED]
    assert set(told) == {AL, *(name for (_, _, name), one in zip(signing, done[1:3], strict=True) if one.returncode == 0)}
    assert verify(signed) == ()


def test_what_was_published_is_said_to_be_whatever_waits_by_now(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with pytest.raises(BadRelease, match="nothing is prepared"):
        publish(project, "", JO, RELEASED)
    released(project)
    for version in ("", "1.0.0"):
        with pytest.raises(AlreadyPublished, match=r"1\.0\.0 was published already, by Jo Marsh, 9:30am, 1 December 2026"):
            publish(project, version, AL, RELEASED)
    with pytest.raises(AlreadyPublished, match="release prepare"):
        sign_off(project, "", AL, RELEASED)
    with pytest.raises(BadRelease, match="nothing is prepared"):
        publish(project, "2.0.0", AL, RELEASED)
    assert publish_due(project, "timer", RELEASED) is None
    project = with_rows(tmp_path, changed(PRINTED, 772, 773))
    drafted(project, RELEASED + WEEK, RELEASED)
    waits = draft_of(project)
    with pytest.raises(AlreadyPublished, match=r"1\.0\.0 was published already"):
        publish(project, "1.0.0", AL, RELEASED + WEEK)
    assert draft_of(project) == waits
    assert len(releases(project)) == 1
