"""A restore: a backup checked part by part, and only then put in place, whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import IO

from faircount.errors import BadBackup
from faircount.project.backup import FILES, LIST_SUM, MANIFEST, TEAM, BackupContents
from faircount.store.private import SHOWN_FOLDER, let_be_read, privately

Fill = Callable[[Iterable[str], Path], int]
"""Puts the lines of a team's database into one that is empty; told the folder in which the project is being put together."""
_PART = 1 << 20


def restore(backup: Path, folder: Path, fill: Fill) -> BackupContents:
    """Put a backup into a folder that is new or empty; refused where any part is not what it was when it was kept."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadBackup(f"{folder}: holds something; name a new folder, and nothing is ever written over")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=".restoring-", dir=folder.parent))
    try:
        with privately():
            files = _unpacked(backup, beside)
        project = beside / FILES
        if not project.is_dir():
            raise BadBackup(f"{backup}: holds no project")
        _check_links(project)
        _let_be_shown(project)
        team = beside / TEAM
        rows = 0
        if team.is_file():
            with team.open(encoding="utf-8", newline="\n") as lines:
                rows = fill(lines, project)
        project.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return BackupContents(files, rows, backup.stat().st_size)


def _unpacked(backup: Path, to: Path) -> int:
    """How many files were unpacked, every one with the checksum that was kept of it, and none missing or added."""
    found: dict[str, str] = {}
    if not backup.is_file():
        raise BadBackup(f"{backup}: there is no such file; give the backup that 'faircount backup' wrote")
    try:
        with gzip.open(backup) as stream:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                found = {member.name: _member(archive, member, to) for member in archive}
            while stream.read(_PART):
                pass  # to the very end, where the checksum of the whole stands
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise BadBackup(f"{backup}: is damaged, cut short or no backup; take another copy") from error
    kept = _sums(to, found.pop(MANIFEST, ""), found.pop(LIST_SUM, ""), backup)
    wrong = sorted(name for name in kept.keys() | found.keys() if kept.get(name) != found.get(name))
    if wrong:
        raise BadBackup(
            f"{backup}: {len(wrong)} of {len(kept)} parts are not what was kept, the first {wrong[0]}; take another copy"
        )
    return len(found) - (TEAM in found)


def _sums(to: Path, of_list: str, of_sum: str, backup: Path) -> dict[str, str]:
    """The checksums that were kept, from a list that has the checksum of its own."""
    if not of_list or not of_sum:
        raise BadBackup(f"{backup}: ends before its list of checksums; it was cut short, so take another copy")
    if (to / LIST_SUM).read_bytes() != of_list.encode("ascii"):
        raise BadBackup(f"{backup}: its list of checksums is not what was kept; take another copy")
    sums: dict[str, str] = json.loads((to / MANIFEST).read_text(encoding="utf-8"))["sha256"]
    return sums


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, to: Path) -> str:
    """The checksum of a member, which was written below the folder: a name that leads out of it is refused."""
    parts = PurePosixPath(member.name).parts
    if member.name.startswith("/") or ".." in parts or not parts:
        raise BadBackup(f"the backup holds a name that leads elsewhere: {member.name[:80]!r}")
    place = to.joinpath(*parts)
    # A link that was unpacked before must not carry a later file elsewhere.
    if any(above.is_symlink() for above in place.parents if to in above.parents):
        raise BadBackup(f"the backup holds a file behind a link: {member.name[:80]!r}")
    place.parent.mkdir(parents=True, exist_ok=True)
    if member.issym():
        return _link(member, place, to)
    content = archive.extractfile(member) if member.isfile() else None
    if content is None:
        raise BadBackup(f"the backup holds what is neither file nor link: {member.name[:80]!r}")
    summed = hashlib.sha256()
    with place.open("xb") as file:
        for part in _parts(content):
            summed.update(part)
            file.write(part)
    return summed.hexdigest()


def _link(member: tarfile.TarInfo, place: Path, to: Path) -> str:
    within = os.path.normpath(place.parent / member.linkname)
    if Path(member.linkname).is_absolute() or not Path(within).is_relative_to(to / FILES):
        raise BadBackup(f"the backup holds a link that leads elsewhere: {member.name[:80]!r}")
    place.symlink_to(member.linkname)
    return f"link {member.linkname}"


def _check_links(project: Path) -> None:
    """Refuse links that lead out of the project once all are in place: one may lead on through another."""
    within = project.resolve()
    for path in (path for path in project.rglob("*") if path.is_symlink()):
        try:
            leads_to = path.resolve(strict=False)
        except (OSError, RuntimeError):
            leads_to = Path("/")
        if not leads_to.is_relative_to(within):
            raise BadBackup(f"the backup holds a link that leads elsewhere: {path.relative_to(project).as_posix()[:80]!r}")


def _let_be_shown(project: Path) -> None:
    """What is published is there for everybody, as it was; the rest is its owner's alone."""
    for folder in (project, project / "releases"):
        if folder.is_dir():
            folder.chmod(SHOWN_FOLDER)
    shown = project / "releases" / "shown"
    if shown.is_dir():
        let_be_read(shown)


def _parts(content: IO[bytes]) -> Iterator[bytes]:
    while part := content.read(_PART):
        yield part
