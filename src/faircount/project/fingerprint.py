"""Whether anything changed since the last build: the inputs, the project file, or the program itself."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import faircount
from faircount.file_names import escaped
from faircount.store.atomic_write import UNFINISHED
from faircount.store.inner import INNER

STAMP = "built.json"
"""What a build leaves behind it in its folder."""


@cache
def program_fingerprint() -> str:
    """A hash of the program's own files: another version of it may read or say things otherwise."""
    root = Path(faircount.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return _hash(files, root)


def inputs_fingerprint(folder: Path, made: Iterable[Path]) -> str:
    """A hash of every file of a project except what was made from them: ``made`` are files, and folders with all they hold.

    What is being written beside its place is no input yet.
    """
    left_out = frozenset(made)
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix != UNFINISHED
        and left_out.isdisjoint((path, *path.parents))
        and not {".git", INNER} & set(path.parts)
    )
    return f"{_hash(files, folder)}-{program_fingerprint()}"


def made_fingerprint(folder: Path) -> str:
    """A hash of every file of a folder that was made: one that was cut or changed since has to be made again."""
    return _hash(sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != UNFINISHED), folder)


def _hash(files: Iterable[Path], root: Path) -> str:
    found = hashlib.sha256()
    for path in files:
        # Somebody else may take a file away between the list and the look: it is gone, and that is no fault.
        with suppress(FileNotFoundError):
            letters = path.read_bytes()
            found.update(os.fsencode(path.relative_to(root)) + b"\0")
            found.update(hashlib.sha256(letters).digest())
    return found.hexdigest()


def read_stamp(path: Path) -> dict[str, object]:
    """What the last build left behind, or nothing if it left nothing that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(path: Path, stamp: dict[str, object]) -> None:
    """Leave word of this build for the next."""
    path.write_text(escaped(json.dumps(stamp, indent=1, ensure_ascii=False)) + "\n", encoding="utf-8")
