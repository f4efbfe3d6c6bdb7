"""The database of a team, SQLite in a file or PostgreSQL, and how it keeps times."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoneFree

from faircount.errors import BadDatabase
from faircount.store.private import FILE, FOLDER


def written(when: datetime) -> str:
    """The time as text.

    >>> written(datetime(2026, 11, 25, 22, 14, 21, tzinfo=UTC))
    '2026-11-25T22:14:21Z'
    """
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text: str) -> datetime:
    """The text as a time.

    >>> read("2026-11-25T22:14:21Z").hour
    22
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}
"""The databases that serve, with the driver of each."""
_WRITES = "faircount_writes"
_ONE_WRITER = 715_517
"""The lock that stands for writing, in PostgreSQL."""


class Database:
    """Reads and writes in transactions of their own. What was written is on the disk when :meth:`writing` ends."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"

    @classmethod
    def open(cls, address: str) -> Database:
        """The database at the address; nothing is asked of it yet."""
        url = _url(address)
        if url.drivername == "sqlite":
            place = Path(url.database or "")
            place.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER)
            os.close(os.open(place, os.O_RDWR | os.O_CREAT, FILE))  # what SQLite lays beside it takes its mode
            return cls(_sqlite(url))
        # A connection that the server closed meanwhile is made anew, and none waits for ever.
        return cls(create_engine(url, pool_size=10, pool_timeout=20, pool_pre_ping=True, connect_args={"connect_timeout": 10}))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and so waits for nobody."""
        with _told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: whole, or not at all.

        One writes at a time, as SQLite has it anyway: what was counted before writing is then still true, and numbers
        that the database gives out follow in the order in which they can be read.
        """
        with _told(), self._engine.execution_options(**{_WRITES: True}).begin() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ONE_WRITER})
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @property
    def shown(self) -> str:
        """The address without its password."""
        return self._engine.url.render_as_string(hide_password=True)


def sqlite_address(path: Path) -> str:
    """The address of a SQLite database in this file."""
    return f"sqlite:///{path.absolute()}"


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        return url.set(drivername=DRIVERS[url.get_backend_name()])
    except (ArgumentError, NoSuchModuleError, KeyError) as error:
        raise BadDatabase(
            "that is no address of a database; write postgresql://user@host/name or sqlite:////path/to/file"
        ) from error


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": 20, "check_same_thread": False})

    def opened(connection: Any, record: Any) -> None:
        del record
        connection.isolation_level = None  # transactions are begun below, and not by the driver at a moment of its own
        for said in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {said}")

    def began(connection: Connection) -> None:
        # Whoever will write says so at once: to turn from reading to writing halfway can fail when two do it.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", began)
    return engine


@contextmanager
def _told() -> Iterator[None]:
    """Say in plain words that the database cannot be used; its own words hold addresses and rows."""
    try:
        yield
    except IntegrityError:
        raise  # the statement was refused for what it says, which whoever asked deals with
    except (DBAPIError, NoneFree) as error:
        kind = type(error.orig).__name__ if isinstance(error, DBAPIError) else "no connection was free in time"
        raise BadDatabase(
            f"the database cannot be used ({kind}); is it up, and may this user use it? Ask 'faircount doctor'"
        ) from error
