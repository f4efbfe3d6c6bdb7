"""What the database of a team says against the audit trail in the folder."""

from __future__ import annotations

from faircount.project.project import Project
from faircount.store.audit_trail import TRAIL_FILE, Trail
from faircount.store.inner import INNER, TEAM_FILE


def denied_by_team(project: Project, address: str = "") -> tuple[str, ...]:
    """What the team's database saw of the trail, and is there no more; nothing where there is no team."""
    file = project.folder / INNER / TEAM_FILE
    if not address and not file.is_file():
        return ()
    try:
        from faircount.store.team.database import Database, sqlite_address
        from faircount.store.team.trail_heads import DatabaseWitness
    except ImportError:  # the extra is not installed, which 'doctor' says
        return ()
    database = Database.open(address or sqlite_address(file))
    try:
        return Trail(project.folder / TRAIL_FILE, [DatabaseWitness(database)]).denials()
    finally:
        database.close()
