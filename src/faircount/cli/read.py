"""``faircount read``: answers in any shape, one tidy table out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say, say_error
from faircount.errors import EXIT_PARTLY_REFUSED, UnreadableSource
from faircount.pipeline.read import KINDS_READ, read_answers, strange_force
from faircount.review.said_of_answer import gave_none, said_of

EXAMPLE = "Example: faircount read answers/*.xlsx answers/*.pdf --to figures.csv"


def read(
    answers: Annotated[list[Path], typer.Argument(help=f"Files as they came: {KINDS_READ}.")],
    to: Annotated[Path, typer.Option(help="The table to write, .csv or .parquet.")],
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Read scanned pages and pictures (PNG, JPEG, TIFF) too; their figures are in doubt.")
    ] = False,
    proposals: Annotated[
        bool,
        typer.Option(
            "--proposals", help="Write the figures behind a question too, in their likeliest reading, with the question."
        ),
    ] = False,
    force: Annotated[str, typer.Option(help="Whose answers these are, for figures whose answer names no force.")] = "",
) -> None:
    """Read answers into one table, a row a figure, each with its place; what is left over or doubtful is said on stderr.

    A file that cannot be read is named with the reason, and the others are read; the exit code is then 4, or 11 if it was
    the only one. It is 4 as well where a file plainly holds numbers and no figure could be made of any.
    """
    with progress() as told:
        read_all = read_answers(
            answers, to, lambda done, total, name: told(f"Reading {name}", done, total), ocr=ocr, force=force, proposals=proposals
        )
    for extract in read_all.extracts:
        for words in said_of(extract):
            (say_error if extract.was_refused else say)(words)
    if len(answers) == len(read_all.refused):
        say(f"Nothing could be read, so {to} is not written.")
        raise typer.Exit(UnreadableSource.exit_code)
    if strange := strange_force(force):
        say_error(strange)
    say(f"{read_all.rows:,} figures from {len(answers) - len(read_all.refused)} of {len(answers)} files in {to}")
    if read_all.refused:
        raise typer.Exit(EXIT_PARTLY_REFUSED)
    if any(map(gave_none, read_all.extracts)):
        raise typer.Exit(EXIT_PARTLY_REFUSED)
