"""How results are shown in a terminal: progress and errors on stderr, what was asked for on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from faircount.patterns import regex

if TYPE_CHECKING:
    from faircount.project.progress import Progress as Told


class Terminal(Console):
    """A console that leaves it to the command line what to do where nobody reads any more; its own answer is exit code 1."""

    def on_broken_pipe(self) -> None:
        """Let the command line hear of it."""
        raise BrokenPipeError


stdout = Terminal(highlight=False)
stderr = Terminal(stderr=True, highlight=False)


_STEERS = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shown(words: str) -> str:
    """Words of a stranger without the characters that would steer the terminal.

    >>> shown("Kent \\x1b[31m5 crimes")
    'Kent \ufffd[31m5 crimes'
    """
    return _STEERS.sub("\ufffd", words)


def say_error(words: str) -> None:
    """One refusal, in red where the terminal has colours."""
    stderr.print(f"faircount: {words}", style="red", markup=False, soft_wrap=True)


def say(words: str) -> None:
    """A remark beside the result, on stderr."""
    stderr.print(words, markup=False, soft_wrap=True)


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
            bar.update(task, description=work, completed=done, total=total or None)

        yield told


def _lines() -> Told:
    said: set[str] = set()

    def told(work: str, done: int, total: int) -> None:
        # "Protecting: first safe pattern" is a stage of long work; "Reading one.xlsx" is one of many of a kind.
        kind = work if ": " in work else work.split(" ", 1)[0]
        if kind not in said:
            said.add(kind)
            say(f"{work} ...")
        del done, total

    return told
