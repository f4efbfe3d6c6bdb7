"""What goes on behind the pages: by the project file as it is now, told when it is refused, one piece at a time."""

from __future__ import annotations

import threading

import pytest

from faircount.errors import BadProject
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web import room as rooms
from faircount.web.room import Room
from faircount.web.settings import WebSettings
from faircount.web.work import BackgroundWork


def quiet(step, done, total):
    """Progress that nobody watches."""


@pytest.fixture
def room(tmp_path):
    """A room with a project without answers."""
    start_project(tmp_path / "project", "A charity")
    project = Project.open(tmp_path / "project")
    return Room(project, WebSettings(who="JM"), Review(project, (), ()))


def test_what_is_prepared_and_read_follows_the_project_file_as_it_is_now(room, monkeypatch):
    ran = []
    monkeypatch.setattr(rooms, "_command", lambda *words: ran.append(words))
    config = room.project.folder / "faircount.toml"
    config.write_text(config.read_text().replace("A charity", "Another charity"))
    room.prepare("now", "Jo --quick", quiet)
    assert ran == [("release", "prepare", str(room.project.folder), "--at=now", "--as=Jo --quick")]
    assert room.project.config.project.publisher == "Another charity"


def test_a_refusal_of_a_command_is_told_in_its_own_words(room):
    (room.project.folder / "faircount.toml").write_text("nonsense")
    with pytest.raises(BadProject, match="not TOML"):
        room.build(quiet)


def test_one_piece_of_work_goes_on_at_a_time_and_its_problem_is_kept():
    work, may_end = BackgroundWork(), threading.Event()

    def waits(progress):
        progress("Waiting", 1, 2)
        may_end.wait(10)
        raise BadProject("it cannot be")

    assert work.start("first", waits)
    assert not work.start("second", waits)
    assert work.state.is_going
    may_end.set()
    work.wait(10)
    assert (work.state.is_going, work.state.problem) == (False, "it cannot be")
    assert work.start("third", lambda _: None)
    work.wait(10)
    assert work.state.problem == ""


def test_a_bug_behind_the_pages_is_told_without_its_words(caplog):
    work = BackgroundWork()

    def breaks(_):
        raise RuntimeError("a row's own words")

    work.start("first", breaks)
    work.wait(10)
    assert "own words" not in work.state.problem
    assert "broke" in work.state.problem
    assert "work behind the pages broke" in caplog.text
