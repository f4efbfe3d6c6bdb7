"""How results are shown in a terminal: progress and errors on stderr, what was asked for on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.segment import Segment

from faircount.file_names import escaped, printable, shown

if TYPE_CHECKING:
    from faircount.project.progress import Progress as Told


class Terminal(Console):
    """A console that leaves it to the command line what to do where nobody reads any more; its own answer is exit code 1."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """What is shown, without the characters by which words of a stranger would steer the terminal."""
        for segment in super().render(renderable, options):
            yield segment if segment.is_control else segment._replace(text=shown(segment.text))

    def on_broken_pipe(self) -> None:
        """Let the command line hear of it."""
        raise BrokenPipeError


stdout = Terminal(highlight=False)
stderr = Terminal(stderr=True, highlight=False)


def say_error(words: str) -> None:
    """One refusal, in red where the terminal has colours."""
    stderr.print(f"faircount: {printable(words)}", style="red", markup=False, soft_wrap=True)


def tell(words: object) -> None:
    """A line of what was asked for, on stdout: a place that was written, or a sentence."""
    typer.echo(printable(str(words)))


def tell_json(found: object) -> None:
    """What was asked for as JSON, on stdout."""
    typer.echo(escaped(json.dumps(found, ensure_ascii=False, indent=1)))


def say(words: str) -> None:
    """A remark beside the result, on stderr."""
    stderr.print(printable(words), markup=False, soft_wrap=True)


def many(number: int, name: str) -> str:
    """So many of a thing, in words for a line.

    >>> many(1, "page"), many(1_200, "claim")
    ('1 page', '1,200 claims')
    """
    return f"{number:,} {name}{'' if number == 1 else 's'}"


@contextmanager
def progress() -> Iterator[Told]:
    """A bar while the work goes on in a terminal; a line for each kind of work elsewhere."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=stderr, transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def told(work: str, done: int, total: int) -> None:
            bar.update(task, description=printable(work), completed=done, total=total or None)

        yield told


def _lines() -> Told:
    said: set[str] = set()

    def told(work: str, done: int, total: int) -> None:
        work = printable(work)
        # "Protecting: first safe pattern" is a stage of long work; "Reading one.xlsx" is one of many of a kind.
        kind = work if ": " in work else work.split(" ", 1)[0]
        if kind not in said:
            said.add(kind)
            say(f"{work} ...")
        del done, total

    return told
