"""The web app on a free port of this machine, and requests to it as a browser or a stranger would send them."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import FastAPI

from faircount.web.needs import form_token
from faircount.web.room import COOKIE
from faircount.web.server import Serving

FORM = "application/x-www-form-urlencoded"


@contextmanager
def served(app: FastAPI, proxy: str = "127.0.0.1") -> Iterator[int]:
    """The port on which the app answers, until the block ends; ``proxy`` is believed when it says whom it asks for."""
    serving = Serving(app, 0, proxy=proxy)
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


@dataclass
class Person:
    """Somebody at a browser: the cookie of their session, and the token of their forms."""

    port: int
    secret: str = ""

    def ask(self, path: str, body: bytes | str | None = None, method: str = "", **headers: str | None):
        """Ask with the cookie of the session."""
        cookie = {"Cookie": f"{COOKIE}={self.secret}"} if self.secret else {}
        return ask(self.port, path, body, method, **(cookie | headers))

    def send(self, path: str, fields: Mapping[str, str], **headers: str | None):
        """Send a form as the page of this session would."""
        usual = {"Origin": f"http://127.0.0.1:{self.port}", "Content_Type": FORM}
        return self.ask(path, urlencode({"token": form_token(self.secret)} | dict(fields)), **(usual | headers))

    def upload(self, path: str, files: Sequence[tuple[str, bytes]], **headers: str | None):
        """Send files, each with the name that it says it has."""
        line = uuid4().hex
        parts = [_part(line, 'name="token"', form_token(self.secret).encode())]
        parts += [_part(line, f'name="files"; filename="{name}"', content) for name, content in files]
        usual = {"Origin": f"http://127.0.0.1:{self.port}", "Content_Type": f"multipart/form-data; boundary={line}"}
        return self.ask(path, b"".join(parts) + f"--{line}--\r\n".encode(), **(usual | headers))


def _part(line: str, says: str, content: bytes) -> bytes:
    return f"--{line}\r\nContent-Disposition: form-data; {says}\r\n\r\n".encode() + content + b"\r\n"
