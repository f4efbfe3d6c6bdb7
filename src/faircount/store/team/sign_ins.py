"""Signing in: a name and a password, and only so many tries; and who is signed in, by a secret of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text

from faircount.errors import TooManyTries
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.store.team.accounts import Accounts, key_of
from faircount.store.team.database import Database, read, written
from faircount.store.team.passwords import is_password

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


WINDOW = timedelta(minutes=15)
FROM_HERE, ON_NAME, BY_ADDRESS = 5, 50, 30
"""Failures in the window after which no more is tried: one name from one address, one name from anywhere, one address."""
KNOWN_FOR = timedelta(days=30)
"""How long an address is known as one from which a name signed in: failures from anywhere else do not count there."""
_COUNT = text(
    "SELECT coalesce(sum(CASE WHEN name = :name AND address = :address THEN 1 ELSE 0 END), 0), "
    "coalesce(sum(CASE WHEN name = :name THEN 1 ELSE 0 END), 0), "
    "coalesce(sum(CASE WHEN address = :address THEN 1 ELSE 0 END), 0) "
    "FROM failed_sign_ins WHERE at > :since"
)
_IS_KNOWN = text("SELECT count(*) FROM known_places WHERE name = :name AND address = :address AND at > :known")
_KNOW = text("INSERT INTO known_places VALUES (:name, :address, :now) ON CONFLICT (name, address) DO UPDATE SET at = excluded.at")


class SignIns:
    """The door."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._accounts, self._sessions = Accounts(database), Sessions(database)

    def sign_in(self, name: str, password: str, address: str, when: datetime | None = None) -> str | None:
        """The secret of a new session; None where name and password do not belong together.

        After too many failures nothing is tried for a while, not even the right password: a guess must not be told from a miss.
        """
        moment = when or now()
        return self._sessions.begin(name, moment) if self.is_right(name, password, address, moment) else None

    def is_right(self, name: str, password: str, address: str, when: datetime | None = None) -> bool:
        """Whether the password is that of the open account of this name; each failure counts as one at the door."""
        moment = when or now()
        # A try is noted before the password is looked at, so that many sent at once count as many.
        self._note(key_of(name)[:80], address[:80], moment)
        if not is_password(password, self._accounts.password_of(name)):
            return False
        row = {"name": key_of(name)[:80], "address": address[:80], "now": written(moment), "known": written(moment - KNOWN_FOR)}
        with self._database.writing() as connection:
            connection.execute(text("DELETE FROM failed_sign_ins WHERE name = :name AND address = :address"), row)
            connection.execute(text("DELETE FROM known_places WHERE at <= :known"), row)
            connection.execute(_KNOW, row)
        return True

    def _note(self, name: str, address: str, moment: datetime) -> None:
        row = {"name": name, "address": address, "now": written(moment), "since": written(moment - WINDOW)}
        row |= {"known": written(moment - KNOWN_FOR)}
        with self._database.writing() as connection:
            connection.execute(text("DELETE FROM failed_sign_ins WHERE at <= :since"), row)
            here, on_name, by_address = connection.execute(_COUNT, row).one()
            is_known = connection.execute(_IS_KNOWN, row).scalar_one()
            if here >= FROM_HERE or by_address >= BY_ADDRESS or (on_name >= ON_NAME and not is_known):
                minutes = int(WINDOW.total_seconds() // 60)
                raise TooManyTries(f"too many tries failed; wait {minutes} minutes, or ask an administrator for a new password")
            connection.execute(text("INSERT INTO failed_sign_ins VALUES (:name, :address, :now)"), row)
