"""``faircount backup``: everything of a project that cannot be made again, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import say, tell
from faircount.cli.team import DATABASE, has_team, team_of
from faircount.project.backup import back_up
from faircount.project.project import Project

EXAMPLE = "Example: faircount backup my-campaign-2026-11-25.tar.gz --project my-campaign"


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write.")],
    project: Annotated[Path, typer.Option(help="The project folder.")] = Path(),
    database: DATABASE = "",
) -> None:
    """Keep a project in one file with the checksum of each part, the team's database too, while it is being served."""
    opened = Project.open(project)
    lines = None
    if has_team(project, database):
        from faircount.store.team.dump import dumped

        lines = dumped(team_of(project, database).database)
    kept = back_up(opened, to, lines)
    team = f", a team of {kept.rows:,} accounts and decisions" if lines is not None else ""
    say(f"{kept.files:,} files{team}, {kept.bytes:,} bytes. It holds what the forces sent: keep it as safe as the project.")
    tell(str(to))
