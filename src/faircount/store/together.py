"""Files that belong together, with a list of their lines and checksums beside them: one that was cut, or is gone, is known."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from faircount.errors import SchemaMismatch
from faircount.store.atomic_write import atomic_write
from faircount.store.private import private, private_folder

LIST = "whole.json"


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files so that whoever reads them meets all of before or all of these, wherever the program is stopped.

    They lie beside their places, and on the disk, before the list names them; the list is what makes them count.
    """
    private_folder(folder)
    for name, content in files.items():
        with open(_part(folder, name), "wb", opener=private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    listed = {name: {"lines": content.count(b"\n"), "sha256": _sum(content)} for name, content in files.items()}
    atomic_write(folder / LIST, (json.dumps(listed, indent=1, sort_keys=True) + "\n").encode("utf-8"))
    for name in files:
        _part(folder, name).replace(folder / name)


def read_together(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The files as they were written together; empty where none was written yet.

    Refused where one was cut, changed or taken away: what is left of it would be taken for all of it.
    """
    named, listed = list(names), _listed(folder)
    there = [name for name in named if (folder / name).exists()]
    if listed is None:
        if there:
            raise SchemaMismatch(
                f"{folder / LIST}: is gone, and only it says whether what lies beside it is all that was written; restore it "
                f"from the last backup, or move {folder} away and build again"
            )
        return {}
    return {name: _as_written(folder, name, listed) for name in named}


def _as_written(folder: Path, name: str, listed: Mapping[str, Any]) -> bytes:
    wanted = listed.get(name, {})
    found = b""
    for path in (folder / name, _part(folder, name)):  # a program that was stopped may have left it beside its place
        held = path.read_bytes() if path.exists() else b""
        if _sum(held) == wanted.get("sha256"):
            return held
        found = found or held
    lines, most = found.count(b"\n"), wanted.get("lines", 0)
    raise SchemaMismatch(
        f"{folder / name}: is not as it was written ({lines:,} of {most:,} lines are there): it was cut or changed, so nothing "
        f"is read from it; restore it from the last backup, or move {folder} away and build again"
    )


def _listed(folder: Path) -> Mapping[str, Any] | None:
    path = folder / LIST
    if not path.exists():
        return None
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        listed = None
    if not isinstance(listed, dict):
        raise SchemaMismatch(f"{path}: cannot be read, so nobody knows what belongs to it; restore it from the last backup")
    return listed


def _part(folder: Path, name: str) -> Path:
    return folder / f"{name}.part"


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
