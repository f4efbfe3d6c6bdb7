"""What the audit trail has yet to be told: written in one transaction with the act, so that no stop comes between the two."""

from __future__ import annotations

import json
from uuid import uuid4

from sqlalchemy import Connection, Row, text

from faircount.store.audit_trail import Trail
from faircount.store.decisions import now
from faircount.store.inner import inner_folder
from faircount.store.lock import locked
from faircount.store.team.database import Database, read, written

LOCK = "outbox.lock"
"""Held, in the program's own folder, while the trail is told: two programs would tell it the same twice."""

_PUT = text("INSERT INTO outbox (id, at, who, act, about, said) VALUES (:id, :at, :who, :act, :about, :said)")
_WAITING = text("SELECT id, at, who, act, about, said FROM outbox ORDER BY number")
_TAKE_OUT = text("DELETE FROM outbox WHERE id = :id")


class Outbox:
    """Acts in the database that the trail, which is a file, is told of: each once, also where a program was killed on the way."""

    def __init__(self, database: Database, trail: Trail) -> None:
        self._database, self._trail = database, trail

    @property
    def trail(self) -> Trail:
        """The trail that is told."""
        return self._trail

    def put(self, connection: Connection, who: str, act: str, about: str, **said: str) -> None:
        """Keep word of an act in its own transaction: both are in the database, or neither."""
        row = {"id": uuid4().hex, "at": written(now()), "who": who, "act": act, "about": about, "said": json.dumps(said)}
        connection.execute(_PUT, row)

    def deliver(self) -> int:
        """Tell the trail whatever waits, in order, and say how much that was."""
        with locked(inner_folder(self._trail.path.parent) / LOCK):
            with self._database.reading() as connection:
                waiting = connection.execute(_WAITING).all()
            return sum(self._tell(row) for row in waiting)

    def _tell(self, row: Row[tuple[str, ...]]) -> bool:
        """Whether the trail had to be told: a program may have been killed after it had told it, and before it noted that."""
        is_news = not self._trail.holds(row.id)
        if is_news:
            self._trail.append(row.who, row.act, row.about, {**json.loads(row.said), "id": row.id}, read(row.at))
        with self._database.writing() as connection:
            connection.execute(_TAKE_OUT, {"id": row.id})
        return is_news
