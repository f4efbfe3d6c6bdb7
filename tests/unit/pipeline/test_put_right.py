"""A server that was killed starts again with everything in its place, and says what it found."""

from __future__ import annotations

from faircount.pipeline.put_right import put_right
from faircount.pipeline.releasing import recover as recovering
from faircount.pipeline.releasing.places import Places
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
        (said,) = put_right(project)
        assert "send it again" in said
        assert (left.exists(), live.exists()) == (False, True)
    assert len(put_right(project)) == 1
    assert put_right(project) == ()


def test_a_publication_that_was_stopped_is_ended(tmp_path, monkeypatch):
    project = small_project(tmp_path)
    with monkeypatch.context() as stopped:
        stopped.setattr(recovering, "_turn", lambda *_: None)
        released(project)
    assert not Places.of(project).public.exists()
    (said,) = put_right(project)
    assert "public did not show version 1.0.0" in said
    assert (Places.of(project).public / "index.html").is_file()


def test_a_trail_that_was_changed_is_said_and_stops_nobody(tmp_path):
    project = small_project(tmp_path)
    released(project)
    cut_trail(project)
    trail = Places.of(project).trail.path
    trail.write_text(trail.read_text().replace("Jo Marsh", "Nobody"))
    (said,) = put_right(project)
    assert "restore it from a copy" in said
