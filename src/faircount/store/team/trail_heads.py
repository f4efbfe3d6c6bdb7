"""The head of the audit trail in the database of a team: whoever can change the folder alone cannot change it too."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from faircount.store.audit_trail import TRAIL_FILE, Trail
from faircount.store.decisions import now
from faircount.store.team.database import Database, written
from faircount.store.witness import TrailHead, own_witnesses

TABLE = "trail_heads"
_HEAD = text(f"SELECT events, head FROM {TABLE}")
_INSERT = text(f"INSERT INTO {TABLE} (events, head, noted) VALUES (:events, :head, :noted)")


class DatabaseWitness:
    """The head in a table of one row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def place(self) -> str:
        """The address of the database."""
        return self._database.shown

    def head(self) -> TrailHead | None:
        """The head as it was last noted."""
        with self._database.reading() as connection:
            if not inspect(connection).has_table(TABLE):
                return None  # a database that waits for its tables
            row = connection.execute(_HEAD).one_or_none()
        return None if row is None else TrailHead(int(row.events), str(row.head))

    def note(self, head: TrailHead) -> None:
        """Remember this head."""
        with self._database.writing() as connection:
            connection.execute(text(f"DELETE FROM {TABLE}"))
            connection.execute(_INSERT, {"events": head.events, "head": head.hash, "noted": written(now())})


def trail_of(folder: Path, database: Database, copy: str = "") -> Trail:
    """The trail of a team's project, which is remembered in its database too."""
    return Trail(folder / TRAIL_FILE, (*own_witnesses(folder, copy), DatabaseWitness(database)))
