"""``faircount outlook``: what the coming months may bring if recording goes on as now, or why nobody can say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.briefing.comparing.typed import Typed, numbers, understood
from faircount.cli.compared_shown import show_compared
from faircount.errors import NotComparable, WrongArgument
from faircount.pipeline.compare import TIMES, outlook_of_project, outlook_of_table
from faircount.project.outputs import refuse_to_write_over

EXAMPLE = (
    "Example: faircount outlook months.csv --offence sexual_under_18 --to out; "
    "faircount outlook --project england-and-wales --area Cleveland --offence child_named"
)


def outlook(
    series: Annotated[Path | None, typer.Argument(help="A table of counts, .csv: one row a month, a quarter or a year.")] = None,
    project: Annotated[Path | None, typer.Option(help="Take the series from this project's ledger.")] = None,
    area: Annotated[str, typer.Option(help="The area: of a table or project, this one alone.")] = "",
    offence: Annotated[str, typer.Option(help="What was counted: a code (88A) or a named set (sexual_under_18).")] = "",
    online: Annotated[str, typer.Option(help="Whether marked as online: yes, no or all.")] = "all",
    counted: Annotated[str, typer.Option(help="The unit: offences, victims, referrals, ...")] = "offences",
    breaks: Annotated[
        list[str] | None,
        typer.Option("--break", help="PERIOD=WORDS: counted another way from then on; the outlook begins there."),
    ] = None,
    ahead: Annotated[int | None, typer.Option(help="How many periods ahead; a year of months or quarters without it.")] = None,
    fuller: Annotated[str, typer.Option(help="How many times as complete recording may become; the first is drawn.")] = "",
    where: Annotated[list[str] | None, typer.Option(help="COLUMN=VALUE: only these rows of the table.")] = None,
    chart: Annotated[Path | None, typer.Option(help="Write the chart, as .svg.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write a page, its chart and JSON into this folder.")] = None,
    print_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON in place of sentences.")] = False,
) -> None:
    """Say what the coming months may bring if recording goes on as now, and how such outlooks did on the past.

    Refused (exit code 15) with too few periods since the last break, and where no method beat last year's same months.
    """
    refuse_to_write_over((series,), (chart,))
    asked = understood(Typed(area, offence, online, counted, breaks=breaks or (), where=where or ()))
    times = tuple(numbers("--fuller", fuller)) or TIMES
    if (series is None) is (project is None):
        raise WrongArgument("give one table of counts, or --project with --area (see faircount outlook --help)")
    if project is not None:
        found = outlook_of_project(project, asked, ahead, times)
    else:
        assert series is not None, "refused above"
        found = outlook_of_table(series, asked, ahead, times)
    show_compared(found, print_json, chart, to)
    if found.refused:
        raise typer.Exit(NotComparable.exit_code)
