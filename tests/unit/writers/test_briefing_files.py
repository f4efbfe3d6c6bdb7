"""A build that is not quick: what is to be taken away is made, offered on its page, and made anew only where the page changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from faircount.pipeline.build import build
from faircount.project.project import Project
from faircount.writers import briefing_files
from tests.lib.releasing import quiet, small_project
from tests.lib.taking_away import take_away_few


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    take_away_few(monkeypatch)
    return small_project(tmp_path / "project")


def test_what_is_made_is_offered_and_kept_until_its_page_changes(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project, quiet)
    site = project.build / "site"
    assert (site / "files" / "england-and-wales-briefing.pdf").read_bytes().startswith(b"%PDF")
    written = [path.name for path in (site / "files").glob("*-briefing.docx")]
    assert written == ["cleveland-briefing.docx"], "the country has none, and of areas without figures there is nothing to take"
    assert list((site / "charts").glob("cleveland-*.png"))
    offered = {link for _, _, link, _ in html.parse(str(site / "areas" / "cleveland.html")).getroot().iterlinks()}
    assert {"../files/cleveland-briefing.pdf", "../files/cleveland-briefing.docx"} <= offered

    made = []
    monkeypatch.setattr(briefing_files, "take_away", lambda one: made.append(one.slug) or {})
    again = build(project, quiet, force=True)
    assert (made, again.changed) == ([], 0)


def test_a_file_that_was_cut_after_it_was_made_is_made_again(project: Project) -> None:
    build(project, quiet)
    site = project.build / "site"
    cut = [site / "files" / "england-and-wales-briefing.pdf", site / "areas" / "cleveland.html", site / "files" / "findings.json"]
    whole = [path.read_bytes() for path in cut]
    for path in cut:
        path.write_bytes(path.read_bytes()[:-100])
    build(project, quiet)
    assert [path.read_bytes() == letters for path, letters in zip(cut, whole, strict=True)] == [True, True, True]


def test_from_nothing_in_another_place_every_file_has_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_away_few(monkeypatch)
    built = []
    for name in ("one", "other"):
        site = small_project(tmp_path / name).build / "site"
        build(Project.open(tmp_path / name), quiet)
        built.append({path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    one, other = built
    kinds = {name.rpartition(".")[2] for name in one}
    assert {"html", "csv", "json", "xlsx", "ods", "jsonld", "pdf", "docx", "png", "svg"} <= kinds
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
