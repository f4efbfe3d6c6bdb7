"""The folder of a project that is the program's own: what a team shares, locks, files that are being taken in."""

from __future__ import annotations

from pathlib import Path

from faircount.store.atomic_write import atomic_write
from faircount.store.private import private_folder

INNER = ".faircount"
TEAM_FILE = "team.db"
"""The database of a team that has no other."""


def inner_folder(folder: Path) -> Path:
    """The program's own folder in that of a project: for its owner alone, and never for git."""
    inner = folder / INNER
    private_folder(inner)
    ignored = inner / ".gitignore"
    if not ignored.exists():
        atomic_write(ignored, b"*\n")
    return inner
