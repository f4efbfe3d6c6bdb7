"""Advice on how to protect a table, as it is shown in a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from faircount.cli.show import progress, say
from faircount.pipeline.advice import Advised, advise_on
from faircount.pipeline.methods import Asked, Counted, Rule

WIDE, NAMES = 150, 30


def show_advice(source: Counted, asked: Asked, rule: Rule, to: Path | None) -> None:
    """Compare the methods, print them side by side, and write a page if a file is named."""
    with progress() as told:
        found = advise_on(source, asked, rule, to, told)
    _print_table(found)
    for line in (found.proposed, f"Run: {found.command}", *found.remarks):
        say(line)
    if to is not None:
        typer.echo(to)


def _print_table(found: Advised) -> None:
    shown = Table(show_lines=False, pad_edge=False)
    for number, name in enumerate(found.table.columns):
        shown.add_column(name, justify="right" if number else "left", overflow="fold", min_width=0 if number else NAMES)
    for row in found.table.rows:
        shown.add_row(*row)
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDE).print(shown)
