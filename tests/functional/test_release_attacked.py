"""What somebody may try with a release: another writing of one name, and a trail whose end is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faircount.errors import BadRelease, BrokenTrail
from faircount.project.project import Project
from faircount.release.publish import publish
from faircount.release.recover import recover
from faircount.release.sign import sign_off
from tests.lib.releasing import AL, JO, MONDAY, RELEASED, WEEK, drafted, every_byte, released, small_project


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = small_project(tmp_path_factory.mktemp("prepared"))
    drafted(project)
    return project


@pytest.fixture
def folder(prepared: Project, tmp_path: Path) -> Path:
    """A project with a published version."""
    copied = tmp_path / "copy"
    shutil.copytree(prepared.folder, copied, symlinks=True)
    released(Project.open(copied))
    return copied


@pytest.mark.parametrize("written", ["{1}, {0}", "Ms {0} {1}", "{0[0]}. {1}", "{0} Q. {1}", "{0[0]}{1[0]}", "timer"])
def test_who_prepared_cannot_sign_under_another_writing_of_the_name_nor_as_the_program(prepared: Project, written: str) -> None:
    with pytest.raises(BadRelease, match=r"somebody else has to sign|the program itself acts"):
        sign_off(prepared, "1.0.0", written.format(*JO.split()), MONDAY)


@pytest.mark.parametrize("left", [0, 1], ids=["emptied", "published cut off"])
def test_nothing_is_published_over_a_version_that_a_cut_trail_no_longer_tells(folder: Path, left: int) -> None:
    """A version prepared on a trail without its end would get the number of one that is published, and take its place."""
    project = Project.open(folder)
    trail, site = folder / "trail.jsonl", folder / "releases" / "1.0.0" / "site"
    before = every_byte(site)
    lines = trail.read_text(encoding="utf-8").splitlines(keepends=True)
    trail.write_text("".join(lines[: left and len(lines) - left]), encoding="utf-8")
    with pytest.raises(BrokenTrail, match=r"1\.0\.0: was published, and the trail does not say so"):
        drafted(project, RELEASED + WEEK)
    with pytest.raises(BrokenTrail, match="the trail does not say so"):
        publish(project, "", AL, RELEASED + WEEK)
    assert every_byte(site) == before
    trail.unlink()
    with pytest.raises(BrokenTrail, match="the trail does not say so"):
        recover(project)
