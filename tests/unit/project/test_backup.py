"""A backup holds what it says, is refused where any of it changed, and moves a team from one database to the other."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import threading
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from faircount.errors import BadBackup
from faircount.project.backup import back_up
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.project.restore import restore
from faircount.store.decisions import Decision, read_decisions
from faircount.store.team.account import Role
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.dump import dumped, fill
from faircount.store.team.team import open_team
from tests.lib.postgres import postgres
from tests.lib.review_answers import answered_project
from tests.lib.teams import PASSWORD, quick_hashes

DECISION = Decision(
    datetime(2026, 11, 25, 12, tzinfo=UTC), "Jo Marsh", "kent-csv", "a" * 64, "t1/B2", "unit?", "as read", "=a reason"
)


@pytest.fixture(scope="module")
def server():
    with postgres() as up:
        yield up


@pytest.fixture
def folder(tmp_path):
    """A project with answers, a trail, a link as releases have one, and a made folder that is not worth keeping."""
    made = answered_project(tmp_path / "project")
    Places(made).trail.append("JM", "release.prepared", "1.0.0")
    (made / "releases" / "shown" / "one").mkdir(parents=True)
    (made / "releases" / "shown" / "one" / "index.html").write_text("<p>one</p>")
    (made / "public").symlink_to("releases/shown/one", target_is_directory=True)
    (made / "build").mkdir()
    (made / "build" / "large").write_bytes(b"x" * 1000)
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    kept = [
        path for path in folder.rglob("*") if path.is_file() and not {"build", ".faircount"} & set(path.relative_to(folder).parts)
    ]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept if not path.name.endswith(".lock")}


def nobody(lines, folder):
    del lines, folder
    raise AssertionError("there is no team in it")


def test_what_is_restored_is_what_was_kept(folder, tmp_path):
    kept = back_up(Project.open(folder), tmp_path / "kept.tar.gz")
    found = restore(tmp_path / "kept.tar.gz", tmp_path / "again", nobody)
    assert files_of(tmp_path / "again") == files_of(folder)
    assert found.files == kept.files
    assert (tmp_path / "again" / "public").readlink() == Path("releases/shown/one")
    assert not (tmp_path / "again" / "build").exists()
    assert (tmp_path / "kept.tar.gz").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "kept.tar.gz", "project"]


def test_nothing_is_ever_written_over(folder, tmp_path):
    to = tmp_path / "kept.tar.gz"
    back_up(Project.open(folder), to)
    with pytest.raises(BadBackup, match="already"):
        back_up(Project.open(folder), to)
    with pytest.raises(BadBackup, match="holds something"):
        restore(to, folder, nobody)


@pytest.mark.parametrize("seed", range(20))
def test_a_backup_of_which_one_byte_changed_is_refused_and_leaves_nothing(folder, tmp_path, seed):
    to = tmp_path / "kept.tar.gz"
    back_up(Project.open(folder), to)
    draw = random.Random(seed)
    content = bytearray(gzip.decompress(to.read_bytes()))
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        member = draw.choice([one for one in archive if one.size])
    content[member.offset_data + draw.randrange(member.size)] ^= 1 << draw.randrange(8)
    to.write_bytes(gzip.compress(bytes(content), 1))
    with pytest.raises(BadBackup):
        restore(to, tmp_path / "again", nobody)
    assert not (tmp_path / "again").exists()
    assert not list(tmp_path.glob(".restoring-*"))


@pytest.mark.parametrize("cut", [0, 10, 500, -30])
def test_a_backup_that_was_cut_short_is_refused(folder, tmp_path, cut):
    to = tmp_path / "kept.tar.gz"
    back_up(Project.open(folder), to)
    to.write_bytes(to.read_bytes()[:cut])
    with pytest.raises(BadBackup):
        restore(to, tmp_path / "again", nobody)
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(
    "member",
    [("../evil", None), ("/tmp/evil", None), ("project/../../evil", None), ("project/out", "/etc"), ("project/out", "../../etc")],
)
def test_a_backup_made_to_climb_out_is_refused(tmp_path, member):
    name, link = member
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        if link:
            entry.type, entry.linkname = tarfile.SYMTYPE, link
            archive.addfile(entry)
        else:
            entry.size = 1
            archive.addfile(entry, io.BytesIO(b"x"))
    with pytest.raises(BadBackup, match="leads elsewhere"):
        restore(tmp_path / "evil.tar.gz", tmp_path / "again", nobody)
    assert not (tmp_path.parent / "evil").exists()


@pytest.mark.parametrize("to_kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("from_kind", ["sqlite", "postgresql"])
def test_a_team_moves_from_any_database_to_any(folder, tmp_path, from_kind, to_kind, request):
    def address(kind, where):
        return sqlite_address(where / "t.db") if kind == "sqlite" else request.getfixturevalue("server").new()

    with quick_hashes():
        team = open_team(folder, address(from_kind, tmp_path))
        team.accounts.add("Jo Marsh", Role.REVIEWER, PASSWORD)
        for number in range(3):
            team.decisions.add(replace(DECISION, locator=f"t1/B{number}"), 0)
        kept = back_up(Project.open(folder), tmp_path / "kept.tar.gz", dumped(team.database))
        other = address(to_kind, tmp_path / "other")

        def fill_other(lines, project):
            del project
            opened = Database.open(other)
            try:
                return fill(opened, lines)
            finally:
                opened.close()

        assert restore(tmp_path / "kept.tar.gz", tmp_path / "again", fill_other).rows == kept.rows == 4
        again = open_team(tmp_path / "again", other)
        assert again.decisions.all() == team.decisions.all()
        assert again.sign_ins.sign_in("Jo Marsh", PASSWORD, "here")
        with pytest.raises(BadBackup, match="holds a team already"):
            restore(tmp_path / "kept.tar.gz", tmp_path / "third", fill_other)
        assert not (tmp_path / "third").exists()
        after = replace(DECISION, decision="left out")
        again.decisions.add(replace(after, locator="t1/B0"), 1)
        assert again.decisions.all().all[-1].decision == "left out"
        for one in (team, again):
            one.database.close()


def test_a_backup_taken_while_people_decide_holds_the_same_in_file_and_database(folder, tmp_path):
    team = open_team(folder)
    going = threading.Event()

    def decide():
        for number in count():
            team.decisions.add(replace(DECISION, locator=f"t1/B{number}"), 0)
            if going.is_set():
                return

    person = threading.Thread(target=decide)
    person.start()
    try:
        for number in range(5):
            back_up(Project.open(folder), tmp_path / f"{number}.tar.gz", dumped(team.database))
    finally:
        going.set()
        person.join()
    for number in range(5):
        again = tmp_path / f"again {number}"
        restore(
            tmp_path / f"{number}.tar.gz",
            again,
            lambda lines, project: fill(Database.open(sqlite_address(project / ".faircount" / "team.db")), lines),
        )
        assert read_decisions(again / "decisions.csv").all == open_team(again).decisions.all().all
    team.database.close()
