"""A folder of articles checked, several at a time, with progress; one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from faircount.errors import BadProject, FaircountError
from faircount.file_names import printable
from faircount.pipeline.check import check_article
from faircount.project.progress import Progress
from faircount.project.project import Project

KINDS = (".txt", ".html", ".htm", ".docx", ".pdf")
AT_A_TIME = 8
"""Articles handed to a process together."""


@dataclass(frozen=True, slots=True)
class ArticleChecked:
    """One file of a folder: what a check printed of it, how many claims do not hold, or why it could not be read."""

    name: str
    summary: str = ""
    query: str = ""
    wrong: int = 0
    refused: str = ""


def check_folder(
    folder: Path, project: Project | None, words: Path | None = None, told: Progress = lambda *_: None
) -> list[ArticleChecked]:
    """Every article of a folder, in the order of their names."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
    if not paths:
        raise BadProject(f"{folder}: no article in it; put {', '.join(KINDS)} files there")
    return list(_each(paths, folder, project, words, told))


def _each(
    paths: list[Path], folder: Path, project: Project | None, words: Path | None, told: Progress
) -> Iterator[ArticleChecked]:
    check = partial(_one, folder=folder, project=project, words=words)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        for done, found in enumerate(workers.map(check, paths, chunksize=AT_A_TIME), 1):
            told("Checking articles", done, len(paths))
            yield found


def _one(path: Path, folder: Path, project: Project | None, words: Path | None) -> ArticleChecked:
    name = printable(path.relative_to(folder).as_posix())
    try:
        checked = check_article(path, project, words)
    except FaircountError as refused:
        return ArticleChecked(name, refused=str(refused))
    except Exception as broken:  # a fault of ours on one text costs that text; its words stay out of what is said of it
        return ArticleChecked(
            name,
            refused=f"internal error while checking this article ({type(broken).__name__}); please report it with the article",
        )
    return ArticleChecked(name, checked.summary, checked.query, checked.wrong)
