"""The accounts of a team: a name, a role, a password. None is deleted: what was decided keeps its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from faircount.errors import BadAccount
from faircount.store.decisions import now, one_line
from faircount.store.team.database import Database
from faircount.store.team.moments import read, written
from faircount.store.team.outbox import Outbox
from faircount.store.team.passwords import hashed
from faircount.store.team.roles import Role

_NAME = re.compile(r"[\w][\w .'’-]{0,78}[\w.]|\w")

PROGRAM = "faircount"
"""Who did it, as the trail says, where no person is named."""
_OTHERS = text("SELECT count(*) FROM accounts WHERE role = 'administrator' AND disabled IS NULL AND name <> :name")
_SET = {column: text(f"UPDATE accounts SET {column} = :to WHERE name = :name") for column in ("password", "role", "disabled")}


@dataclass(frozen=True, slots=True)
class Account:
    """One account: the name as it is shown, the role, when it was made, and since when it is closed."""

    name: str
    role: Role
    made: datetime
    disabled: datetime | None


class Accounts:
    """The accounts in the database. Names are one person's whatever their capitals."""

    def __init__(self, database: Database, outbox: Outbox | None = None) -> None:
        self._database, self._outbox = database, outbox

    def add(self, name: str, role: Role, password: str, by: str = PROGRAM) -> None:
        """Make an account; refused where the name is taken."""
        shown = _named(name)
        row = {"name": key_of(shown), "shown": shown, "role": str(role), "password": hashed(password), "made": written(now())}
        insert = text("INSERT INTO accounts VALUES (:name, :shown, :role, :password, :made, NULL)")
        try:
            with self._database.writing() as connection:
                connection.execute(insert, row)
                self._note(connection, by, "added", shown, role=str(role))
        except IntegrityError as error:
            raise BadAccount(f"{shown} has an account already; choose another name") from error
        self._deliver()

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(text("SELECT shown, role, made, disabled FROM accounts ORDER BY name")).all()
        return tuple(Account(shown, Role(role), read(made), read(gone) if gone else None) for shown, role, made, gone in rows)

    def password_of(self, name: str) -> str | None:
        """The hash of the password of an open account; None where there is none."""
        with self._database.reading() as connection:
            select = text("SELECT password FROM accounts WHERE name = :name AND disabled IS NULL")
            return connection.execute(select, {"name": key_of(name)}).scalar_one_or_none()

    def set_password(self, name: str, password: str, by: str = PROGRAM) -> None:
        """Give an account another password, and end its sessions."""
        self._change(by, "password", name, "password", hashed(password))

    def set_role(self, name: str, role: Role, by: str = PROGRAM) -> None:
        """Give an account another role, and end its sessions; refused for the last administrator."""
        self._change(by, "role", name, "role", str(role), may_go=role is Role.ADMINISTRATOR, role=str(role))

    def disable(self, name: str, by: str = PROGRAM) -> None:
        """Close an account, and end its sessions; refused for the last administrator, or nobody could open one again."""
        self._change(by, "disabled", name, "disabled", written(now()), may_go=False)

    def enable(self, name: str, by: str = PROGRAM) -> None:
        """Open a closed account again."""
        self._change(by, "enabled", name, "disabled", None)

    def _change(self, by: str, act: str, name: str, column: str, to: str | None, may_go: bool = True, **said: str) -> None:
        row = {"name": key_of(name), "to": to}
        with self._database.writing() as connection:
            found = connection.execute(text("SELECT role, shown FROM accounts WHERE name = :name"), row).one_or_none()
            if found is None:
                raise BadAccount(f"{one_line(name)[:80]} has no account; 'faircount user list' shows who has")
            if found.role == Role.ADMINISTRATOR and not may_go and not connection.execute(_OTHERS, row).scalar_one():
                raise BadAccount(f"{one_line(name)[:80]} is the last administrator; make another one first")
            connection.execute(_SET[column], row)
            connection.execute(text("DELETE FROM sessions WHERE account = :name"), row)
            self._note(connection, by, act, found.shown, **said)
        self._deliver()

    def _note(self, connection: Connection, by: str, act: str, name: str, **said: str) -> None:
        if self._outbox is not None:
            self._outbox.put(connection, by, f"account.{act}", name, **said)

    def _deliver(self) -> None:
        if self._outbox is not None:
            self._outbox.deliver()


def key_of(name: str) -> str:
    """The name under which an account is found.

    >>> key_of(" Jo  Marsh ")
    'jo marsh'
    """
    return one_line(name).casefold()


def _named(name: str) -> str:
    shown = one_line(name)
    if not _NAME.fullmatch(shown):
        raise BadAccount("a name has 1 to 80 letters, digits, spaces, points, hyphens or apostrophes")
    return shown
