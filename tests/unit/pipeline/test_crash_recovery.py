"""A server that was killed starts again with everything in its place, and says what it found."""

from __future__ import annotations

import io
import os
import signal

import pytest

from faircount.pipeline.crash_recovery import recover_from_crash
from faircount.project.places import Places
from faircount.release import recover as recovering
from faircount.requests.inbox.receive import receive
from faircount.store.audit_trail import Trail
from faircount.store.inner import inner_folder
from faircount.store.lock import locked
from tests.lib.releasing import cut_trail, released, small_project


def test_a_file_that_was_being_sent_goes_and_one_that_is_being_sent_stays(tmp_path):
    project = small_project(tmp_path)
    left, live = (inner_folder(tmp_path) / f"sent-{name}" for name in ("left", "live"))
    for folder in (left, live):
        folder.mkdir()
        (folder / "sent.csv").write_text("Kent Police\n")
    with locked(live / "held.lock"):
        (said,) = recover_from_crash(project)
        assert "send it again" in said
        assert (left.exists(), live.exists()) == (False, True)
    assert len(recover_from_crash(project)) == 1
    assert recover_from_crash(project) == ()


def test_a_publication_that_was_stopped_is_ended(tmp_path, monkeypatch):
    project = small_project(tmp_path)
    with monkeypatch.context() as stopped:
        stopped.setattr(recovering, "_turn", lambda *_: None)
        released(project)
    assert not Places.of(project).public.exists()
    (said,) = recover_from_crash(project)
    assert "public did not show version 1.0.0" in said
    assert (Places.of(project).public / "index.html").is_file()


def test_a_trail_that_was_changed_is_said_and_stops_nobody(tmp_path):
    project = small_project(tmp_path)
    released(project)
    cut_trail(project)
    trail = Places.of(project).trail.path
    trail.write_text(trail.read_text().replace("Jo Marsh", "Nobody"))
    (said,) = recover_from_crash(project)
    assert "restore it from a copy" in said


def killed_while_it_takes_in(project, *, after_the_trail):
    """Take a file in in a process of its own that is killed when the trail is about to be told, or right after it was."""
    child = os.fork()
    if child == 0:
        append = Trail.append

        def append_and_die(self, *words):
            if after_the_trail:
                append(self, *words)
            os.kill(os.getpid(), signal.SIGKILL)

        Trail.append = append_and_die
        receive(project, "kent.csv", io.BytesIO(b"Kent Police\n"), who="Bo Hill")
        os._exit(1)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("after_the_trail", [False, True])
def test_a_file_that_had_its_place_stays_and_the_trail_is_told_of_it_once(tmp_path, after_the_trail):
    project = small_project(tmp_path)
    receive(project, "essex.csv", io.BytesIO(b"Essex Police\n"), who="Cy Lane")
    assert killed_while_it_takes_in(project, after_the_trail=after_the_trail) == signal.SIGKILL
    assert sorted(path.name for path in project.answers.iterdir()) == ["essex.csv", "kent.csv"]
    (said,) = recover_from_crash(project)
    assert "kent.csv had come" in said
    told = [("Cy Lane", "answer.received", "essex.csv"), ("Bo Hill", "answer.received", "kent.csv")]
    for _ in range(2):
        assert [(event.who, event.act, event.about) for event in Trail(tmp_path / "trail.jsonl").events()] == told
        assert recover_from_crash(project) == ()
    assert not list(inner_folder(tmp_path).glob("sent-*"))
