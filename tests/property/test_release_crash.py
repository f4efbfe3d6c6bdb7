"""A kill at any moment loses nothing that was accepted, leaves no half-published site, and the next command puts all right."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release import recover as recovering
from faircount.release.history import draft_of, releases
from faircount.release.publish import publish
from faircount.release.recover import recover
from faircount.release.sign import sign_off
from faircount.release.verify import verify
from tests.lib.crashing import MOMENTS, Steps, faults, kill_within, warm
from tests.lib.releasing import AL, JO, MONDAY, PRINTED, RELEASED, WEEK, changed, drafted, released, small_project, with_rows

KILLS = 8
LONGEST = 0.5
"""Seconds into a step: as long as the longest of them takes on a desk."""


class Killed(BaseException):
    """Stands for the end of the program: nothing below the test catches it."""


def test_killed_at_random_moments_it_loses_nothing_and_recovers(tmp_path: Path) -> None:
    warm()
    folder = tmp_path / "project"
    small_project(folder)
    chance = random.Random(20_261_125)
    for number in range(KILLS):
        kill_within(folder, chance.choice(MOMENTS), chance.uniform(0, LONGEST))
        assert faults(folder) == [], f"after kill {number + 1}"
    assert list(Steps(folder).round())[-1] == "published", "left alone it goes on as if nothing had been"
    assert faults(folder) == []


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one version public and the next signed."""
    folder = tmp_path_factory.mktemp("signed") / "project"
    released(small_project(folder))
    project = with_rows(folder, changed(PRINTED, 820, 820))
    draft = drafted(project, RELEASED + WEEK, RELEASED + WEEK / 2)
    sign_off(project, draft.version, AL, RELEASED + WEEK / 2)
    return folder


@pytest.mark.parametrize("step", ["_number", "assemble", "_turn", "_sweep"])
@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_stopped_at_each_step_of_a_publication_it_is_ended_by_the_next_command(
    signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, done: bool
) -> None:
    shutil.copytree(signed, tmp_path / "project", symlinks=True)
    project = Project.open(tmp_path / "project")
    whole = getattr(recovering, step)
    recover(project, RELEASED)
    draft = draft_of(project)
    assert draft is not None
    calls = iter((False, True)) if step == "_sweep" else iter((True, True))

    def stopped(*given: object) -> object:
        if not next(calls):
            return whole(*given)  # the look before the publication
        if done:
            list(whole(*given) or ())
        raise Killed

    monkeypatch.setattr(recovering, step, stopped)
    with pytest.raises(Killed):
        publish(project, draft.version, JO, RELEASED + WEEK)
    monkeypatch.undo()
    shown = (Places.of(project).public / "release.json").read_text(encoding="utf-8")
    assert f'"version": "{"1.0.1" if step == "_sweep" or (step, done) == ("_turn", True) else "1.0.0"}"' in shown
    assert recover(project, RELEASED + WEEK) is not None
    assert [one.version for one in releases(project)] == ["1.0.0", "1.0.1"]
    assert verify(project) == ()
    assert '"1.0.1"' in (Places.of(project).public / "release.json").read_text(encoding="utf-8")


def test_a_draft_that_was_not_finished_is_taken_away_and_said(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    drafted(project)
    making = Places.of(project).making
    (making / "site").mkdir(parents=True)
    (making / "site" / "index.html").touch()
    stray = Places.of(project).drafts / "1.0.0-0000000000000000"
    stray.mkdir()
    assert "unfinished draft" in recover(project, MONDAY)[0]
    assert not making.exists()
    assert not stray.exists()
    assert draft_of(project) is not None
