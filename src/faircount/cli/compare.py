"""``faircount compare``: two counts, many areas or a series, with what chance and recording could do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.briefing.comparing.compared import ComparisonReport
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.typed import Typed, numbers, understood
from faircount.cli.compared_shown import show_compared
from faircount.errors import NotComparable, WrongArgument
from faircount.pipeline.compare import compare_counts, compare_project, compare_table
from faircount.project.outputs import refuse_to_write_over

EXAMPLE = (
    "Example: faircount compare 55 145; "
    "faircount compare 820 772 --before 2015/16 --after 2016/17 --area Cleveland --offence sexual_under_18; "
    "faircount compare 55 145 --over 122500,121900 --unit children --to out; "
    "faircount compare '<5' 20; faircount compare forces.csv --to out; "
    "faircount compare months.csv --break '2016-04=new recording system' --chart series.svg; "
    "faircount compare --project england-and-wales --area Cleveland --offence child_named"
)


def compare(
    what: Annotated[
        list[str] | None, typer.Argument(help="Counts in the order of time (55, 1..4, '<5', '*'), or one table of counts, .csv.")
    ] = None,
    before: Annotated[str, typer.Option(help="The earlier period, e.g. 2015/16.")] = "",
    after: Annotated[str, typer.Option(help="The later period.")] = "",
    area: Annotated[str, typer.Option(help="The area: of a table or project, this one alone.")] = "",
    offence: Annotated[str, typer.Option(help="What was counted: a code (88A) or a named set (sexual_under_18).")] = "",
    online: Annotated[str, typer.Option(help="Whether marked as online: yes, no or all.")] = "all",
    counted: Annotated[str, typer.Option(help="The unit: offences, victims, arrests, ...")] = "offences",
    over: Annotated[str, typer.Option(help="What each count was counted over, e.g. populations or days: 122500,121900.")] = "",
    unit: Annotated[str, typer.Option(help="What --over or a column of populations holds: people, children.")] = "people",
    project: Annotated[Path | None, typer.Option(help="Take the figures from this project's ledger.")] = None,
    breaks: Annotated[
        list[str] | None, typer.Option("--break", help="PERIOD=WORDS: a series is counted another way from this period on.")
    ] = None,
    audit_before: Annotated[str, typer.Option(help="Records marked as they should be, of those read: 40/100.")] = "",
    audit_after: Annotated[str, typer.Option(help="The same for the later period.")] = "",
    star: Annotated[str, typer.Option(help="What a mark of hidden counts (*) stands for: 1..4.")] = "",
    where: Annotated[list[str] | None, typer.Option(help="COLUMN=VALUE: only these rows of the table.")] = None,
    confidence: Annotated[float, typer.Option(help="How often the ranges hold the truth.")] = 0.95,
    chart: Annotated[Path | None, typer.Option(help="Write the chart, as .svg.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write a page, its charts and JSON into this folder.")] = None,
    print_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON in place of sentences.")] = False,
) -> None:
    """Compare two periods, many areas or a series: what chance allows, what recording could explain, a grade.

    Hidden counts are carried through as ranges, or the comparison is refused (exit code 15). Breaks of the register are said.
    """
    refuse_to_write_over((Path(each) for each in what or () if Path(each).is_file()), (chart,))
    typed = Typed(
        area, offence, online, counted, before, after, audit_before, audit_after,
        breaks or (), star, where or (), unit, confidence,
    )  # fmt: skip
    found = _found(what or [], over, project, understood(typed))
    show_compared(found, print_json, chart, to)
    if found.refused:
        raise typer.Exit(NotComparable.exit_code)


def _found(what: list[str], over: str, project: Path | None, asked: ComparisonRequest) -> ComparisonReport:
    """The comparison of what was given: a project, a table, or counts."""
    if project is not None:
        if what:
            raise WrongArgument(
                f"{what[0]}: with --project nothing else is compared; name what to take with --area and --offence"
            )
        if over:
            raise WrongArgument("--over goes with counts; leave it out with --project")
        return compare_project(project, asked)
    if not what:
        raise WrongArgument("nothing to compare; give two counts, a table of counts, or --project (see faircount compare --help)")
    if len(what) == 1 and (Path(what[0]).suffix or Path(what[0]).exists()):
        if over:
            raise WrongArgument("--over goes with counts; in a table give each row a column named population, children or days")
        return compare_table(Path(what[0]), asked)
    return compare_counts(what, asked, numbers("--over", over))
