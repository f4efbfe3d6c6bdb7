"""Files for their owner alone, and files for everybody: whatever the machine would have made of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
SHOWN_FILE, SHOWN_FOLDER = 0o644, 0o755


@contextmanager
def privately() -> Iterator[None]:
    """Whatever is made meanwhile by this process is its owner's alone from the first byte on."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def private(path: str, flags: int) -> int:
    """For ``open``: a file that is new is its owner's alone."""
    return os.open(path, flags, FILE)


def private_folder(path: Path) -> Path:
    """The folder, made if need be, for its owner alone."""
    path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    _set(path, FOLDER)
    return path


def keep_private(path: Path) -> None:
    """Give a file, or a folder with everything in it, to its owner alone."""
    _give(path, FILE, FOLDER)


def let_be_read(path: Path) -> None:
    """Let everybody read a folder with everything in it: what a web server shows belongs to another user than it."""
    _give(path, SHOWN_FILE, SHOWN_FOLDER)


def let_nobody_else_put_in(path: Path) -> None:
    """Take from strangers the right to put something into a folder, or another thing in the place of what is there."""
    _set(path, path.stat().st_mode & 0o775)


def _give(path: Path, file: int, folder: int) -> None:
    for one in (path, *(path.rglob("*") if path.is_dir() else ())):
        if not one.is_symlink():
            _set(one, folder if one.is_dir() else file)


def _set(path: Path, mode: int) -> None:
    # Somebody else's file on a shared drive keeps the mode that its owner gave it.
    if path.stat().st_mode & 0o777 != mode and path.stat().st_uid == os.geteuid():
        path.chmod(mode)
