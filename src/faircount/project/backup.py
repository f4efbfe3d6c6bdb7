"""A backup: everything of a project that cannot be made again, in one file with the checksum of each part."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from faircount import __version__
from faircount.errors import BadBackup
from faircount.inputs import place_beside
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.store.decisions import LOCK, now
from faircount.store.inner import INNER, inner_folder
from faircount.store.lock import locked

MANIFEST = "MANIFEST.json"
LIST_SUM = "MANIFEST.sha256"
"""The checksum of the list of checksums."""
TEAM = "team.jsonl"
FILES = "project/"
"""Where the files of the project stand in the backup."""


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds."""

    files: int
    rows: int
    bytes: int


def back_up(project: Project, to: Path, team: Iterable[str] | None = None) -> BackupContents:
    """Write everything but what a build makes into one file, whole or not at all. The server may go on serving.

    Decisions, trail and releases stand still while they are copied, so that they belong together; ``team`` are the lines of
    its database, which are asked for then.
    """
    if to.exists():
        raise BadBackup(f"{to}: is there already; name another file")
    partial = place_beside(to, "{name}.part")
    try:
        with partial.open("xb") as file:
            partial.chmod(0o600)  # it holds what the forces sent and the hashes of passwords
            kept = _write(project, file, partial, team)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(to)
    except FileExistsError as error:
        raise BadBackup(f"{partial}: another backup is being written; wait, or remove what it left") from error
    except OSError as error:
        raise BadBackup(f"{to}: cannot be written ({error.strerror}); is there room, and may you write there?") from error
    finally:
        partial.unlink(missing_ok=True)
    return kept


def _write(project: Project, file: io.BufferedWriter, partial: Path, team: Iterable[str] | None) -> BackupContents:
    places = Places.of(project)
    sums: dict[str, str] = {}
    rows = 0
    with ExitStack() as held, tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
        held.enter_context(locked(inner_folder(project.folder) / LOCK))
        if places.releases.is_dir():
            held.enter_context(locked(places.lock))
        held.enter_context(locked(places.trail.path.with_name(f"{places.trail.path.name}.lock")))
        if team is not None:
            lines = [line.encode("utf-8") for line in team]
            rows = len(lines) - 1
            _add(archive, TEAM, b"".join(lines), sums)
        for path in _files(project, partial):
            name = FILES + path.relative_to(project.folder).as_posix()
            if path.is_symlink():
                sums[name] = f"link {path.readlink()}"
                archive.add(path, name, recursive=False)
            else:
                _add(archive, name, path.read_bytes(), sums)
        told = {"program": __version__, "made": now().isoformat(), "sha256": sums}
        # In ASCII: the name of an answer may be in other letters than UTF-8.
        listed = json.dumps(told, indent=1, sort_keys=True).encode("ascii")
        _add(archive, MANIFEST, listed, {})
        _add(archive, LIST_SUM, hashlib.sha256(listed).hexdigest().encode("ascii"), {})
    file.flush()
    return BackupContents(len(sums) - (team is not None), rows, partial.stat().st_size)


def _add(archive: tarfile.TarFile, name: str, content: bytes, sums: dict[str, str]) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))
    sums[name] = hashlib.sha256(content).hexdigest()


def _files(project: Project, partial: Path) -> Iterator[Path]:
    """Every file of the project but what is made of them, what a team keeps in its database, and the backup itself."""
    left_out = {
        project.build,
        project.folder / INNER,
        project.folder / ".git",
        Places.of(project).making,
        Places.of(project).previews,
    }
    for folder, names, files in os.walk(project.folder):
        here = Path(folder)
        links = [name for name in names if (here / name).is_symlink()]
        names[:] = sorted(name for name in names if here / name not in left_out and name not in links)
        for name in sorted([*files, *links]):
            path = here / name
            if path != partial and not name.endswith(".lock") and (path.is_symlink() or path.is_file()):
                yield path
