"""What is private is its owner's alone whatever the umask, what is published everybody's; restored links lead nowhere else."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faircount.errors import BadBackup
from faircount.pipeline.answer import answer
from faircount.pipeline.read import read_answers
from faircount.pipeline.start import start_project
from faircount.project.backup import FILES, LIST_SUM, MANIFEST
from faircount.project.places import Places
from faircount.project.restore import restore
from faircount.store.decisions import Decision, DecisionsFile, now
from faircount.store.team.team import open_team
from tests.functional.test_never_a_zero import EXAMPLE
from tests.lib.releasing import RELEASED, WEEK, drafted, released, small_project


@pytest.fixture(params=[0o000, 0o077], ids=["open to all", "closed to all"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What others may read or write below, and the folder itself."""
    found = [path for path in (folder, *folder.rglob("*")) if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077]
    return [path.name for path in found]


@pytest.mark.usefixtures("umask")
def test_drafts_and_what_is_inside_a_project_are_its_owners_alone(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    released(project)
    drafted(project, RELEASED + WEEK, RELEASED)
    places = Places.of(project)
    team = open_team(project.folder)
    team.database.close()
    kept = DecisionsFile(project.folder / "decisions.csv")
    kept.add(Decision(now(), "JM", "kent-csv", "a" * 64, "t1/B2", "unit?", "as read", "so it is"), 0)
    for private in (places.drafts, project.folder / ".faircount"):
        assert not open_to_others(private), private
    for closed in (project.ledger, project.build):
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700, closed
    assert not open_to_others(places.trail.path)
    assert not open_to_others(project.folder / "decisions.csv")
    assert stat.S_IMODE(places.version("1.0.0").stat().st_mode) == 0o700
    for place in (places.releases, places.shown):
        assert not stat.S_IMODE(place.stat().st_mode) & 0o002, f"anybody could put another site in the place of {place}"
    shown = places.public.resolve()
    for path in (shown, *shown.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.usefixtures("umask")
def test_what_stays_inside_of_an_answer_is_its_owners_alone(tmp_path: Path) -> None:
    done = answer(EXAMPLE, tmp_path / "out", lambda *_: None)
    assert open_to_others(done.inside) == []


@pytest.mark.usefixtures("umask")
def test_a_new_project_and_what_was_read_are_their_owners_alone(tmp_path: Path) -> None:
    start_project(tmp_path / "project", "A charity")
    assert open_to_others(tmp_path / "project") in ([], ["project"])
    assert not stat.S_IMODE((tmp_path / "project").stat().st_mode) & 0o002
    answer_of_kent = tmp_path / "kent.csv"
    answer_of_kent.write_text("Kent Police: rapes of children under 13\nYear,Offences\n2021/22,12\n", encoding="utf-8")
    read_answers([answer_of_kent], tmp_path / "read.csv", lambda *_: None)
    assert stat.S_IMODE((tmp_path / "read.csv").stat().st_mode) == 0o600


def backup(path: Path, links: dict[str, str]) -> Path:
    """A backup with a file, and links by their names, whose list of checksums is right."""
    sums = {f"{FILES}a.txt": hashlib.sha256(b"a").hexdigest()} | {f"{FILES}{name}": f"link {to}" for name, to in links.items()}
    with tarfile.open(path, "w:gz") as archive:

        def add(name: str, content: bytes) -> None:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))

        add(f"{FILES}a.txt", b"a")
        for name, to in links.items():
            member = tarfile.TarInfo(f"{FILES}{name}")
            member.type, member.linkname = tarfile.SYMTYPE, to
            archive.addfile(member)
        listed = json.dumps({"sha256": sums}).encode()
        add(MANIFEST, listed)
        add(LIST_SUM, hashlib.sha256(listed).hexdigest().encode())
    return path


@pytest.mark.parametrize(
    "links",
    [
        {"d/e/up": "../..", "d/e/out": "up/../../secret"},
        {"d/e/out": "up/../../secret", "d/e/up": "../.."},
        {"x/y/here": "../..", "x/y/out": "here/.."},
    ],
)
def test_links_that_lead_out_through_another_are_refused(tmp_path: Path, links: dict[str, str]) -> None:
    (tmp_path / "secret").write_text("not yours", encoding="utf-8")
    with pytest.raises(BadBackup, match="leads elsewhere"):
        restore(backup(tmp_path / "kept.tar.gz", links), tmp_path / "again", lambda *_: 0)
    assert not (tmp_path / "again").exists()


@pytest.mark.usefixtures("umask")
def test_what_is_restored_is_its_owners_alone_but_for_what_is_published(tmp_path: Path) -> None:
    links = {"releases/shown/one/index.html": "../../../a.txt", "public": "releases/shown/one"}
    restore(backup(tmp_path / "kept.tar.gz", links), tmp_path / "again", lambda *_: 0)
    assert stat.S_IMODE((tmp_path / "again" / "a.txt").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "again" / "releases" / "shown" / "one").stat().st_mode) == 0o755
