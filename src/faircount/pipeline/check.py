"""The recipes of a check: an article, a folder of them, or one that is still written, judged alone or against a ledger."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from faircount.articles.article_check import ArticleCheck, check_against, check_alone
from faircount.articles.page import article_page, verdicts_of
from faircount.briefing.article import CheckedArticle
from faircount.claims.words import load_wording
from faircount.errors import BadProject, FaircountError
from faircount.file_names import printable
from faircount.inputs import read_standard_input
from faircount.pipeline.sendable import figures_to_send
from faircount.project.collecting import seldom_collected
from faircount.project.current_figures import current_figures
from faircount.project.progress import Progress
from faircount.project.project import Project
from faircount.readers.article import article_of, read_article

if TYPE_CHECKING:
    from faircount.claims.lookup.answer import Residents
    from faircount.claims.lookup.counts import Stretches
    from faircount.readers.published.population import Population
    from faircount.store.ledger import Ledger

ARTICLE_ENDINGS = (".txt", ".html", ".htm", ".docx", ".pdf")
AT_A_TIME = 8
"""Articles handed to a process together."""
PAUSE = 0.4
"""Seconds between two looks at the file."""
Stamp = tuple[int, int] | None
"""When a file was last written and how long it is; None for one that is not there."""


@dataclass(frozen=True, slots=True)
class ArticleChecked:
    """One file of a folder: what a check printed of it, how many claims do not hold, or why it could not be read."""

    name: str
    summary: str = ""
    query: str = ""
    wrong: int = 0
    refused: str = ""


def check_article(path: Path, project: Project | None, words: Path | None = None) -> ArticleCheck:
    """The article in a file ("-" is the standard input), checked by its text, and against the ledger of a project that was built.

    ``words`` is a table of wordings in place of the one that ships.
    """
    article = article_of(read_standard_input(), "standard input") if str(path) == "-" else read_article(path)
    wording = load_wording(words)
    if project is None:
        return check_alone(article, wording)
    with seldom_collected():
        found = current_figures(project)
        if not found.figures:
            raise _holds_nothing(project)
        beside = (found.sources, wording, residents_of(project), stretches_of(project))
        checked = check_against(article, found.figures, *beside)
    if all(source.is_public for source in found.sources.values()):
        return checked
    return replace(
        checked, outward=lambda: check_against(article, figures_to_send(project, found.figures, found.sources), *beside)
    )


def write_check(path: Path, project: Project, files: Path, ledger: Ledger) -> CheckedArticle:
    """The page of an article in a file, held against figures as they may be shown; its verdicts are written as JSON beside."""
    checked = check_against(read_article(path), ledger.figures, ledger.sources, load_wording(None))
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    page = article_page(checked, slug, project.config.project.published)
    verdicts = json.dumps(checked.as_json(), ensure_ascii=False, indent=1) + "\n"
    (files / verdicts_of(page)).write_text(verdicts, encoding="utf-8")
    return page


def ledger_of(project: Project) -> Ledger:
    """The figures of a project that was built, refused where it holds none yet."""
    from faircount.project.holdings import held_ledger  # with its engine, which a check by the text alone does without

    ledger = held_ledger(project)
    if not len(ledger.figures):
        raise _holds_nothing(project)
    return ledger


def _holds_nothing(project: Project) -> BadProject:
    return BadProject(f"{project.folder}: its ledger holds nothing yet; run 'faircount build {project.folder}' first")


def residents_of(project: Project) -> Residents:
    """How many children or people live in an area in a period, by the estimates that the project holds; None without any.

    They are read when the first is asked for: most texts have no rate.
    """

    @cache
    def population() -> Population | None:
        from faircount.readers.published.population import read_population

        found = None
        for entry in project.config.reference:
            path = project.folder / entry.path
            if entry.kind == "population" and path.is_file():
                one = read_population(path, entry.source())
                found = one if found is None else found.joined(one)
        return found

    return lambda *asked: None if (known := population()) is None else known.residents(*asked)


def stretches_of(project: Project) -> Stretches:
    """What the official tables that the project holds count in periods that are no financial years, by their quarters.

    They are read when the first such period is asked for.
    """

    @cache
    def each() -> list[Stretches]:
        from faircount.readers.published.open_table_quarters import read_stretches

        return [
            read_stretches(path, entry.source())
            for entry in project.config.reference
            if entry.kind == "home-office-open-table" and (path := project.folder / entry.path).is_file()
        ]

    return lambda period: tuple(figure for one in each() for figure in one(period))


def check_folder(
    folder: Path, project: Project | None, words: Path | None = None, told: Progress = lambda *_: None
) -> list[ArticleChecked]:
    """Every article of a folder, in the order of their names."""
    paths = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in ARTICLE_ENDINGS and (path.is_file() or path.is_symlink())
    )
    if not paths:
        raise BadProject(f"{folder}: no article in it; put {', '.join(ARTICLE_ENDINGS)} files there")
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
