"""Who is signed in: each session a secret of its own, of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text

from faircount.store.decisions import now
from faircount.store.team.accounts import key_of
from faircount.store.team.database import Database
from faircount.store.team.moments import read, written
from faircount.store.team.roles import Role

IDLE = timedelta(hours=1)
LONGEST = timedelta(hours=12)
_SEEN_EVERY = timedelta(minutes=1)
_FOUND = text(
    "SELECT shown, role, began, seen FROM sessions JOIN accounts ON accounts.name = sessions.account "
    "WHERE secret_sha256 = :secret AND disabled IS NULL"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a session."""

    name: str
    role: Role


class Sessions:
    """The sessions in the database. One ends an hour after it was last used, and twelve hours after it began."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, name: str, when: datetime | None = None) -> str:
        """The secret of a new session, never one that was known before; sessions that are over are swept away."""
        moment, secret = when or now(), secrets.token_urlsafe(32)
        row = {"secret": _hash(secret), "account": key_of(name), "now": written(moment)}
        over = {"idle": written(moment - IDLE), "longest": written(moment - LONGEST)}
        with self._database.writing() as connection:
            connection.execute(text("DELETE FROM sessions WHERE seen < :idle OR began < :longest"), over)
            connection.execute(text("INSERT INTO sessions VALUES (:secret, :account, :now, :now)"), row)
        return secret

    def holder(self, secret: str, when: datetime | None = None) -> Holder | None:
        """Whoever holds the session, which counts as used; None where there is none or it is over."""
        moment, key = when or now(), {"secret": _hash(secret)}
        with self._database.reading() as connection:
            found = connection.execute(_FOUND, key).one_or_none()
        if found is None:
            return None
        shown, role, began, seen = found[0], Role(found[1]), read(found[2]), read(found[3])
        if moment - seen > IDLE or moment - began > LONGEST:
            self.end(secret)
            return None
        if moment - seen > _SEEN_EVERY:
            with self._database.writing() as connection:
                used = text("UPDATE sessions SET seen = :now WHERE secret_sha256 = :secret")
                connection.execute(used, {**key, "now": written(moment)})
        return Holder(shown, role)

    def end(self, secret: str) -> None:
        """End a session."""
        with self._database.writing() as connection:
            connection.execute(text("DELETE FROM sessions WHERE secret_sha256 = :secret"), {"secret": _hash(secret)})


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
