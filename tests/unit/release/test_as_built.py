"""What lies in the build folder after a release."""

from __future__ import annotations

from pathlib import Path

from faircount.pipeline.build import build
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from tests.lib.releasing import JO, PRINTED, RELEASED, WEEK, changed, quiet, released, small_project, with_rows


def page(folder: Path) -> str:
    return (folder / "areas" / "cleveland.html").read_text(encoding="utf-8")


def test_a_corrected_number_is_shown_by_the_built_site_too(tmp_path: Path) -> None:
    project = small_project(tmp_path, changed(PRINTED, 145, 154))
    build(project, quiet, quick=True)
    released(project)
    assert "154" in page(project.build / "site")
    project = with_rows(tmp_path, PRINTED)
    explain(project, Chosen.said("Cleveland"), ChangeNature.CORRECTION, "two digits were swapped", JO, RELEASED)
    release = released(project, RELEASED + WEEK)
    assert page(project.build / "site") == page(release.site)
    assert "145" in page(project.build / "site")


def test_what_was_built_since_is_not_written_over(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    release = released(project)
    site = project.build / "site"
    assert page(site) == page(release.site)
    build(project, quiet, quick=True)
    (site / "mine.txt").write_text("kept", encoding="utf-8")
    released(project, RELEASED + WEEK)
    assert (site / "mine.txt").is_file()
