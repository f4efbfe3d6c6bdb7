"""``faircount doctor``: whether everything that a project needs is there and well."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import stdout, tell_json
from faircount.cli.team import DATABASE
from faircount.errors import EXIT_FINDINGS
from faircount.file_names import printable
from faircount.pipeline.doctor import examine
from faircount.pipeline.examined import Examined, Health
from faircount.project.project import Project

EXAMPLE = "Example: faircount doctor my-campaign"
MARKS = {Health.WELL: "[green]well[/]", Health.NOTE: "note", Health.ILL: "[red]ill [/]"}


def doctor(
    project: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    database: DATABASE = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON in place of lines.")] = False,
) -> None:
    """Look whether everything is there and well, from the database to the clock, and say how to mend what is not."""
    found = examine(Project.open(project), database)
    if as_json:
        tell_json([asdict(one) for one in found])
    else:
        for one in found:
            _draw(one)
    if any(one.health is Health.ILL for one in found):
        raise typer.Exit(EXIT_FINDINGS)


def _draw(one: Examined) -> None:
    stdout.print(MARKS[one.health], end="  ")
    stdout.print(printable(f"{one.what}: {one.says}"), markup=False, soft_wrap=True)
    if one.mend:
        stdout.print(printable(f"      {one.mend}"), markup=False, soft_wrap=True)
