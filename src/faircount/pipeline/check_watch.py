"""An article checked again each time its file changes, for whoever is still writing it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from faircount.errors import UnreadableSource
from faircount.pipeline.check import Checked, check_article
from faircount.pipeline.project import Project

PAUSE = 0.4
"""Seconds between two looks at the file."""


def watch_article(
    path: Path, project: Project | None, words: Path | None = None, pause: Callable[[float], None] = time.sleep
) -> Iterator[Checked | UnreadableSource]:
    """What is found in the file now and after every change, until the caller stops; a file half saved is told and waited for."""
    seen: tuple[int, int] | None = None
    while True:
        now = _stamp(path)
        if now != seen:
            seen = now
            try:
                yield check_article(path, project, words)
            except UnreadableSource as fault:
                yield fault
        pause(PAUSE)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
