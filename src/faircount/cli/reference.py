"""``faircount reference``: new editions of official data, known by their content, checked and entered in the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from faircount.cli.show import say, tell
from faircount.pipeline.reference import add_reference

EXAMPLE = "Example: faircount reference add prc-pfa-mar2013-onwards.ods --published 2026-10-23 --project my-campaign"


def reference() -> None:
    """Take new official data into a project: known by its content, checked, copied, compared with the last."""


def add(
    file: Annotated[Path, typer.Argument(help="The file as it was published: .csv, .csv.gz, .csv.xz, .xlsx, .xls or .ods.")],
    published: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day on which this edition was published.")],
    project: Annotated[Path, typer.Option(help="The project folder.")] = Path(),
    without: Annotated[
        list[str] | None, typer.Option(help="A force that this edition leaves out, as its publisher says. Repeat it.")
    ] = None,
) -> None:
    """Take in an edition of the Home Office's table of force areas, or of mid-year populations, and say what changed.

    The file is copied as it is, with its checksum; nothing is changed where it is refused.
    """
    added = add_reference(project, file, published.date(), without or ())
    for line in added.said:
        say(line)
    say(f"Entered in faircount.toml as {added.source_id}; the next build uses it.")
    tell(added.path)


ACTS: Mapping[str, Callable[..., Any]] = {"add": add}
