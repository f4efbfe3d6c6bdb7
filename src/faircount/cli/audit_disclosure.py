"""``faircount audit-disclosure``: what a reader of published tables can work out about their hidden cells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say, tell
from faircount.errors import EXIT_FINDINGS, WrongArgument
from faircount.pipeline.audit_disclosure import audit_files
from faircount.protect.disclosure.question import DisclosureFound, DisclosureQuestion

EXAMPLE = "Example: faircount audit-disclosure published.csv last-year.xlsx --hierarchies hierarchies/ --to report.html"
MOST_SHOWN = 20
Never = Annotated[
    Path | None, typer.Option(help="A list of classes that can hold nothing together: every reader knows these are 0.")
]

ProofTo = Annotated[
    Path | None, typer.Option(help="Where to write a proof, made from what is published alone, of what stays safe.")
]

Hierarchies = Annotated[
    Path | None, typer.Option(help="A folder with hier_<dimension>.csv; worked out from labels and sums without it.")
]
ToHierarchies = Annotated[
    Path | None, typer.Option(help="A folder for the hierarchies that were worked out, to correct and give with --hierarchies.")
]


def audit_disclosure(
    published: Annotated[list[Path], typer.Argument(help="Tables or answers as published, in any format: one, or all together.")],
    hierarchies: Hierarchies = None,
    threshold: Annotated[int, typer.Option(min=2, help="Counts below it, but not 0, should be hidden.")] = 5,
    width: Annotated[int | None, typer.Option(min=1, help="How wide each range must be; threshold less 2 if not given.")] = None,
    mark: Annotated[list[str] | None, typer.Option(help="A mark of hidden counts, beside the usual ones.")] = None,
    zeros_hidden: Annotated[bool, typer.Option("--zeros-hidden", help="Hidden counts may be 0 as well.")] = False,
    count: Annotated[str | None, typer.Option(help="The column of counts, if it is not plain.")] = None,
    total: Annotated[
        list[str] | None, typer.Option(help="COLUMN=CODE: the code that is the sum of the others; COLUMN=none if there is none.")
    ] = None,
    derived: Annotated[
        list[str] | None, typer.Option(help="COLUMN=KIND: what a column beside the counts is, such as 'Rate=rate per 1,000'.")
    ] = None,
    certificates: Annotated[
        Path | None, typer.Option(help="Certificates that came with the release: checked, never trusted.")
    ] = None,
    never: Never = None,
    to_hierarchies: ToHierarchies = None,
    proof: ProofTo = None,
    to: Annotated[Path | None, typer.Option(help="Where to write the report: .csv, .md or .html.")] = None,
) -> None:
    """Try to work out the hidden cells of a published table, and name those that it gives away, never their counts.

    Several files are read together, as a reader would: what one release hides and another shows, and what follows from both.
    A small count is given away where the reader knows that it is under the threshold, and to within less than the width.
    Exit code 3 where one is.
    """
    asked = DisclosureQuestion(
        threshold=threshold,
        width=width,
        hierarchies=hierarchies,
        marks=tuple(mark or ()),
        zeros_shown=not zeros_hidden,
        count_column=count,
        totals=_pairs("--total", total),
        derived=_pairs("--derived", derived),
        certificates=certificates,
        never=never,
        to_hierarchies=to_hierarchies,
    )
    with progress() as told:
        found = audit_files(published, asked, told, proof_to=proof, report_to=to)
    _show(found)
    if to is not None:
        say(f"The report is in {to}.")
    if not found.is_safe:
        raise typer.Exit(EXIT_FINDINGS)


def _pairs(option: str, given: Iterable[str] | None) -> dict[str, str]:
    pairs = [text.partition("=") for text in given or ()]
    wrong = [name for name, sign, _ in pairs if not sign]
    if wrong:
        raise WrongArgument(f"{option} {wrong[0]}: write it as COLUMN=WORD")
    return {name.strip(): word.strip() for name, _, word in pairs}


def _show(found: DisclosureFound) -> None:
    for remark in found.remarks:
        say(remark)
    exactly = sum(1 for each in found.given if each.is_exact)
    say(f"{found.hidden:,} hidden cells; {len(found.given):,} small counts are given away, {exactly:,} of them exactly.")
    if found.printed:
        named = "; ".join(", ".join(codes) for codes in found.printed[:3])
        say(f"{len(found.printed):,} small counts are printed for all to see (first: {named}).")
    if found.doubtful:
        say(f"{found.doubtful:,} further cells are narrowed too, and are zero or may be no small count.")
    for each in found.given[:MOST_SHOWN]:
        tell(f"{', '.join(each.codes)}: can be worked out {each.how}, from {each.follows}")
        files = f" ({' and '.join(each.files)} together)" if len(each.files) > 1 else ""
        say(f"    To mend it, {each.mend}{files}.")
    if len(found.given) > MOST_SHOWN:
        tell(f"and {len(found.given) - MOST_SHOWN:,} more")
    if found.given:
        say("Hide more cells, or publish fewer breakdowns: faircount protect finds the fewest.")
    elif not found.printed:
        say("No small count is given away to a reader of this table alone.")
