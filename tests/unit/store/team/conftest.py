"""Both databases, each empty and migrated."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.migrate import migrate
from tests.lib.postgres import Postgres, postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """The PostgreSQL of all these tests."""
    with postgres() as up:
        yield up


@pytest.fixture(params=KINDS)
def address(request, tmp_path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return sqlite_address(tmp_path / "team.db")
    return request.getfixturevalue("server").new()


@pytest.fixture
def database(address) -> Iterator[Database]:
    """The database of each kind, with its tables."""
    found = Database.open(address)
    migrate(found)
    yield found
    found.close()
