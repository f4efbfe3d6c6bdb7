"""``faircount inspect``: what a reader could dig out of a file, before it is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say, say_error, tell
from faircount.errors import EXIT_FINDINGS, EXIT_PARTLY_REFUSED, UnreadableSource
from faircount.requests.inspection import Inspected, inspect_files

EXAMPLE = "Example: faircount inspect reply.xlsx letter.docx --clean-to checked"


def inspect(
    files: Annotated[list[Path], typer.Argument(help="Files that are to be sent: XLSX, XLS, ODS, DOCX, PDF, CSV, ZIP, EML.")],
    clean_to: Annotated[
        Path | None, typer.Option(help="Write a clean copy of each .xlsx, .docx and .pdf that leaks into this folder.")
    ] = None,
    threshold: Annotated[int, typer.Option(min=0, help="Counts from 1 to below this are small; 0 looks for none.")] = 5,
) -> None:
    """Say what could be dug out of files before they are sent: hidden sheets, comments, covered text, small counts.

    Each find is told by its kind and place, never by its content. The exit code is 0 where nothing was found, 3 where something
    was, 4 where a file could not be looked into: so it can stand before a mail leaves.
    """
    with progress() as told:
        found = inspect_files(files, told, threshold=threshold, clean_to=clean_to)
    for one in found:
        _show(one)
    leaky = sum(bool(one.leaks) for one in found)
    refused = sum(bool(one.refused) for one in found)
    say(f"{len(found):,} looked into, {leaky:,} with something to dig out, {refused:,} that could not be looked into")
    if refused:
        raise typer.Exit(UnreadableSource.exit_code if len(found) == 1 else EXIT_PARTLY_REFUSED)
    if leaky:
        raise typer.Exit(EXIT_FINDINGS)


def _show(one: Inspected) -> None:
    if one.refused:
        say_error(one.refused)
        return
    if not one.traces:
        tell(f"{one.path.name}: nothing found")
    for trace in one.traces:
        tell(f"{one.path.name}: {'' if trace.is_leak else 'by the way: '}{trace.says}")
    if one.copy is not None:
        tell(f"{one.path.name}: a clean copy is {one.copy}; look at it before it is sent")
    if one.not_cleaned:
        say_error(one.not_cleaned)
