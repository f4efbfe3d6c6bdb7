"""In whose hands accounts are, as the database keeps it. No row is ever taken away: a draft asks what was so when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, text

from faircount.store.team.account import WAITS, Account, Hold, Role, hands_of
from faircount.store.team.database import read, written

_ALL = text("SELECT name, shown, role, made, disabled, password, signs_from, confirmed_by FROM accounts ORDER BY name")
_HOLDS = text("SELECT account, person, since, until FROM account_holds ORDER BY number")
_OF = text("SELECT person, since, until FROM account_holds WHERE account = :account ORDER BY number")
_INSERT = text("INSERT INTO account_holds (account, person, since, until) VALUES (:account, :person, :now, :until)")
_LAST = text("UPDATE account_holds SET until = :until WHERE account = :account AND (until IS NULL OR until > :now)")
_BY = text(
    "UPDATE accounts SET changed = :now, changed_by = :person, signs_from = :from, confirmed_by = NULL WHERE name = :account"
)
_FROM = text("UPDATE accounts SET signs_from = :until WHERE name = :account")
_IS_OPEN = text("SELECT count(*) FROM accounts WHERE name = :account AND password <> ''")

_AS_BEFORE = text(
    "INSERT INTO account_holds (account, person, since, until) "
    "SELECT name, changed_by, changed, CASE WHEN password = '' THEN NULL ELSE signs_from END FROM accounts "
    "WHERE changed_by IS NOT NULL AND name NOT IN (SELECT account FROM account_holds)"
)


def every_account(connection: Connection) -> tuple[Account, ...]:
    """Every account with everybody in whose hands it is or was, by name."""
    holds: dict[str, list[Hold]] = {}
    for account, person, since, until in connection.execute(_HOLDS):
        holds.setdefault(account, []).append(Hold(person, read(since), read(until) if until else None))
    return tuple(_account(row, holds) for row in connection.execute(_ALL))


def take_hold(connection: Connection, account: str, person: str, when: datetime) -> None:
    """Note that somebody made or changed an account: it is in their hands, and in those in whose hands they are themselves.

    It settles a day later, or a day after it is opened where nobody has opened it; until then it is also in every hand that it
    was in before, or a second change would hide who made the first.
    """
    is_open = connection.execute(_IS_OPEN, {"account": account}).scalar_one()
    settles = written(when + WAITS)
    row = {"account": account, "now": written(when), "from": settles, "until": settles if is_open else None}
    connection.execute(_LAST, row)
    for one in dict.fromkeys((person, *hands_of(person, every_account(connection), when, when))):
        connection.execute(_INSERT, {**row, "person": one})
    connection.execute(_BY, {**row, "person": person})


def settle(connection: Connection, account: str, when: datetime, until: datetime) -> None:
    """Let whoever has hold of an account lose it at this moment: a day after it was opened, or now, where it was confirmed."""
    row = {"account": account, "now": written(when), "until": written(until)}
    connection.execute(_LAST, row)
    connection.execute(_FROM, row)


def holds_of(connection: Connection, account: str) -> list[dict[str, Any]]:
    """Every hold of an account as it is kept, for a backup."""
    return [dict(row) for row in connection.execute(_OF, {"account": account}).mappings()]


def put_holds(connection: Connection, account: str, holds: Iterable[Mapping[str, Any]]) -> None:
    """Put the holds of an account back as they were kept."""
    for one in holds:
        row = {"account": account, "person": one["person"], "now": one["since"], "until": one["until"]}
        connection.execute(_INSERT, row)


def hold_as_before(connection: Connection) -> None:
    """Take hold for whoever changed an account last, where nothing else is known: a backup from before hands were kept."""
    connection.execute(_AS_BEFORE)


def _account(row: Row[Any], holds: Mapping[str, list[Hold]]) -> Account:
    key, shown, role, made, disabled, password, signs_from, confirmed_by = tuple(row)
    closed, begins = read(disabled) if disabled else None, read(signs_from) if signs_from else None
    held = tuple(holds.get(key, ()))
    return Account(shown, Role(role), read(made), closed, bool(password), begins, confirmed_by or "", held)
