"""``faircount check``: each claim of an article with its verdict, on its own or against a project's ledger."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from faircount.cli.show import say, stdout
from faircount.errors import EXIT_FINDINGS
from faircount.pipeline.check import Checked, check_article
from faircount.pipeline.project import Project

EXAMPLE = "Example: faircount check article.txt --project examples/england-and-wales"
STYLES = {"consistent": "green", "inconsistent": "red", "unverifiable": "dim"}


class Format(StrEnum):
    """How the answer is printed."""

    TEXT = "text"
    JSON = "json"


def check(
    article: Annotated[Path, typer.Argument(help="A text (.txt) or a page (.html).")],
    project: Annotated[Path | None, typer.Option(help="A built project whose ledger is asked too.")] = None,
    print_as: Annotated[Format, typer.Option("--format", help="Words to read, or JSON.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where a claim does not hold.")] = False,
) -> None:
    """Find every claim with a number, and say whether it holds, with the arithmetic.

    By the text alone a claim is consistent, inconsistent, or nothing in the text bears on it. With a project, each claim is
    also held against its figures, with their sources.
    """
    checked = check_article(article, Project.open(project) if project else None)
    if print_as is Format.JSON:
        typer.echo(json.dumps(checked.as_json(), ensure_ascii=False, indent=1))
    else:
        _show(checked)
    if strict and checked.wrong:
        raise typer.Exit(EXIT_FINDINGS)


def _show(checked: Checked) -> None:
    for number, line in enumerate(checked.lines, start=1):
        head = Text.assemble((f"{number:>3}  ", "dim"), (f"“{line.text}”", "bold"))
        stdout.print(head, soft_wrap=True)
        for label, words in line.said:
            stdout.print(Padding(Text.assemble((label, STYLES.get(label, "")), ("  " if words else ""), words), (0, 0, 0, 5)))
    for words in checked.left_out:
        stdout.print(Text(f"Not found in the article: {words}"), soft_wrap=True)
    say(checked.summary)
