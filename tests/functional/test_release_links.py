"""Links in what is published are told, and nothing that they lead to is published, shown or copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.preview import give_preview
from faircount.release.recover import recover
from faircount.release.verify import verify
from faircount.release.withdraw import withdraw
from tests.lib.releasing import AL, JO, RELEASED, WEEK, drafted, every_byte, released, small_project

SECRET = b"17 at Elm Road"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with one published version."""
    project = small_project(tmp_path_factory.mktemp("once") / "project")
    released(project)
    return project


@pytest.fixture
def project(once: Project, tmp_path: Path) -> Project:
    shutil.copytree(once.folder, tmp_path / "project", symlinks=True)
    (tmp_path / "project" / "answers").mkdir()
    (tmp_path / "project" / "answers" / "kent.csv").write_bytes(SECRET)
    return Project.open(tmp_path / "project")


LINKS: dict[str, Callable[[Places], Path]] = {
    "a folder of answers": lambda places: put(places.public.resolve() / "private", places.project / "answers"),
    "an answer": lambda places: put(places.public.resolve() / "kent.csv", places.project / "answers" / "kent.csv"),
    "a page": lambda places: moved(places.public.resolve() / "index.html", places.project),
    "a folder of pages": lambda places: moved(places.public.resolve() / "areas", places.project),
    "what is shown": lambda places: moved(places.public.resolve(), places.project),
    "a page of the version": lambda places: moved(places.version("1.0.0") / "site" / "index.html", places.project),
    "the version": lambda places: moved(places.version("1.0.0"), places.project),
    "an answer in the version": lambda places: put(
        places.version("1.0.0") / "site" / "x.csv", places.project / "answers" / "kent.csv"
    ),
}


def put(path: Path, to: Path) -> Path:
    path.symlink_to(to)
    return path


def moved(path: Path, project: Path) -> Path:
    """The same bytes outside of the project, with a link in their place."""
    elsewhere = project.parent / "outside"
    path.rename(elsewhere)
    return put(path, elsewhere)


@pytest.mark.parametrize("kind", LINKS)
def test_every_link_in_what_is_published_is_told(project: Project, kind: str) -> None:
    places = Places.of(project)
    assert verify(project) == ()
    link = LINKS[kind](places)
    told = verify(project)
    assert any("is a link" in fault and link.name in fault for fault in told), told


def test_what_is_told_of_the_public_folder_is_mended_as_it_says(project: Project) -> None:
    places = Places.of(project)
    shown = places.public.resolve()
    LINKS["what is shown"](places)
    assert "take it away" in verify(project)[0]
    recover(project)
    assert shown.is_dir()
    assert not shown.is_symlink()
    assert verify(project) == ()
    LINKS["a folder of answers"](places)
    shutil.rmtree(shown)
    recover(project)
    assert verify(project) == ()


def test_what_a_link_leads_to_is_neither_published_nor_copied(project: Project) -> None:
    places = Places.of(project)
    LINKS["an answer in the version"](places)
    put(places.version("1.0.0") / "site" / "static" / "kent.csv", places.project / "answers" / "kent.csv")
    withdraw(project, "1.0.0", "a count was shown", AL, RELEASED + timedelta(hours=1))
    assert not [path for path in places.public.resolve().rglob("*") if path.is_symlink()]
    assert SECRET not in every_byte(places.public.resolve())
    draft = drafted(project, RELEASED + WEEK, RELEASED + timedelta(hours=2))
    put(draft.site / "static" / "kent.css", places.project / "answers" / "kent.csv")
    copy = give_preview(project, "A Reader, a house", None, JO, RELEASED + timedelta(hours=3))
    assert SECRET not in every_byte(copy)
