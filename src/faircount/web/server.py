"""The app on a port, until somebody stops it."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI


class Serving:
    """The app on a port of an address: taken at once, so that a port in use is known before anything else.

    ``proxy`` is the address of the web server before it: whom that one says it asks for is believed, and nobody else.
    """

    def __init__(self, app: FastAPI, port: int, address: str = "127.0.0.1", proxy: str = "127.0.0.1") -> None:
        self._socket = socket.create_server((address, port))
        self.address, self.port = address, self._socket.getsockname()[1]
        # What people read here is their own matter, so no log of requests; a bug is still told on stderr.
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
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
