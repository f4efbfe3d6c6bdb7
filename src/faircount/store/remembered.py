"""What a project was seen to hold, noted apart from it: what is cut, swapped or taken away later is missed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from faircount.errors import SystemRefused
from faircount.store.atomic_write import atomic_write
from faircount.store.inner import INNER, inner_folder

VERSIONS = "ledger"
"""Under which name it is noted which versions of documents the ledger had."""


def place_of(folder: Path, name: str) -> Path:
    """Where a project notes what it was seen to hold of this: in the program's own folder, which no backup and no git carries."""
    return folder / INNER / f"{name}.seen"


def remembered(folder: Path, name: str) -> frozenset[str]:
    """The marks that were noted; none where nothing was."""
    try:
        return frozenset(place_of(folder, name).read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return frozenset()


def remember(folder: Path, name: str, marks: Iterable[str]) -> None:
    """Note these marks, one a line, beside those that were noted before: a mark never goes by itself.

    A folder that cannot be written is no reason to refuse what was done.
    """
    before = remembered(folder, name)
    now = before.union(marks)
    if now != before:
        with suppress(OSError, SystemRefused):
            inner_folder(folder)
            atomic_write(place_of(folder, name), "".join(f"{mark}\n" for mark in sorted(now)).encode("utf-8"))


def marks_of_versions(versions: Iterable[tuple[str, str]]) -> frozenset[str]:
    """A mark of each version of each document; not its words, since what a document is called may be private."""
    return frozenset(hashlib.sha256(f"{source_id}\0{sha256}".encode()).hexdigest()[:32] for source_id, sha256 in versions)
