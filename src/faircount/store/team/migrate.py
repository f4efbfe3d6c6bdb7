"""The tables of the database brought to where this version of the program needs them, one numbered step at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from faircount.errors import BadDatabase
from faircount.store.decisions import now
from faircount.store.team.database import Database, written

COUNTED = {"sqlite": "INTEGER", "postgresql": "BIGINT GENERATED ALWAYS AS IDENTITY"}
"""A number that the database gives out itself: the one thing that the two say in different words."""
_KEPT = "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied TEXT NOT NULL)"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, its name, and what it says to the database."""

    number: int
    name: str
    says: str

    @property
    def sha256(self) -> str:
        """The checksum of the step: one that was applied is never changed."""
        return hashlib.sha256(self.says.encode()).hexdigest()


def steps() -> tuple[Migration, ...]:
    """Every step in order."""
    return tuple(sorted(_steps(), key=lambda step: step.number))


def _steps() -> Iterator[Migration]:
    for item in (files("faircount.store.team") / "migrations").iterdir():
        if item.name.endswith(".sql"):
            number, _, name = item.name.removesuffix(".sql").partition("_")
            yield Migration(int(number), name, item.read_text(encoding="utf-8"))


def pending(database: Database) -> tuple[Migration, ...]:
    """The steps that were not taken yet; refused where the database is ahead of this program, or was taken elsewhere."""
    with database.reading() as connection:
        return _pending(connection)


def migrate(database: Database) -> tuple[Migration, ...]:
    """Take every step that is pending, all or none, and say which they were."""
    with database.writing() as connection:
        if not inspect(connection).has_table("migrations"):
            connection.exec_driver_sql(_KEPT)
        taken = _pending(connection)
        for step in taken:
            for statement in _statements(step, connection.dialect.name):
                connection.exec_driver_sql(statement)
            connection.execute(
                text("INSERT INTO migrations VALUES (:number, :name, :sha256, :applied)"),
                {"number": step.number, "name": step.name, "sha256": step.sha256, "applied": written(now())},
            )
    return taken


def _pending(connection: Connection) -> tuple[Migration, ...]:
    if not inspect(connection).has_table("migrations"):
        return steps()
    known = {step.number: step for step in steps()}
    taken = connection.execute(text("SELECT number, sha256 FROM migrations")).all()
    for number, sha256 in taken:
        if number not in known:
            raise BadDatabase(f"the database is ahead of this program (step {number}); install the newer version")
        if known[number].sha256 != sha256:
            raise BadDatabase(f"step {number} of the database is not that of this program; was it made by another one?")
    done = {number for number, _ in taken}
    return tuple(step for step in steps() if step.number not in done)


def _statements(step: Migration, dialect: str) -> Iterator[str]:
    lines = [line for line in step.says.splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).replace("{counted}", COUNTED[dialect]).split(";"):
        if statement.strip():
            yield statement
