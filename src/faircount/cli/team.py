"""What the commands for a team share: its database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faircount.errors import BadDatabase

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
        raise BadDatabase("accounts need an extra; install faircount[team]") from error
    return open_team(folder, database)
