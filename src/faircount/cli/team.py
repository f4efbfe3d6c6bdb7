"""What the commands for a team share: its database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faircount.errors import BadDatabase, how_to_install
from faircount.project.project import Project
from faircount.store.inner import INNER, TEAM_FILE

if TYPE_CHECKING:
    from faircount.store.team.team import Team

DATABASE = Annotated[
    str,
    typer.Option(
        envvar="FAIRCOUNT_DATABASE",
        help="The address of the team's database, postgresql://user@host/name; without it a file in the project folder.",
    ),
]


def team_of(folder: Path, database: str) -> Team:
    """The team of a project; refused where what it needs is not installed."""
    try:
        from faircount.store.team.team import open_team
    except ImportError as error:
        raise BadDatabase(f"accounts need an extra; install it with: {how_to_install('team')}") from error
    return open_team(folder, database, Project.open(folder).config.project.trail_copy)


def has_team(folder: Path, database: str) -> bool:
    """Whether a project is a team's: an address is given, or the file of its database is there."""
    return bool(database) or (folder / INNER / TEAM_FILE).is_file()
