"""What every request passes and every reply carries: the name of this machine, a limit on bodies, headers against the rest."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faircount.patterns import regex
from faircount.web.bodies import Body, OpenBodies, TooLarge, TooMany, TooSlow
from faircount.web.whence import counted

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

REFUSED: Mapping[type[Exception], tuple[int, str]] = {
    TooLarge: (413, "Larger than this page takes."),
    TooSlow: (408, "Sent too slowly; send it in one go."),
    TooMany: (503, "As much is being sent as can be taken at a time; send it again in a moment."),
}
_LOG = logging.getLogger("uvicorn.error")

_LONG = regex(r"[^/]{24,}")
"""A part of a path that may be the secret of a link, whichever page it is for."""
_HOST = regex(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\s/?#@\\:\[\]]+)(?::[0-9]{1,5})?")
"""A name and a port, and nothing else: links are made from it, and browsers read what stands round an @ or \\ in other ways."""


class Shell:
    """The app within: reached under a known name only, with a body of a stated and allowed length only."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], largest: Mapping[str, int]) -> None:
        self.app, self.hosts, self.largest = app, hosts, dict(LARGEST) | dict(largest)
        self.bodies = OpenBodies()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            # Nothing here listens to sockets; the start and end of the server are passed on.
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            _note(scope, refusal.status_code)
            await refusal(scope, receive, _sealed(send))
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await _sealed(send)(message)

        body = self._body(scope, receive)
        try:
            await self.app(scope, body or receive, noted)
        except ClientDisconnect:
            return  # whoever asked has gone, and nobody else need know
        except tuple(REFUSED) as error:
            status, words = REFUSED[type(error)]
            _note(scope, status)
            if not begun:
                await PlainTextResponse(words, status, {"Connection": "close", "Retry-After": "20"})(
                    scope, receive, _sealed(send)
                )
        finally:
            if body is not None:
                body.end()  # however it ended: a place that was kept would be kept for good

    def _body(self, scope: Scope, receive: Receive) -> Body | None:
        """The body of a request that may have one."""
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        most = min(self.largest.get(scope["path"], LARGEST_FORM), int(Headers(scope=scope)["content-length"]))
        return Body(receive, most, self.bodies, counted(scope["client"][0] if scope.get("client") else ""))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
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


def _note(scope: Scope, status: int) -> None:
    """One line for a request that was refused: which, and never whose. A link that opens something stays out of it."""
    path = _LONG.sub("...", scope["path"][:200])[:80]
    _LOG.warning("refused with %d: %s %s", status, scope["method"], path.encode("ascii", "replace").decode())


def _sealed(send: Send) -> Send:
    """Send with the headers of the house; what a page states itself, such as how long a font keeps, stands."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, text in HEADERS.items():
                headers.setdefault(name, text)
        await send(message)

    return sent
