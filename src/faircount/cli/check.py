"""``faircount check``: each claim of an article with its verdict, on its own or against a project's ledger."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from faircount.articles.article_check import ArticleCheck
from faircount.articles.page import page_alone
from faircount.cli.show import progress, say, say_error, stdout, tell_json
from faircount.errors import EXIT_FINDINGS, EXIT_PARTLY_REFUSED, UnreadableSource
from faircount.file_names import shown
from faircount.pipeline.check import ArticleChecked, check_article, check_folder, watch_article
from faircount.project.project import Project

EXAMPLE = "Example: faircount check article.txt --project england-and-wales"
STYLES = {"consistent": "green", "inconsistent": "red", "unverifiable": "dim", "caution": "yellow"}


class CheckFormat(StrEnum):
    """How the answer is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    QUERY = "query"


Articles = Annotated[
    Path,
    typer.Argument(help="A text, a page, a .docx or a .pdf; a folder of them; or - for the standard input.", allow_dash=True),
]
AsPrinted = Annotated[
    CheckFormat,
    typer.Option("--format", help="Words to read, JSON, the text with its marks as a page, or a query to the author."),
]


def check(
    article: Articles,
    project: Annotated[Path | None, typer.Option(help="A built project whose ledger is asked too.")] = None,
    print_as: AsPrinted = CheckFormat.TEXT,
    words: Annotated[Path | None, typer.Option(help="Your own table of what wordings mean, in place of words.yml.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again each time the file is saved, until you stop it.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where a claim does not hold.")] = False,
) -> None:
    """Find every claim with a number, and say whether it holds, with the arithmetic.

    By the text alone a claim is consistent, inconsistent, or nothing in the text bears on it. With a project, each claim is
    also held against its figures, with their sources.

    An article of a folder that cannot be read is named with the reason, and the others are checked; the exit code is then 4,
    or 11 if none could be read.
    """
    held = Project.open(project) if project else None
    if article.is_dir():
        wrong = _check_folder(article, held, words, print_as)
    elif watch:
        _watch(article, held, words, print_as)
        wrong = False
    else:
        checked = check_article(article, held, words)
        _print(checked, print_as)
        wrong = bool(checked.wrong)
    if strict and wrong:
        raise typer.Exit(EXIT_FINDINGS)


INSIDE = "Held against counts of answers that are hidden too: this stays in the house. --format query and html may be sent."


def _print(checked: ArticleCheck, print_as: CheckFormat) -> None:
    if checked.outward and print_as in (CheckFormat.TEXT, CheckFormat.JSON):
        say(INSIDE)
    if print_as is CheckFormat.JSON:
        tell_json(checked.as_json())
    elif print_as is CheckFormat.HTML:
        typer.echo(page_alone(checked.to_send, date.today()), nl=False)
    elif print_as is CheckFormat.QUERY:
        typer.echo(shown(checked.query))
    else:
        _show(checked)


def _check_folder(folder: Path, project: Project | None, words: Path | None, print_as: CheckFormat) -> bool:
    """Whether any article of a folder has something wrong; ends with the exit code for it where some could not be read."""
    with progress() as told:
        found = check_folder(folder, project, words, told)
    if print_as is CheckFormat.JSON:
        tell_json([asdict(one) for one in found])
    else:
        _show_folder(found)
    refused = [one for one in found if one.refused]
    for one in refused:
        say_error(f"{one.name}: {one.refused}")
    if refused:
        raise typer.Exit(UnreadableSource.exit_code if len(refused) == len(found) else EXIT_PARTLY_REFUSED)
    return any(one.wrong for one in found)


def _show_folder(found: list[ArticleChecked]) -> None:
    """One line an article that was read, and the query of each that has something wrong."""
    for one in found:
        if one.refused:
            continue
        stdout.print(Text.assemble((shown(one.name), "bold"), "  ", shown(one.summary)), soft_wrap=True)
        if one.wrong:
            stdout.print(Padding(Text(shown(one.query)), (0, 0, 0, 5)))
    say(f"{len(found):,} articles; {sum(bool(one.wrong) for one in found):,} with claims that do not hold")


def _watch(article: Path, project: Project | None, words: Path | None, print_as: CheckFormat) -> None:
    try:
        for found in watch_article(article, project, words):
            stdout.clear()
            if isinstance(found, ArticleCheck):
                _print(found, print_as)
            else:
                say(str(found))
            say(f"Watching {article.name}; Ctrl+C stops.")
    except KeyboardInterrupt:
        say("Stopped.")


def _show(checked: ArticleCheck) -> None:
    for number, line in enumerate(checked.lines, start=1):
        head = Text.assemble((f"{number:>3}  ", "dim"), (f"“{shown(line.text)}”", "bold"))
        stdout.print(head, soft_wrap=True)
        for label, words in line.said:
            stdout.print(
                Padding(Text.assemble((label, STYLES.get(label, "")), ("  " if words else ""), shown(words)), (0, 0, 0, 5))
            )
    if checked.rest:
        stdout.print(Text(shown(checked.rest)), soft_wrap=True)
    for words in checked.left_out:
        stdout.print(Text(f"Not found in the article: {words}"), soft_wrap=True)
    for one in checked.unread:
        stdout.print(Text(shown(f"Not understood: {one.text}, in “{one.beside}”")), soft_wrap=True)
    say(checked.summary)
