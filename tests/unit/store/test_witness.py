"""A trail that was cut, emptied or written anew disagrees with what was seen of it before, and says so as long as it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from faircount.pipeline.start import start_project, write_demo
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.verify import verify
from faircount.store.audit_trail import Trail
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.migrate import migrate
from faircount.store.team.trail_heads import DatabaseWitness
from faircount.store.witness import FileWitness


def cut(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def gone(path: Path) -> None:
    path.unlink()


def written_anew(path: Path) -> None:
    """Every event again, one of them otherwise, in a chain that holds."""
    events = Trail(path).events()
    path.unlink()
    for event in events:
        who = "Somebody Else" if event.number == 2 else event.who
        Trail(path).append(who, event.act, event.about, event.said, event.when)


def and_more(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoilt(path: Path) -> None:
        spoil(path)
        for _ in range(6):
            Trail(path).append("JM", "release.listed", "1.0.0")

    return spoilt


SPOILT = {
    "cut": cut, "emptied": emptied, "gone": gone, "written anew": written_anew,
    "cut, and longer since": and_more(cut), "emptied, and longer since": and_more(emptied),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("place", ["file", "database"])
def test_what_was_seen_before_speaks_against_it(tmp_path: Path, kind: str, place: str) -> None:
    database = Database.open(sqlite_address(tmp_path / "team.db"))
    migrate(database)
    witness = FileWitness(tmp_path / "elsewhere" / "head.json") if place == "file" else DatabaseWitness(database)
    trail = Trail(tmp_path / "trail.jsonl", [witness])
    for number in range(5):
        trail.append("JM", "release.prepared", f"1.0.{number}")
    assert trail.verify() == ()
    SPOILT[kind](trail.path)
    (said, *_) = trail.verify()
    assert "is missing" in said or "written anew" in said
    trail.append("JM", "release.prepared", "2.0.0")
    assert trail.verify(), "to add to it hides nothing"
    database.close()


def test_what_others_added_is_noted_and_nothing_is_said(tmp_path: Path) -> None:
    witness = FileWitness(tmp_path / "head.json")
    trail = Trail(tmp_path / "trail.jsonl", [witness])
    trail.append("JM", "release.prepared", "1.0.0")
    Trail(trail.path).append("AR", "release.signed", "1.0.0")
    assert trail.verify() == ()
    trail.note()
    head = witness.head()
    assert head is not None
    assert (head.events, head.hash) == (2, trail.events()[-1].hash)


def test_a_project_keeps_it_by_itself_and_where_it_is_told_and_release_verify_says(tmp_path: Path) -> None:
    start_project(tmp_path / "project", "A charity")
    settings = tmp_path / "project" / "faircount.toml"
    settings.write_text(settings.read_text("utf-8").replace("[project]", '[project]\ntrail_copy = "../kept/head.json"'), "utf-8")
    project = Project.open(tmp_path / "project")
    for number in range(4):
        Places.of(project).trail.append("JM", "release.corrected", f"{number}")
    assert (tmp_path / "kept" / "head.json").is_file()
    assert verify(project) == ()
    cut(Places.of(project).trail.path)
    assert len([one for one in verify(project) if "is missing" in one]) == 2, "the file, and the memory of whoever works here"


@pytest.mark.parametrize("begin", [lambda folder: start_project(folder, "A charity"), write_demo], ids=["init", "demo"])
def test_a_project_that_is_begun_where_another_was_has_nothing_to_do_with_it(tmp_path: Path, begin: Callable[[Path], object]):
    folder = tmp_path / "project"
    begin(folder)
    Places.of(Project.open(folder)).trail.append("JM", "release.prepared", "1.0.0")
    rmtree(folder)
    begin(folder)
    assert verify(Project.open(folder)) == ()


def test_settings_that_are_written_anew_beside_what_was_made_forget_nothing(tmp_path: Path):
    folder = tmp_path / "project"
    start_project(folder, "A charity")
    places = Places.of(Project.open(folder))
    for number in range(4):
        places.trail.append("JM", "release.corrected", f"{number}")
    cut(places.trail.path)
    (folder / "faircount.toml").unlink()
    start_project(folder, "A charity")
    assert any("is missing" in one for one in verify(Project.open(folder)))
