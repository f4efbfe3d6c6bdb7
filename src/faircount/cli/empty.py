"""The question before a table is written that counts nothing."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from faircount.pipeline.empty import IsMeant

EvenIfEmpty = Annotated[
    bool, typer.Option("--even-if-empty", help="Write it though every count is 0, or a column is empty throughout.")
]


def meant(said: bool) -> IsMeant:
    """Whether that is so: as the command line says, else as the person at the terminal answers."""
    return lambda words: said or (sys.stdin.isatty() and typer.confirm(f"{words}. Is that so?", err=True))
