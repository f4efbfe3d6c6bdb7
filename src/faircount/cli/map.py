"""``faircount map``: records from an export of a crime system, by a mapping that is proposed, reviewed once and kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import say, tell
from faircount.errors import EXIT_FINDINGS
from faircount.pipeline.map import Ask, MappingQuestion, map_export

EXAMPLE = (
    "Example: faircount map export.csv --force Cleveland, then faircount count export.records.parquet --by year,age --to counts/"
)


def map(  # noqa: A001  # the command is called so
    export: Annotated[Path, typer.Argument(help="The export as the crime system wrote it: .csv, .txt, .xlsx, .ods or .parquet.")],
    mapping: Annotated[
        Path | None, typer.Option(help="The mapping to use, or to write; mapping.toml beside the export without it.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="The records to write; <export>.records.parquet without it.")] = None,
    force: Annotated[str, typer.Option(help="The force whose export it is, where no column says so.")] = "",
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="Ask in the terminal; else in the mapping file.")] = True,
) -> None:
    """Find out which column of an export is which, ask about what is unsure, and write records for count, answer and link.

    The answers are kept in the mapping file: the next export with these columns is read by it without a question. Exit code 3
    where something is still asked; no records are written then.
    """
    done = map_export(export, mapping, to, force, _in_terminal() if ask and sys.stdin.isatty() and sys.stdout.isatty() else None)
    for line in done.said:
        say(line)
    if done.records is None:
        for number, question in enumerate(done.open, start=1):
            say(f"{number}. {question.asks}")
            if question.choices:
                say(f"   {' | '.join(question.choices)}")
        open_ones = "One question is" if len(done.open) == 1 else f"{len(done.open)} questions are"
        say(f"{open_ones} open: write an answer into {done.mapping}, and run the command again.")
        tell(done.mapping)
        raise typer.Exit(EXIT_FINDINGS)
    say(f"Kept in {done.mapping}; look it through. The records stay in the house:")
    tell(done.records)


def _in_terminal() -> Ask:
    def asked(question: MappingQuestion) -> str:
        say(question.asks)
        for number, choice in enumerate(question.choices, start=1):
            say(f"  {number}  {choice}")
        said: str = typer.prompt("Answer", default=question.choices[0] if question.choices else None)
        return question.choices[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(question.choices) else said

    return asked
