"""Who may read a draft before its time: named, noted, and never what a check stops for disclosure."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from faircount.errors import BadRelease, NotProtected
from faircount.project.project import Project
from faircount.release.history import draft_of, readers
from faircount.release.preview import give_preview
from faircount.release.recover import recover
from faircount.release.sign import sign_off
from tests.lib.releasing import AL, JO, MONDAY, RELEASED, TOML, drafted, give_away, public, small_project

REFERENCE = TOML[TOML.index("[[reference]]") :]
HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(tmp_path: Path) -> Project:
    """A project whose first version is prepared."""
    project = small_project(tmp_path / "project")
    drafted(project)
    return project


def test_a_preview_is_marked_listed_noted_and_ends(waiting: Project) -> None:
    place = give_preview(waiting, "B. Editor, Evening Paper", RELEASED - HOUR, JO, MONDAY)
    for page in place.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "Preview for B. Editor, Evening Paper. Not to be published before 9:30am, 1 December 2026." in text
    draft = draft_of(waiting)
    assert draft is not None
    [reader] = readers(waiting, draft)
    assert (reader.name, reader.opened) == ("B. Editor, Evening Paper", ())
    with pytest.raises(BadRelease, match="at the latest"):
        give_preview(waiting, "D. Late", RELEASED + HOUR, JO, MONDAY)
    recover(waiting, RELEASED - HOUR)
    assert not place.exists(), "a preview whose time is over is taken away"
    assert not public(waiting).exists()


def test_nobody_outside_reads_what_a_check_stops_for_disclosure(waiting: Project) -> None:
    draft = draft_of(waiting)
    assert draft is not None
    give_preview(waiting, "B. Editor", None, JO, MONDAY)
    give_away(draft)
    with pytest.raises(NotProtected, match="No hidden cell has a number beside it in any file: files/cleveland"):
        give_preview(waiting, "C. Reporter", None, JO, MONDAY)
    [reader] = readers(waiting, draft)
    assert (reader.name, reader.opened) == ("B. Editor", ()), "nobody was put on the list, and no reading was noted"


def test_what_stops_for_another_reason_than_disclosure_may_be_read_early(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    settings = tmp_path / "faircount.toml"
    settings.write_text(settings.read_text().partition("[helplines]")[0] + REFERENCE)
    project = Project.open(tmp_path)
    draft = drafted(project)
    with pytest.raises(BadRelease, match="helplines"):
        sign_off(project, draft.version, AL, MONDAY)
    assert (give_preview(project, "B. Editor", None, JO, MONDAY) / "index.html").is_file()
