"""``faircount audit``: how complete the online mark is, from a sample that two people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from faircount.briefing.auditing.planning import worth
from faircount.cli.compared_shown import print_table, show_compared
from faircount.cli.show import say, tell, tell_json
from faircount.errors import EXIT_FINDINGS, NotComparable, WrongArgument
from faircount.pipeline.audit import AskedDesign, AuditSource, Designed, Guesses, design_audit, estimate_audit
from faircount.project.outputs import refuse_to_write_over
from faircount.tables.audit import ONLINE_QUESTION

EXAMPLE = (
    "Example: faircount audit design --marked 2015/16=55 --unmarked 2015/16=765 --margin 6 --seed 11 --to audit, "
    "then faircount audit estimate audit"
)


class WrittenAs(StrEnum):
    """The kind of file that reviewers fill in."""

    XLSX = "xlsx"
    CSV = "csv"


def audit() -> None:
    """Find out how complete a mark is: how many records two reviewers have to read, and what their decisions say."""


def design(
    source: Annotated[
        Path | None,
        typer.Argument(help="Strata (marked, records), a list of records (record, marked), or an extract of incident records."),
    ] = None,
    marked: Annotated[
        list[str] | None, typer.Option(help="Records that bear the mark: 55, 2015/16=55 or 2015/16:NAME=55. Repeat it.")
    ] = None,
    unmarked: Annotated[list[str] | None, typer.Option(help="Records that do not, in the same way.")] = None,
    force: Annotated[str, typer.Option(help="Whose records, for an extract of incident records.")] = "",
    period: Annotated[list[str] | None, typer.Option(help="Recorded when, for an extract: 2015/16. Repeat it.")] = None,
    margin: Annotated[float, typer.Option(help="How close completeness is to be known, in percentage points.")] = 5.0,
    seed: Annotated[str, typer.Option(help="A word or number: the same seed draws the same records.")] = "",
    secret: Annotated[
        Path | None, typer.Option(help="A file of random bytes, kept in the house, that keys the references.")
    ] = None,
    expect_marked: Annotated[float, typer.Option(help="Guess: percent of the marked that belong. For the size alone.")] = 90.0,
    expect_unmarked: Annotated[
        float, typer.Option(help="Guess: percent of the unmarked that belong. For the size alone.")
    ] = 10.0,
    question: Annotated[str, typer.Option(help="What reviewers decide about each record.")] = ONLINE_QUESTION,
    confidence: Annotated[float, typer.Option(help="How often the range is to hold the truth.")] = 0.95,
    write_as: Annotated[WrittenAs, typer.Option("--as", help="What reviewers fill in.")] = WrittenAs.XLSX,
    to: Annotated[Path | None, typer.Option(help="The folder to make, with key and workfiles; only the plan without it.")] = None,
    print_json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON in place of a table.")] = False,
) -> None:
    """Plan an audit, draw its records by a seed, and write a workfile for each of two reviewers.

    A workfile holds references and an empty column, nothing else. What they stand for stays in the folder house.
    """
    shares = (("margin", margin, 50), ("expect-marked", expect_marked, 100), ("expect-unmarked", expect_unmarked, 100))
    for option, percent, most in shares:
        if not 0 < percent < most:
            raise WrongArgument(f"--{option} {percent:g}: give percentage points above 0 and below {most}, such as 5")
    guesses = Guesses(expect_marked / 100, expect_unmarked / 100)
    asked = AskedDesign(margin / 100, confidence, seed, secret, question, f".{write_as}")
    taken = AuditSource(source, marked or (), unmarked or (), force, period or (), guesses)
    found = design_audit(taken, asked, to)
    tell_json(found.as_json()) if print_json else _show_plan(found)
    for remark in found.remarks:
        say(remark)
    if found.folder is not None:
        say(f"{found.folder / 'house'} never leaves. Give each reviewer their own file from:")
        tell(found.folder / "reviewers")


def estimate(
    folder: Annotated[Path, typer.Argument(help="The folder that audit design made.")],
    filled: Annotated[
        list[Path] | None, typer.Option(help="A workfile that came back. Repeat it; those in the folder without it.")
    ] = None,
    third: Annotated[
        Path | None, typer.Option(help="Write a workfile for a third reviewer: the records on which the two differ.")
    ] = None,
    chart: Annotated[Path | None, typer.Option(help="Write the chart, as .svg.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write a page, its charts and JSON into this folder.")] = None,
    print_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON in place of sentences.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where a row of a workfile decides nothing.")] = False,
) -> None:
    """Say how complete the mark is, how often it is wrong, and what is left of a change, from the filled-in workfiles.

    Rows that decide nothing are counted by their reason. Exit code 15 where too little is decided for any period.
    """
    refuse_to_write_over(filled or (), (chart, third))
    found = estimate_audit(folder, filled or (), third)
    show_compared(found, print_json, chart, to)
    if found.refused:
        raise typer.Exit(NotComparable.exit_code)
    if strict and found.numbers["findings"]:
        raise typer.Exit(EXIT_FINDINGS)


ACTS: Mapping[str, Callable[..., Any]] = {"design": design, "estimate": estimate}
"""What can be done under this command, in the order of work."""


def _show_plan(found: Designed) -> None:
    rows = tuple(
        (planned.stratum.period or "–", planned.stratum.name, f"{planned.stratum.size:,}", f"{planned.read:,}", planned.why)
        for each in found.periods
        for planned in each.strata
    )
    print_table(("Period", "Stratum", "Records", "To read", "Why"), rows, (0, 1, 4))
    for each in found.periods:
        named = f"{each.period}: " if each.period else ""
        for words in worth(each):
            tell(f"{named}{words}")
