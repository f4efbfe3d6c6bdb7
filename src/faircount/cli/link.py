"""``faircount link``: how many distinct offences two forces have, when some are in the records of both."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import say, tell
from faircount.pipeline.link import count_between, key_records

EXAMPLE = (
    "Example: faircount link records.csv --key secret.txt --force Cleveland --to cleveland.parquet at each force, then "
    "faircount link cleveland.parquet durham.parquet"
)


def link(
    files: Annotated[list[Path], typer.Argument(help="One extract of records to key, or two keyed files to compare.")],
    key: Annotated[Path | None, typer.Option(help="A file with the secret that both forces hold; to key an extract.")] = None,
    force: Annotated[str, typer.Option(help="Whose offences in the extract; to key it.")] = "",
    period: Annotated[str | None, typer.Option(help="Only offences recorded then, such as 2024/25; to key an extract.")] = None,
    to: Annotated[Path | None, typer.Option(help="The keyed file to write, .parquet.")] = None,
    threshold: Annotated[int, typer.Option(min=2, help="A count of offences in both under it is told as that only.")] = 5,
) -> None:
    """Count the distinct offences of two forces that recorded some of the same ones, as a range, from keyed records.

    No name and no row goes from one force to the other: each keys its own, and whoever compares does not hold the secret.
    """
    if len(files) == 1:
        if key is None or to is None or not force:
            raise typer.BadParameter("give --key, --force and --to to key an extract, or two keyed files to compare")
        say(f"{key_records(files[0], key, force, period, to):,} offences in keyed words. Stays between the forces:")
        tell(to)
    elif len(files) == 2:
        for line in count_between(files[0], files[1], threshold).lines:
            tell(line)
        say("Offences that agree in nothing that is keyed count as two. The shares behind the range are in decision 0056.")
    else:
        raise typer.BadParameter("give one extract to key, or two keyed files to compare")
