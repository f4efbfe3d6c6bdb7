"""``faircount build``: make everything that is stale."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import progress, say, say_error, tell
from faircount.errors import EXIT_PARTLY_REFUSED
from faircount.language.several import several
from faircount.pipeline.build import Built
from faircount.pipeline.build import build as make
from faircount.project.project import Project

EXAMPLE = "Example: faircount build england-and-wales"


def build(
    folder: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Make everything anew, changed or not.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out PDF, Word documents and PNG pictures.")] = False,
) -> None:
    """Read every document, hold the figures against each other, and write the site and its files."""
    build_and_show(folder, force, quick)


def build_and_show(folder: Path, force: bool = False, quick: bool = False) -> None:
    """Build, say what came of it, and where to look; exit code 4 where a file was refused."""
    project = Project.open(folder)
    with progress() as told:
        built = make(project, told, force, quick)
    _show(built)
    if built.refused:
        raise typer.Exit(EXIT_PARTLY_REFUSED)


def _show(built: Built) -> None:
    for one in built.refused:
        say_error(f"{one.path} was not used: {one.reason}")
    counts = ((built.figures, "figure"), (built.areas, "area"), (built.findings, "finding"), (built.articles, "article"))
    figures = f"{', '.join(several(*count) for count in counts)} checked"
    pages = (
        f"{several(built.pages, 'page')}, {built.changed} changed"
        if built.changed
        else f"{several(built.pages, 'page')}, nothing had changed"
    )
    say(f"{figures}; {pages}.")
    if not built.figures:
        say(_why_there_is_none(built))
    for remark in (*built.notes, *built.remarks):
        say(remark)
    say("Look at:")
    tell(built.look_at)


def _why_there_is_none(built: Built) -> str:
    """Why there is no figure, and what brings some in."""
    if built.waiting:
        return "No figure is in a table yet: what was read waits behind questions that nobody has decided."
    if built.documents:
        return "No figure could be taken from what was read: 'faircount review --coverage' says what each answer is taken for."
    if built.refused:
        return "No document could be read, so there is no figure."
    return "The project names no document yet: add a [[reference]] entry to faircount.toml, or put answers into answers/."
