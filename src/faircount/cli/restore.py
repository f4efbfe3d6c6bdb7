"""``faircount restore``: a backup put into a new folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import say, tell
from faircount.cli.team import DATABASE
from faircount.errors import BadDatabase, how_to_install
from faircount.project.restore import restore as put_back

EXAMPLE = "Example: faircount restore my-campaign-2026-11-25.tar.gz my-campaign-again"


def restore(
    backup: Annotated[Path, typer.Argument(help="The file that 'faircount backup' wrote.")],
    folder: Annotated[Path, typer.Argument(help="A new or empty folder for the project.")],
    database: DATABASE = "",
) -> None:
    """Put a backup into a new folder, after every part was checked against its checksum; nothing is written over."""

    def fill(lines: Iterable[str], project: Path) -> int:
        try:
            from faircount.store.team.database import Database
            from faircount.store.team.dump import fill as fill_database
            from faircount.store.team.team import address_of
        except ImportError as error:
            raise BadDatabase(f"the backup holds a team, which needs an extra: {how_to_install('team')}") from error
        opened = Database.open(address_of(project, database))
        try:
            return fill_database(opened, lines)
        finally:
            opened.close()

    kept = put_back(backup, folder, fill)
    say(f"{kept.files:,} files and {kept.rows:,} accounts and decisions of a team, each as it was kept.")
    say(f"Next: faircount build {folder}")
    tell(str(folder))
