"""The story of a release: prepared, signed by another, kept back until its time, corrected in the open, taken away."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from faircount.errors import BadRelease, BrokenTrail
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.changes import ChangeNature
from faircount.release.checks.pages import ADDED
from faircount.release.correct import Chosen, explain
from faircount.release.history import draft_of, releases
from faircount.release.preview import give_preview
from faircount.release.publish import publish, publish_due
from faircount.release.recover import recover
from faircount.release.release import VersionStatus
from faircount.release.sign import sign_off
from faircount.release.verify import verify
from faircount.release.withdraw import withdraw
from tests.lib.releasing import (
    AL,
    JO,
    MONDAY,
    PRINTED,
    RELEASED,
    SPOILT,
    WEEK,
    changed,
    drafted,
    every_byte,
    public,
    released,
    small_project,
    with_rows,
)

WHY = "A digit was lost in copying"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a first version, and one that corrects a figure of it."""
    folder = tmp_path_factory.mktemp("corrected")
    project = small_project(folder)
    give_preview_of_first(project)
    released(project)
    project = with_rows(folder, changed(PRINTED, 55, 56))
    explain(project, Chosen.said("Cleveland", "2015/16"), ChangeNature.CORRECTION, WHY, AL, RELEASED + HOUR)
    released(project, RELEASED + WEEK)
    return project


def give_preview_of_first(project: Project) -> None:
    drafted(project, RELEASED, RELEASED - timedelta(days=1))
    give_preview(project, "B. Editor, Evening Paper", None, JO, RELEASED - HOUR)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project whose first version is prepared; nothing is done with it."""
    drafted(small_project(folder := tmp_path_factory.mktemp("prepared")))
    return folder


@pytest.fixture
def waiting(prepared: Path, tmp_path: Path) -> Project:
    """A project of its own whose first version is prepared."""
    return Project.open(shutil.copytree(prepared, tmp_path / "project"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project whose first version is public; nothing is done with it."""
    folder = tmp_path_factory.mktemp("first") / "project"
    released(small_project(folder))
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """The folder of a project of its own whose first version is public."""
    return shutil.copytree(first, tmp_path / "project", symlinks=True)


def test_the_same_project_and_time_give_the_same_bytes(tmp_path: Path) -> None:
    one = drafted(small_project(tmp_path / "one"))
    other = drafted(small_project(tmp_path / "other"), when=MONDAY + HOUR)
    assert one.digest == other.digest


def test_nothing_is_public_before_its_time_nor_without_a_second_person(waiting: Project) -> None:
    sign_off(waiting, "1.0.0", AL, MONDAY)
    for moment in (MONDAY, RELEASED - timedelta(seconds=1)):
        with pytest.raises(BadRelease, match="embargo until 9:30am, 1 December 2026"):
            publish(waiting, "1.0.0", AL, moment)
        assert publish_due(waiting, "timer", moment) is None
    assert not public(waiting).exists()
    done = publish_due(waiting, "timer", RELEASED)
    assert done is not None
    assert done.standing is VersionStatus.CURRENT
    assert (public(waiting) / "index.html").is_file()
    assert publish_due(waiting, "timer", RELEASED + HOUR) is None


def test_nothing_of_a_draft_stands_in_what_is_public(folder: Path) -> None:
    before = every_byte(folder / "public")
    project = with_rows(folder, changed(PRINTED, 772, 98_765))
    explain(project, Chosen(), ChangeNature.REVISION, "The yearly revision", AL, RELEASED + HOUR)
    draft = drafted(project, RELEASED + WEEK, RELEASED + HOUR)
    give_preview(project, "B. Editor, Evening Paper", None, JO, RELEASED + HOUR)
    sign_off(project, draft.version, AL, RELEASED + HOUR)
    assert every_byte(folder / "public") == before
    assert b"98,765" in every_byte(draft.site)
    assert b"98,765" not in before


def test_who_prepared_cannot_sign_and_nobody_publishes_what_is_not_signed(waiting: Project) -> None:
    for name in (JO, "jo  MARSH"):
        with pytest.raises(BadRelease, match="somebody else"):
            sign_off(waiting, "1.0.0", name, MONDAY)
    with pytest.raises(BadRelease, match="signature of another person"):
        publish(waiting, "1.0.0", AL, RELEASED)
    assert publish_due(waiting, AL, RELEASED) is None
    assert not public(waiting).exists()


