"""The built site and the review of doubts, to this machine alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from faircount.web import review as reviewing
from faircount.web.review import Reply, ReviewPages

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
LARGEST_FORM = 16_384
FORM = "application/x-www-form-urlencoded"
NAMES = ("127.0.0.1", "localhost")
"""What this machine may be called in a request: any other name is a page elsewhere that points here."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of the site, and the review where there is one: no list of a folder, no log of who read what."""

    timeout = 20
    extensions_map = {  # noqa: RUF012  # as declared by the base class
        **SimpleHTTPRequestHandler.extensions_map,
        ".woff2": "font/woff2",
        ".csv": "text/csv; charset=utf-8",
        ".json": "application/json",
        ".html": "text/html; charset=utf-8",
    }

    def __init__(self, *arguments: Any, review: ReviewPages | None = None, **named: Any) -> None:
        self.review = review
        self.sent: Mapping[str, str] = HEADERS
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        """A page of the review, or a file of the site."""
        path = urlsplit(self.path).path
        if not self._is_here():
            self.send_error(421, "This machine has another name")
        elif self.review is not None and (path.startswith(reviewing.PREFIX) or path == "/review"):
            self._reply(self.review.get(path if path != "/review" else reviewing.PREFIX))
        elif self.review is not None and path == "/" and not (Path(self.directory) / "index.html").is_file():
            self._reply(Reply(303, location=reviewing.PREFIX))
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """A decision: taken from a page of this server alone, and never longer than a decision is."""
        path = urlsplit(self.path).path
        # What is left unread of a body that is refused must not be taken for the next request.
        self.close_connection = True
        length = self.headers.get("Content-Length", "")
        if not self._is_here() or not self._is_from_here():
            self.send_error(403, "Sent from another page")
        elif self.review is None or not path.startswith(reviewing.PREFIX):
            self.send_error(404, "No such page")
        elif self.headers.get("Content-Type", "").split(";")[0].strip().lower() != FORM:
            self.send_error(415, "Not a form")
        elif not (length.isascii() and length.isdigit()):
            self.send_error(411, "No length is given")
        elif len(length) > 9 or int(length) > LARGEST_FORM:
            self.send_error(413, "Longer than a decision")
        else:
            form = self._form(self.rfile.read(int(length)))
            if form is None:
                self.send_error(400, "Not a form")
            else:
                self._reply(self.review.post(path, form))

    def _form(self, body: bytes) -> dict[str, str] | None:
        try:
            return dict(
                parse_qsl(body.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=12)
            )
        except ValueError:
            return None

    def _is_here(self) -> bool:
        """Whether the request means this machine by its own name: a page elsewhere cannot borrow it."""
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in NAMES
        except ValueError:
            return False

    def _is_from_here(self) -> bool:
        """Whether a form was sent by a page of this server, as the browser itself says."""
        said = self.headers.get("Origin") or self.headers.get("Referer", "")
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        return site == "same-origin" and f"{said}/".startswith(f"http://{self.headers.get('Host', '')}/")

    def _reply(self, reply: Reply) -> None:
        self.sent = reviewing.HEADERS
        self.send_response(reply.status)
        if reply.location:
            self.send_header("Location", reply.location)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def end_headers(self) -> None:
        """Send the headers that keep every request on this machine."""
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002  # the base class passes it
        """Refuse to list a folder."""
        self.send_error(404, "No such page")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Keep no log: what people read here is their own matter."""


def site_server(site: Path, port: int, review: ReviewPages | None = None) -> ThreadingHTTPServer:
    """A server of the site, and of the review where there is one, on 127.0.0.1; the caller runs and closes it."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteHandler, directory=str(site), review=review))
