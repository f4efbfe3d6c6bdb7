"""What every request to the API passes: read by anybody from any page, answered to HEAD as to GET, and never a page itself."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
OPEN: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What is published may be read from any page: no reply depends on who asks, and none takes a cookie."""
PREFLIGHT: Mapping[str, str] = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class Reach:
    """The API within."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a browser's question before a request, or pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method = scope["method"]
        if method == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            await Response(status_code=204, headers=dict(PREFLIGHT))(scope, receive, send)
            return
        asked = {**scope, "method": "GET"} if method == "HEAD" else scope
        await self.app(asked, receive, _sealed(send, method))


def _sealed(send: Send, method: str) -> Send:
    added = {**HEADERS, **OPEN} if method in ("GET", "HEAD") else HEADERS

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(added)
        elif method == "HEAD":
            message = {**message, "body": b""}
        await send(message)

    return sent
