"""A PostgreSQL of the tests' own: in a folder that goes when they end, reached by a socket in it and by nothing else."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

MAY_RUN_IT = ("postgres", "nobody")
"""Whom the server runs as where the tests run as root, which PostgreSQL refuses to."""


class Postgres:
    """A server that is up; each test takes a database of its own."""

    def __init__(self, folder: Path, under: Mapping[str, Any]) -> None:
        self._folder, self._under = folder, under
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        # The Debian package may have started a server of its own; this one shares nothing with it, not even a port.
        run = [_programs() / "postgres", "-D", self._folder / "kept", "-k", self._folder, "-c", "listen_addresses=", "-F"]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(run, cwd=self._folder, stdout=log, stderr=log, **self._under)
        self._wait(self._server)

    def stop(self, *, at_once: bool = False) -> None:
        """Stop it: whoever is connected is cut off, and with ``at_once`` it has to recover when it starts again."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
            self._server.wait(20)

    def restart(self, *, at_once: bool = False, down: float = 0.0) -> None:
        """Stop it, leave it down for so many seconds, and start it again."""
        self.stop(at_once=at_once)
        time.sleep(down)
        self.start()

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        until, log = time.monotonic() + 30, self._folder / "log"
        while True:
            try:
                psycopg.connect(self._address("postgres")).close()
                return
            except psycopg.OperationalError:
                assert server.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.05)

    def new(self) -> str:
        """The address of a new and empty database."""
        name = f"t{uuid4().hex}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://tester@/{name}?host={self._folder}"


@contextmanager
def postgres() -> Iterator[Postgres]:
    """The server, until the block ends."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    who = _who()
    if who is not None:
        os.chown(folder, who.pw_uid, who.pw_gid)
    under = {} if who is None else {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    made = [programs / "initdb", "-D", folder / "kept", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    found = Postgres(folder, under)
    try:
        subprocess.run(
            made, cwd=folder, check=True, capture_output=True, env={"LC_ALL": "C", "PATH": os.environ["PATH"]}, **under
        )
        found.start()
        yield found
    finally:
        found.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder that holds the server, the newest where there are several."""
    kept = [path.parent for place in ("/usr/lib/postgresql", "/usr") for path in Path(place).glob("*/bin/postgres")]
    kept = [path for path in kept if (path / "initdb").exists()]
    if kept:
        return max(kept, key=lambda path: [int(part) if part.isdigit() else 0 for part in path.parts])
    found = shutil.which("initdb")
    assert found, "no PostgreSQL; tools/find_postgres.sh installs it"
    return Path(found).resolve().parent


def _who() -> pwd.struct_passwd | None:
    if os.getuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(names[name] for name in MAY_RUN_IT if name in names)