def test_a_signature_is_on_bytes_and_lapses_with_them(waiting: Project) -> None:
    sign_off(waiting, "1.0.0", AL, MONDAY)
    with pytest.raises(BadRelease, match="already"):
        sign_off(waiting, "1.0.0", AL, MONDAY)
    drafted(with_rows(waiting.folder, changed(PRINTED, 772, 773)), when=MONDAY + HOUR)
    draft = draft_of(waiting)
    assert draft is not None
    assert not draft.is_signed
    with pytest.raises(BadRelease, match="signature"):
        publish(waiting, "1.0.0", JO, RELEASED)


def test_bytes_that_changed_after_the_signature_are_not_published(waiting: Project) -> None:
    sign_off(waiting, "1.0.0", AL, MONDAY)
    draft = draft_of(waiting)
    assert draft is not None
    page = draft.site / "index.html"
    page.chmod(0o644)
    page.write_text(page.read_text().replace("</main>", "<p>slipped in</p></main>"))
    with pytest.raises(BadRelease, match="sealed"):
        publish(waiting, "1.0.0", JO, RELEASED)
    assert not public(waiting).exists()


def test_the_list_of_early_readers_is_published_with_the_version(corrected: Project) -> None:
    page = (public(corrected) / "versions/1.0.0/seen-before.html").read_text(encoding="utf-8")
    assert "B. Editor, Evening Paper" in page
    assert "No copy was given to anybody" in (public(corrected) / "seen-before.html").read_text(encoding="utf-8")


def test_a_correction_is_numbered_told_and_held_against_who_quoted_it(corrected: Project) -> None:
    told = json.loads((public(corrected) / "changes.json").read_text(encoding="utf-8"))
    assert (told["version"], told["previous"], told["counts"]) == ("1.0.1", "1.0.0", {"changed": 1})
    [cell] = told["cells"]
    said = {name: cell[name] for name in ("area", "old", "new", "nature", "reason")}
    assert said == {"area": "Cleveland", "old": "55", "new": "56", "nature": "correction", "reason": WHY}
    assert "areas/cleveland.html" in {page["page"] for page in told["briefings"]}
    cells = json.loads((public(corrected) / "corrections.json").read_text(encoding="utf-8"))["cells"]
    assert [(one["version"], one["old"], one["new"]) for one in cells] == [("1.0.1", "55", "56")]
    versions = json.loads((public(corrected) / "versions.json").read_text(encoding="utf-8"))["versions"]
    assert [one["version"] for one in versions] == ["1.0.1", "1.0.0"]
    assert versions[1]["digest"] == releases(corrected)[0].digest


def test_an_article_that_quoted_the_old_number_is_named(folder: Path) -> None:
    project = with_rows(folder, changed(PRINTED, 820, 832))
    explain(project, Chosen.said("Cleveland"), ChangeNature.CORRECTION, WHY, AL, RELEASED + HOUR)
    draft = drafted(project, RELEASED + WEEK, RELEASED + HOUR)
    told = json.loads((draft.site / "changes.json").read_text(encoding="utf-8"))["articles"]
    assert {one["article"] for one in told} == {"fall"}
    assert any("820" in one["claim"] and one["old"] == "820" and one["new"] == "832" for one in told)
    assert {(one["before"], one["now"]) for one in told} & {("confirmed", "contradicted"), ("confirmed", "rounding slip")}


def test_pages_say_that_figures_were_corrected_and_older_ones_that_there_is_a_newer(corrected: Project) -> None:
    page = (public(corrected) / "areas/cleveland.html").read_text(encoding="utf-8")
    assert "55 was printed; it is 56" in page
    assert "Corrected" in page
    older = sorted((public(corrected) / "versions/1.0.0").rglob("*.html"))
    assert len(older) > 40
    for path in older:
        text = path.read_text(encoding="utf-8")
        assert "This is version 1.0.0. Figures have been corrected since." in text, path
        assert "noindex" in text
    assert not (public(corrected) / "versions/1.0.0/404.html").exists()


