"""``faircount attack``: what a reader of a published table can work out about its hidden cells."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say
from faircount.errors import EXIT_FINDINGS
from faircount.pipeline.protection import attack_file

EXAMPLE = "Example: faircount attack published.csv --hierarchies hierarchies/ --threshold 5"
MOST_SHOWN = 20


def attack(
    published: Annotated[Path, typer.Argument(help="The table as published: every cell of the cross, hidden ones with a mark.")],
    hierarchies: Annotated[Path, typer.Option(help="A folder with hier_<dimension>.csv for each dimension.")],
    threshold: Annotated[int, typer.Option(min=2, help="Counts below it, but not 0, should be hidden.")] = 5,
    width: Annotated[int | None, typer.Option(min=1, help="How wide each range must be; threshold less 2 if not given.")] = None,
) -> None:
    """Try to work out the hidden cells of a published table, and name those that it gives away, never their counts.

    A small count is given away where the reader knows that it is under the threshold, and to within less than the width.
    Exit code 3 where one is.
    """
    with progress() as told:
        found = attack_file(published, hierarchies, threshold, width, told)
    given = found.small(threshold)
    exact = set(found.exact)
    say(
        f"{found.hidden:,} hidden cells; {len(given):,} small counts are given away, {len(exact & set(given)):,} of them exactly."
    )
    others = len(found.narrow) - len(given)
    if others:
        say(f"{others:,} hidden cells can be worked out too and are not small: they hide nothing that the rule protects.")
    for cell in given[:MOST_SHOWN]:
        how = "exactly" if cell in exact else "nearly"
        typer.echo(f"{', '.join(found.cross.codes_of(cell))}: can be worked out {how}")
    if len(given) > MOST_SHOWN:
        typer.echo(f"and {len(given) - MOST_SHOWN:,} more")
    if not given:
        say("No small count is given away to a reader of this table alone.")
        return
    say("Hide more cells, or publish fewer breakdowns: faircount protect does the first.")
    raise typer.Exit(EXIT_FINDINGS)
