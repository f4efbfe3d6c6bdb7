"""The database of a team as lines of JSON, the same for both databases: taken at one moment, put into an empty one whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, text

from faircount.errors import BadBackup
from faircount.store.team.database import Database
from faircount.store.team.holds import hold_as_before, holds_of, put_holds
from faircount.store.team.migrate import migrate, steps

TABLES = ("accounts", "decisions", "outbox")
"""What is kept. Sessions are not: whoever is signed in signs in again."""


def dumped(database: Database) -> Iterator[str]:
    """The lines: first which step the tables are at, then each row of each table as it was at one moment."""
    with database.writing() as connection:
        yield _line({"step": steps()[-1].number})
        for table in TABLES:
            for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1")).mappings():
                held = {"holds": holds_of(connection, row["name"])} if table == "accounts" else {}
                yield _line({"table": table, "row": dict(row)} | held)


def fill(database: Database, lines: Iterable[str]) -> int:
    """How many rows were put into the database, which must hold none yet: all, or none."""
    migrate(database)
    with database.writing() as connection:
        if any(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES):
            raise BadBackup("the database holds a team already; name an empty one")
        filled = sum(_insert(connection, json.loads(line)) for line in lines)
        hold_as_before(connection)
    return filled


def _insert(connection: Connection, told: dict[str, Any]) -> int:
    if "step" in told:
        if told["step"] > steps()[-1].number:
            raise BadBackup("the backup is of a newer version of this program; install that one first")
        return 0
    table, row = told["table"], told["row"]
    if table not in TABLES or not all(name.isidentifier() for name in row):
        raise BadBackup("the backup holds what this program does not know")
    # The number of a decision is given out anew, in the same order: a database that counts by itself must go on from there.
    named = [name for name in row if name != "number"]
    values = ", ".join(f":{name}" for name in named)
    connection.execute(text(f"INSERT INTO {table} ({', '.join(named)}) VALUES ({values})"), {name: row[name] for name in named})
    put_holds(connection, str(row.get("name", "")), told.get("holds", ()))
    return 1


def _line(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"
