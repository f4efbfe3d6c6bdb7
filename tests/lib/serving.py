"""The web app on a free port of this machine, and requests to it as a browser or a stranger would send them."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

from faircount.web.server import Serving


@contextmanager
def served(app: FastAPI) -> Iterator[int]:
    """The port on which the app answers, until the block ends."""
    serving = Serving(app, 0)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    while not serving.is_up:
        assert thread.is_alive(), "the server ended before it began"
        time.sleep(0.01)
    try:
        yield serving.port
    finally:
        serving.stop()
        thread.join(10)


def ask(port: int, path: str, body: bytes | str | None = None, method: str = "", **headers: str | None):
    """What comes back for a path as status, headers and text; a header given as None is not sent."""
    given = {name.replace("_", "-"): text for name, text in headers.items() if text is not None}
    sent = {"Host": f"127.0.0.1:{port}"} | given
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method or ("GET" if body is None else "POST"), path, body, sent)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()
