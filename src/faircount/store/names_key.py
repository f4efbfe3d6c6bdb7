"""The key of a project that names what must not be named: whoever has it not cannot try words against what is published."""

from __future__ import annotations

import secrets
from pathlib import Path

from faircount.errors import BadProject
from faircount.store.atomic_write import atomic_write
from faircount.store.inner import inner_folder
from faircount.store.lock import locked

KEY_FILE = "names.key"
BYTES = 32


def names_key(folder: Path) -> bytes:
    """The key, made when it is first needed: for its owner alone, and carried by a backup, so that names stay what they are."""
    path = folder / KEY_FILE
    if not path.exists():
        with locked(inner_folder(folder) / f"{KEY_FILE}.lock"):
            if not path.exists():
                atomic_write(path, f"{secrets.token_hex(BYTES)}\n".encode("ascii"))
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        key = b""
    if len(key) < BYTES:
        raise BadProject(
            f"{path}: is no key of names any more; put it back from a backup, or take it away: answers whose names are not "
            "published are then called otherwise from the next version on"
        )
    return key
