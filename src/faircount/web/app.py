"""The built site, shown to this machine: view only."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of the site and nothing else: no list of a folder, no log of who read what."""

    extensions_map = {  # noqa: RUF012  # as declared by the base class
        **SimpleHTTPRequestHandler.extensions_map,
        ".woff2": "font/woff2",
        ".csv": "text/csv; charset=utf-8",
        ".json": "application/json",
        ".html": "text/html; charset=utf-8",
    }

    def end_headers(self) -> None:
        """Send the headers that keep every request on this machine."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002  # the base class passes it
        """Refuse to list a folder."""
        self.send_error(404, "No such page")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Keep no log: what people read here is their own matter."""


def site_server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of the site on 127.0.0.1; the caller runs and closes it."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteHandler, directory=str(site)))