def test_every_link_of_every_version_leads_somewhere(corrected: Project) -> None:
    assert all((public(corrected) / name).is_file() for name in ADDED)
    assert_links_lead_somewhere(corrected)


def assert_links_lead_somewhere(project: Project) -> None:
    top, broken = public(project).resolve(), []
    for path in sorted(top.rglob("*.html")):
        root = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
        for _, attribute, link, _ in root.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path or attribute == "action":
                continue
            base = top if parts.path.startswith("/") else path.parent
            if not (base / unquote(parts.path).lstrip("/")).exists():
                broken.append(f"{path.relative_to(top)}: {link}")
    assert not broken


def test_the_feed_is_valid_and_tells_newsrooms_of_the_correction(corrected: Project, root: Path) -> None:
    feed = etree.parse(str(public(corrected) / "feed.atom"))
    schema = etree.RelaxNG(etree.parse(str(root / "tests/fixtures/atom/atom.rng")))
    assert schema.validate(feed), schema.error_log
    titles = [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["A small campaign", "Correction of 1 figure in version 1.0.1", "Version 1.0.1", "Version 1.0.0"]


def test_checksums_are_public_and_right_for_every_version(corrected: Project) -> None:
    tool = shutil.which("sha256sum")
    assert tool, "coreutils has it"
    for folder in (public(corrected), public(corrected) / "versions/1.0.0"):
        done = subprocess.run([tool, "--check", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_published_number_that_changes_waits_for_a_reason(folder: Path) -> None:
    project = with_rows(folder, changed(PRINTED, 55, 56))
    draft = drafted(project, RELEASED + WEEK, RELEASED + HOUR)
    with pytest.raises(BadRelease, match="changed and nobody says why"):
        sign_off(project, draft.version, AL, RELEASED + HOUR)


def test_a_withdrawn_version_is_gone_with_every_file_of_it(corrected: Project, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(corrected.folder, folder, symlinks=True)
    project = Project.open(folder)
    withdraw(project, "1.0.0", "A count was shown that should not have been", JO, RELEASED + WEEK)
    left = sorted(path.name for path in (public(project) / "versions/1.0.0").rglob("*") if path.is_file())
    assert {name.rpartition(".")[2] for name in left} == {"SHA256SUMS", "html"}
    for path in (public(project) / "versions/1.0.0").rglob("*.html"):
        assert "Version 1.0.0 is withdrawn" in path.read_text(encoding="utf-8"), path
        assert "should not have been" in path.read_text(encoding="utf-8"), path
    assert_links_lead_somewhere(project)
    assert [one.standing for one in releases(project)] == [VersionStatus.WITHDRAWN, VersionStatus.CURRENT]
    withdraw(project, "1.0.1", "Nor in this one", JO, RELEASED + WEEK)
    left_over = re.sub(rb"[0-9a-f]{64}", b"", every_byte(public(project)))  # a checksum may hold any three digits
    assert b"820" not in left_over.replace(b"0820", b"")
    tops = {path.relative_to(public(project)).parts[0] for path in public(project).rglob("*")}
    assert tops == {"index.html", "static", "versions"}
    assert verify(project) == ()
    with pytest.raises(BadRelease, match="already"):
        withdraw(project, "1.0.1", "Once more for luck", JO, RELEASED + WEEK)


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_verify_finds_what_was_changed_behind_the_trail(corrected: Project, tmp_path: Path, spoil) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(corrected.folder, folder, symlinks=True)
    project = Project.open(folder)
    assert verify(project) == ()
    spoil(project)
    assert verify(project) != ()


def test_nothing_is_done_on_a_trail_that_was_changed(waiting: Project) -> None:
    path = Places.of(waiting).trail.path
    path.write_text(path.read_text().replace(JO, AL))
    with pytest.raises(BrokenTrail):
        sign_off(waiting, "1.0.0", "Bo Third", MONDAY)


def test_a_second_look_finds_nothing_to_put_right(corrected: Project) -> None:
    assert recover(corrected, RELEASED + WEEK) == ()
    assert verify(corrected) == ()
