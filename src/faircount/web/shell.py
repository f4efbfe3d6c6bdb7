"""What every request passes and every reply carries: the name of this machine, a limit on bodies, headers against the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    # Not "no-referrer": a browser would then hide where a form came from, and that is checked. To other sites nothing is said.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
LARGEST_FORM = 16_384
"""Bytes of a body where nothing else is allowed: a decision with its reason."""
LARGEST_TEXT = 400_000
LARGEST: Mapping[str, int] = {"/api/v1/check": LARGEST_TEXT}
"""Bytes of a body by the path it is sent to."""

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\s/?#@\\:\[\]]+)(?::[0-9]{1,5})?")
"""A name and a port, and nothing else: links are made from it, and browsers read what stands round an @ or \\ in other ways."""


class TooLarge(Exception):
    """A body goes on beyond what was said and allowed."""


class Shell:
    """The app within: reached under a known name only, with a body of a stated and allowed length only."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], largest: Mapping[str, int]) -> None:
        self.app, self.hosts, self.largest = app, hosts, dict(LARGEST) | dict(largest)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            # Nothing here listens to sockets; the start and end of the server are passed on.
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        inner = refusal if refusal is not None else self.app
        length = Headers(scope=scope).get("content-length", "")
        limit = min(
            self.largest.get(scope["path"], LARGEST_FORM), int(length) if length.isdigit() and len(length) < 13 else 1 << 40
        )
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await _sealed(send)(message)

        try:
            await inner(scope, _limited(receive, limit), noted)
        except TooLarge:
            if not begun:
                await PlainTextResponse("Larger than this page takes.", 413)(scope, receive, _sealed(send))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if not self._is_here(headers.get("host", "")):
            return PlainTextResponse("This machine has another name.", 421)
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            return PlainTextResponse("No length is given.", 411)
        if len(length) > 12 or int(length) > self.largest.get(scope["path"], LARGEST_FORM):
            return PlainTextResponse("Larger than this page takes.", 413)
        return None

    def _is_here(self, host: str) -> bool:
        """Whether the request means this machine by its own name: a page elsewhere cannot borrow it."""
        found = _HOST.fullmatch(host)
        return found is not None and found["name"].lower().strip("[]") in self.hosts


def _limited(receive: Receive, limit: int) -> Receive:
    """Receive no more than was allowed, whatever length was given."""
    taken = 0

    async def received() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooLarge
        return message

    return received


def _sealed(send: Send) -> Send:
    """Send with the headers of the house; what a page states itself, such as how long a font keeps, stands."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, text in HEADERS.items():
                headers.setdefault(name, text)
        await send(message)

    return sent
