"""``faircount protect``: hide small counts, and enough others that none can be worked out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say
from faircount.pipeline.protection import DEFAULT_REASON, protect_file

EXAMPLE = "Example: faircount protect counts.csv --hierarchies hierarchies/ --to published.csv --audit audit.csv"


class Effort(StrEnum):
    """How long to look for a pattern that hides less; it is safe from the first moment on."""

    QUICK = "quick"
    NORMAL = "normal"
    BEST = "best"


def protect(
    counts: Annotated[Path, typer.Argument(help="The finest cells: one column a dimension, and one of counts.")],
    hierarchies: Annotated[Path, typer.Option(help="A folder with hier_<dimension>.csv for each dimension.")],
    to: Annotated[Path, typer.Option(help="Where to write what may be published: the full cross with one mark.")],
    audit: Annotated[Path | None, typer.Option(help="Where to write the true counts with u, p or s: stays in the house.")] = None,
    certificates: Annotated[
        Path | None, typer.Option(help="Where to write a proof for each small count: stays in the house.")
    ] = None,
    count: Annotated[str, typer.Option(help="The column of counts.")] = "freq",
    threshold: Annotated[int, typer.Option(min=2, help="Counts below it, but not 0, are too small to show.")] = 5,
    width: Annotated[
        int | None, typer.Option(min=1, help="How wide each range must stay; threshold less 2 if not given.")
    ] = None,
    effort: Annotated[Effort, typer.Option(help="How long to look for a pattern that hides less.")] = Effort.NORMAL,
    keep: Annotated[
        list[str] | None, typer.Option(help="What must stay: total, one-way, two-way, or a cell as its codes.")
    ] = None,
    reason: Annotated[str, typer.Option(help="The reason for the rule, printed beside it.")] = DEFAULT_REASON,
) -> None:
    """Hide small counts of a table, and enough others that a reader of all of it cannot work one out.

    Each hidden small count keeps a range at least as wide as the rule, whatever the reader adds and subtracts.
    """
    with progress() as told:
        found = protect_file(
            counts,
            hierarchies,
            count,
            to,
            threshold=threshold,
            width=width,
            reason=reason,
            audit=audit,
            certificates=certificates,
            effort=effort,
            keep=keep or (),
            progress=told,
        )
    for line in found.lines:
        say(line)
    typer.echo(to)
