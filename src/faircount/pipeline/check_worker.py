"""The process in which posted texts are checked: bounded in memory, one text and one answer a line."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from faircount.articles.article_check import ArticleCheck, check_against, check_alone
from faircount.articles.page import article_alone
from faircount.claims.words import load_wording
from faircount.errors import FaircountError, SystemRefused, UnreadableSource
from faircount.pipeline.sendable import figures_to_send
from faircount.project.holdings import held_ledger
from faircount.project.project import CONFIG, Project
from faircount.readers.article import article_of
from faircount.readers.line_answers import answer_lines
from faircount.release.published.write import EDITION
from faircount.release.published.yardstick import published_figures
from faircount.store.ledger import Ledger
from faircount.tables.figure import Figure
from faircount.vocabulary.provenance import Source
from faircount.writers.check_page import check_body, sentence_body


def main() -> None:
    """Check each text posted on standard input and answer with what was found."""
    answer_lines(_answered, lambda asked: int(asked["limits"]["memory_bytes"]))


def _answered(asked: Mapping[str, Any]) -> str:
    try:
        said = answer(asked)
    except FaircountError as error:
        said = {"refused": str(error)}
    except OSError as error:
        said = {"refused": str(SystemRefused.of(OSError(error.errno, error.strerror or "", "a file of the project")))}
    except (MemoryError, RecursionError):
        said = {"refused": f"{asked['name']}: needs more memory than is given here; post a shorter text"}
    return json.dumps(said)


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was found in one posted text, as the fields of ``Posted``."""
    checked = _checked(asked)
    page = article_alone(checked, date.fromisoformat(asked["on"]))
    return {
        "title": checked.article.title,
        "summary": page.summary,
        "body": sentence_body(page) if asked.get("sentence") else check_body(page),
        "query": checked.query,
        "wrong": checked.wrong,
        "verdicts": checked.as_json(),
    }


def _checked(asked: Mapping[str, Any]) -> ArticleCheck:
    article, most = article_of(b64decode(asked["content"]), asked["name"]), asked["limits"]["characters"]
    if len(article.text) > most:
        raise UnreadableSource(
            f"{asked['name']}: {len(article.text):,} characters are more than is checked here ({most:,}); post it in parts, or "
            "check it with the command"
        )
    wording = load_wording(Path(asked["words"]) if asked["words"] else None)
    if asked.get("published"):
        edition = Path(asked["published"])
        published, sources = _published(edition, _stamp(edition / EDITION))
        return check_against(article, published, sources, wording)
    if not asked["project"]:
        return check_alone(article, wording)
    folder = Path(asked["project"])
    ledger, figures = _held(folder, asked["public"], _stamps(folder))
    if not figures:
        return check_alone(article, wording)
    checked = check_against(article, figures, ledger.sources, wording)
    if all(ledger.sources[figure.source_id].is_public for figure in figures):
        return checked
    project = Project.open(folder)
    return replace(
        checked,
        outward=lambda: check_against(article, figures_to_send(project, figures, ledger.sources), ledger.sources, wording),
    )


def _stamps(folder: Path) -> tuple[int, ...]:
    """When the project's settings and ledger were last written."""
    ledger = Project.open(folder).ledger
    return tuple(map(_stamp, (folder / CONFIG, ledger / "figures.csv", ledger / "sources.csv")))


def _stamp(file: Path) -> int:
    return file.stat().st_mtime_ns if file.is_file() else 0


@lru_cache(maxsize=1)
def _held(folder: Path, public: bool, stamps: tuple[int, ...]) -> tuple[Ledger, list[Figure]]:  # noqa: ARG001  (stamps renew it)
    """A ledger, read again when it changed, and the figures that a text may be held against; none before a build."""
    ledger = held_ledger(Project.open(folder))
    answers = {source_id for source_id, source in ledger.sources.items() if not source.is_public}
    return ledger, [figure for figure in ledger.figures if not (public and figure.source_id in answers)]


@lru_cache(maxsize=1)
def _published(edition: Path, stamp: int) -> tuple[Sequence[Figure], Mapping[str, Source]]:  # noqa: ARG001  (the stamp renews it)
    """The figures of a published edition, read again when it changed."""
    return published_figures(edition)


if __name__ == "__main__":
    main()
