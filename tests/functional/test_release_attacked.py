"""What somebody may try with a release: another writing of one name, and a trail whose end is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faircount.errors import BadRelease, BrokenTrail
from faircount.pipeline.draft_release import prepare
from faircount.project.project import Project
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from faircount.release.preview import give_preview
from faircount.release.publish import publish, publish_due
from faircount.release.recover import recover
from faircount.release.sign import sign_off
from faircount.release.withdraw import withdraw
from tests.lib.releasing import AL, JO, MONDAY, RELEASED, WEEK, drafted, every_byte, quiet, released, small_project


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


@pytest.mark.parametrize("written", ["{1}, {0}", "Ms {0} {1}", "{0[0]}. {1}", "{0} Q. {1}", "{0[0]}{1[0]}", "timer", "the timer"])
def test_who_prepared_cannot_sign_under_another_writing_of_the_name_nor_as_the_program(prepared: Project, written: str) -> None:
    with pytest.raises(BadRelease, match=r"somebody else has to sign|the program itself acts"):
        sign_off(prepared, "1.0.0", written.format(*JO.split()), MONDAY)


@pytest.mark.parametrize("written", ["Jo Marsh\u3164", "Jo M\ua4eersh", "Jo M\u0430rsh", "Al\u200d Reed"], ids=ascii)
def test_nobody_acts_under_a_name_that_readers_cannot_tell_from_another(prepared: Project, written: str) -> None:
    chosen, why = Chosen(), "a sum was wrong"
    acts = (
        lambda: sign_off(prepared, "1.0.0", written, MONDAY),
        lambda: publish(prepared, "1.0.0", written, RELEASED),
        lambda: publish_due(prepared, written, RELEASED),
        lambda: prepare(prepared, RELEASED, written, MONDAY, quiet),
        lambda: give_preview(prepared, "A Reader, a house", None, written, MONDAY),
        lambda: explain(prepared, chosen, ChangeNature.CORRECTION, why, written, MONDAY),
        lambda: withdraw(prepared, "1.0.0", why, written, MONDAY),
    )
    for act in acts:
        with pytest.raises(BadRelease, match=r"a name (?:holds|mixes)"):
            act()
    with pytest.raises(BadRelease, match="nobody sees"):
        give_preview(prepared, "A Reader\u3164, a house", None, JO, MONDAY)


def test_the_programs_own_names_publish_only_what_is_due(prepared: Project) -> None:
    with pytest.raises(BadRelease, match="the program itself acts"):
        publish(prepared, "1.0.0", "timer", RELEASED)
    assert publish_due(prepared, "timer", RELEASED) is None  # nobody has signed it


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
