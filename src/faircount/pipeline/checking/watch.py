"""An article checked again each time its file changes, for whoever is still writing it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from faircount.articles.article_check import ArticleCheck
from faircount.errors import FaircountError
from faircount.pipeline.check import check_article
from faircount.project.project import Project

PAUSE = 0.4
"""Seconds between two looks at the file."""
Stamp = tuple[int, int] | None
"""When a file was last written and how long it is; None for one that is not there."""


def watch_article(
    path: Path, project: Project | None, words: Path | None = None, pause: Callable[[float], None] = time.sleep
) -> Iterator[ArticleCheck | FaircountError]:
    """What is found in the file now and after every change of it or of the table of words, until the caller stops.

    A file half saved, or a table that cannot be used, is told and waited for.
    """
    seen: tuple[Stamp, ...] = ()
    while True:
        now = tuple(map(_stamp, (path, words) if words else (path,)))
        if now != seen:
            seen = now
            try:
                yield check_article(path, project, words)
            except FaircountError as fault:
                yield fault
        pause(PAUSE)


def _stamp(path: Path) -> Stamp:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
