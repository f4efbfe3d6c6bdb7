"""``faircount count``: records to a table of counts with all its margins, for inside the house."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.empty import EvenIfEmpty, meant
from faircount.cli.show import say, tell
from faircount.pipeline.count import count_file

EXAMPLE = (
    "Example: faircount count records.csv --by year,offence,age,online --to counts/, "
    "then faircount protect counts/data.csv --hierarchies counts/ --to published.csv"
)


class UnitOption(StrEnum):
    """What is counted."""

    OFFENCES = "offences"
    VICTIMS = "victims"
    OUTCOMES = "outcomes"


def count(
    records: Annotated[Path, typer.Argument(help="The extract: .csv or .parquet, with the columns of a record.")],
    by: Annotated[
        str,
        typer.Option(help="With commas: force, area, offence, year, age, sex, online, relationship, recency."),
    ],
    to: Annotated[
        Path, typer.Option(help="A new folder for data.csv, hier_<dimension>.csv and margins.csv: stays in the house.")
    ],
    of: Annotated[
        UnitOption, typer.Option(help="What is counted: an offence once, or each of its victims, or its outcome.")
    ] = UnitOption.OFFENCES,
    ages: Annotated[str, typer.Option(help="Bands without gaps, such as '0 to 9, 10 to 15, 16 to 17'.")] = "",
    even_if_empty: EvenIfEmpty = False,
) -> None:
    """Count records by some of their columns, with every margin: unprotected, for inside the house alone."""
    listed = [[word.strip() for word in text.split(",") if word.strip()] for text in (by, ages)]
    for line in count_file(records, listed[0], of.value, listed[1], to, meant(even_if_empty)):
        say(line)
    tell(to)
