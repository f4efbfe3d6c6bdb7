"""``faircount protect``: what may be published of a table, by hiding, rounding, changing or merging, and its options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say, tell
from faircount.pipeline.protect import protect_file
from faircount.pipeline.protection_request import (
    DEFAULT_REASON,
    Beside,
    CountsSource,
    DisclosureRule,
    MethodRequest,
    ProtectionRequest,
    ProtectionScope,
)


class EffortOption(StrEnum):
    """How long to look for a pattern that hides less; it is safe from the first moment on."""

    QUICK = "quick"
    NORMAL = "normal"
    BEST = "best"


class ObjectiveName(StrEnum):
    """What is lost as little as possible of."""

    BALANCED = "balanced"
    FEWEST_CELLS = "fewest-cells"
    LEAST_COUNT = "least-count"


class MethodName(StrEnum):
    """How counts are protected."""

    SUPPRESSION = "suppression"
    ROUNDING = "rounding"
    CELL_KEY = "cell-key"
    COARSENING = "coarsening"


CountsFile = Annotated[
    Path,
    typer.Argument(help="The finest cells, one column a dimension and one of counts; or a finished table (.csv, .xlsx, .ods)."),
]
Hierarchies = Annotated[
    Path | None,
    typer.Option(help="A folder with hier_<dimension>.csv for each dimension; worked out from a finished table without it."),
]
To = Annotated[
    Path | None,
    typer.Option(help="Where to write what may be published: the full cross. With --advise: a page (.html) or table (.csv)."),
]
Audit = Annotated[Path | None, typer.Option(help="Where to write the true counts with u, p or s: stays in the house.")]
CertificatesFile = Annotated[Path | None, typer.Option(help="Where to write a proof for each small count: stays in the house.")]
ToHierarchies = Annotated[
    Path | None, typer.Option(help="A folder for the hierarchies as published: they differ where classes were merged.")
]
CountColumn = Annotated[str, typer.Option(help="The column of counts.")]
Threshold = Annotated[int, typer.Option(min=2, help="Counts below it, but not 0, are too small to show.")]
Width = Annotated[int | None, typer.Option(min=1, help="How wide each range must stay; threshold less 2 if not given.")]
Efforts = Annotated[
    EffortOption, typer.Option(help="How long to look for a pattern that hides less, or a rounding that errs less.")
]
Keep = Annotated[list[str] | None, typer.Option(help="What must stay: total, one-way, two-way, or a cell as its codes.")]
Reason = Annotated[str, typer.Option(help="The reason for the rule, printed beside it.")]
Method = Annotated[
    MethodName, typer.Option(help="Hide counts, round them, change them by chance, or merge classes and hide what is left.")
]
Why = Annotated[str, typer.Option(help="Why this method: printed in the notes beside the table.")]
Advise = Annotated[bool, typer.Option("--advise", help="Protect nothing: show the methods side by side, and propose one.")]
Base = Annotated[int, typer.Option(help="For rounding: the number whose multiples are shown, 3, 5 or 10.")]
SecretFile = Annotated[
    Path | None, typer.Option(help="A file of random bytes that stays in the house; cell-key needs it, rounding should have it.")
]
Variance = Annotated[float, typer.Option(help="For cell-key: the variance of the changes.")]
LargestChange = Annotated[int, typer.Option(min=1, help="For cell-key: the largest change.")]
Prefer = Annotated[str, typer.Option(help="For coarsening: the dimensions to merge, with commas, the first one first: age,year.")]
Unordered = Annotated[str, typer.Option(help="For coarsening: dimensions in which any two classes may be merged.")]
Apart = Annotated[str, typer.Option(help="For coarsening: codes that are merged with nothing, such as 'not known'.")]
Goal = Annotated[float, typer.Option(help="For coarsening: which share of the cells over 0 is to be shown.")]
Tables = Annotated[
    list[str] | None,
    typer.Option(
        "--table", help="A breakdown to publish, as its dimensions with commas: area,age. Repeat it; all if none is named."
    ),
]
TablesFile = Annotated[Path | None, typer.Option("--tables", help="A text file with one breakdown to publish a line.")]
EarlierFiles = Annotated[
    list[Path] | None, typer.Option("--earlier", help="A table of the same records published before: safe together. Repeat it.")
]
EarlierHierarchies = Annotated[
    list[Path] | None, typer.Option(help="The folder of hierarchies of an earlier table, where it differs. In the same order.")
]
DespiteEarlier = Annotated[
    bool, typer.Option("--despite-earlier", help="Go on where earlier tables narrowed small counts: none is narrowed further.")
]
MoreToCome = Annotated[
    bool, typer.Option("--more-to-come", help="Protect these tables so that finer ones of the same records can follow.")
]
Never = Annotated[
    Path | None, typer.Option(help="A list of classes that can hold nothing together: every reader knows these are 0.")
]
Objective = Annotated[ObjectiveName, typer.Option(help="What is lost as little as possible of: cells, count, or both.")]
KeepHeadline = Annotated[
    bool,
    typer.Option("--keep-headline", help="Give up the total and breakdowns by one thing alone only where little else helps."),
]


EXAMPLE = (
    "Example: faircount protect counts.csv --hierarchies hierarchies/ --to published.csv --audit audit.csv; "
    "faircount protect counts.csv --hierarchies hierarchies/ --advise --to advice.html; "
    "faircount protect counts.csv --hierarchies hierarchies/ --method rounding --base 5 --secret house.secret --to published.csv"
)


def protect(
    counts: CountsFile,
    hierarchies: Hierarchies = None,
    to: To = None,
    audit: Audit = None,
    certificates: CertificatesFile = None,
    to_hierarchies: ToHierarchies = None,
    count: CountColumn = "freq",
    threshold: Threshold = 5,
    width: Width = None,
    effort: Efforts = EffortOption.NORMAL,
    table: Tables = None,
    tables: TablesFile = None,
    earlier: EarlierFiles = None,
    earlier_hierarchies: EarlierHierarchies = None,
    despite_earlier: DespiteEarlier = False,
    more_to_come: MoreToCome = False,
    never: Never = None,
    keep: Keep = None,
    objective: Objective = ObjectiveName.BALANCED,
    keep_headline: KeepHeadline = False,
    reason: Reason = DEFAULT_REASON,
    method: Method = MethodName.SUPPRESSION,
    why: Why = "",
    advise: Advise = False,
    base: Base = 5,
    secret: SecretFile = None,
    variance: Variance = 4.0,
    largest_change: LargestChange = 9,
    prefer: Prefer = "",
    unordered: Unordered = "",
    apart: Apart = "",
    goal: Goal = 0.5,
) -> None:
    """Hide small counts of a table, and enough others that a reader of all of it cannot work one out.

    Each hidden small count keeps a range at least as wide as the rule, whatever the reader adds and subtracts. Other methods
    round, change or merge instead; --advise compares them. Notes for readers are written beside the table.
    """
    lists = (_words(prefer), _words(unordered), _words(apart))
    how = MethodRequest(method.value, base, secret, variance, largest_change, *lists, goal, effort.value, why)
    before = (earlier or (), earlier_hierarchies or (), despite_earlier, more_to_come, never)
    scope = ProtectionScope(table or (), tables, keep or (), *before, objective.value, keep_headline)
    asked = ProtectionRequest(CountsSource(counts, hierarchies, count), how, DisclosureRule(threshold, width, reason), scope)
    (_advise if advise else _release)(asked, to, Beside(audit, certificates, to_hierarchies))


def _advise(asked: ProtectionRequest, to: Path | None, beside: Beside) -> None:
    """Compare the methods; nothing is protected, so nothing that goes beside a protected table may be asked for."""
    if beside != Beside():
        raise typer.BadParameter("--advise protects nothing: --audit, --certificates and --to-hierarchies go without it")
    from faircount.cli.advised import show_advice  # it draws, and a plain run should not wait for that

    show_advice(asked, to)


def _release(asked: ProtectionRequest, to: Path | None, beside: Beside) -> None:
    """Write what may be published, and say what was done."""
    destination = _destination(to, asked.method.method, asked.scope)
    with progress() as told:
        lines = protect_file(asked, destination, beside, told)
    for line in lines:
        say(line)
    tell(destination)


def _destination(to: Path | None, method: str, scope: ProtectionScope) -> Path:
    """Where to write, once what was asked for goes together."""
    if to is None:
        raise typer.BadParameter("name the file to write with --to, or ask for --advise")
    named = (scope.keep, scope.tables, scope.tables_file, scope.earlier, scope.never)
    if method != MethodName.SUPPRESSION and any(named):
        raise typer.BadParameter("--keep, --table, --tables, --earlier and --never go with --method suppression alone")
    return to


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in listed.split(",") if word.strip())
