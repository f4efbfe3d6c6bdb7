"""The app on a port, until somebody stops it."""

from __future__ import annotations

import asyncio
import resource
import socket

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.auto import AutoHTTPProtocol

HEAD_SECONDS = 20.0
"""Within which a new connection has said what it asks for."""
CONNECTIONS = 512
"""At once; whoever comes beyond is told to come again, and files stay left for the work itself."""

ASKED_TO_COME_AGAIN = 128
"""So many more are told so in words. Any beyond them end without a word: a system that lets 1,024 files be open is never out
of them, which would put a traceback into the log for every one who knocks."""

TAKEN_AT_ONCE = 100
"""Before any of them can be ended; the rest wait at the door."""


class Impatient(AutoHTTPProtocol):  # type: ignore[misc,valid-type]
    """Ends a connection on which nothing was asked in time."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._silent = self.loop.call_later(HEAD_SECONDS, self._end_if_silent)
        if len(self.connections) > CONNECTIONS + ASKED_TO_COME_AGAIN:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._silent.cancel()
        super().connection_lost(exc)

    def _end_if_silent(self) -> None:
        if self.cycle is None and self.transport is not None:
            self.transport.close()


class Serving:
    """The app on a port of an address: taken at once, so that a port in use is known before anything else.

    ``proxy`` is the address of the web server before it: whom that one says it asks for is believed, and nobody else.
    """

    def __init__(self, app: FastAPI, port: int, address: str = "127.0.0.1", proxy: str = "127.0.0.1") -> None:
        _let_many_files_be_open()
        self._socket = socket.create_server((address, port))
        self.address, self.port = address, self._socket.getsockname()[1]
        # What people read here is their own matter, so no log of requests; a bug is still told on stderr.
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=Impatient,
                limit_concurrency=CONNECTIONS,
                backlog=TAKEN_AT_ONCE,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_keep_alive=20,
                lifespan="off",
                ws="none",
                proxy_headers=bool(proxy),
                forwarded_allow_ips=proxy,
            )
        )

    def run(self) -> None:
        """Serve until :meth:`stop`, or a signal."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self.close()

    def close(self) -> None:
        """Give the port back."""
        self._socket.close()

    def stop(self) -> None:
        """End when what is being answered is answered."""
        self._server.should_exit = True

    @property
    def is_up(self) -> bool:
        """Whether requests are answered."""
        return self._server.started


def _let_many_files_be_open() -> None:
    """As many as this machine allows: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
