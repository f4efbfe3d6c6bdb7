"""The API as an app of its own, to be mounted at ``/api/v1``: its own refusals, its own description, nothing else in reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faircount import __version__
from faircount.pipeline.check_desk import CheckDesk, PostedLimits
from faircount.release.published.record import to_letters
from faircount.release.published.write import PLACE
from faircount.web.api import check, resources
from faircount.web.api.library import Library
from faircount.web.api.limit import Limiter, Turns
from faircount.web.api.problems import PROBLEM, Problem, refuse_as_problems
from faircount.web.api.replies import kept

AT = "/api/v1"
LIMITS = PostedLimits(file_bytes=250_000, characters=60_000, seconds=15.0, patience=2.0)
"""What one posted text may cost here, where anybody may post."""
REFUSALS = {"get": (404, 422, 503), "post": (408, 413, 415, 422, 429, 503)}
ABOUT = (
    "What is published, read only. Every row stands as it was published: nothing is added up, so no two answers can be "
    "subtracted to find what a third hides. A count that is null is not zero; shorthand and status say why it is not shown."
)


def published_api(root: Callable[[], Path], limiter: Limiter | None = None, limits: PostedLimits = LIMITS) -> FastAPI:
    """The API over the published site below ``root``, which is asked each time; what is not published there cannot be reached."""
    api = FastAPI(title="faircount", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    api.state.library, api.state.description = Library(root), b""
    api.state.limiter, api.state.turns = limiter or Limiter(burst=5, seconds=12), Turns()
    api.state.desk = CheckDesk(published=lambda: root() / PLACE, limits=limits)
    api.include_router(resources.router)
    api.include_router(check.router)
    api.add_api_route("/openapi.json", _description, include_in_schema=False)
    api.add_api_route("/{name:path}", resources.file, include_in_schema=False)
    refuse_as_problems(api)
    api.add_middleware(Reach)
    return api


def _description(request: Request) -> Response:
    """The description of the API, as OpenAPI."""
    state = request.app.state
    state.description = state.description or to_letters(description(request.app))
    return kept(request, state.description, state.library.newest().written)


def description(api: FastAPI) -> dict[str, Any]:
    """OpenAPI of every route, each with the refusals it can give."""
    told = get_openapi(
        title="faircount",
        version=api.version,
        description=ABOUT,
        routes=api.routes,
        servers=[{"url": AT}],
        license_info={"name": "Open Government Licence v3.0", "identifier": "OGL-UK-3.0"},
    )
    schemas = told["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for operations in told["paths"].values():
        for method, operation in operations.items():
            operation["responses"] |= {str(status): _refusal(status) for status in REFUSALS[method]}
            if method == "get":
                operation["responses"]["304"] = {"description": "What the reader holds still stands."}
    return told


def _refusal(status: int) -> dict[str, Any]:
    said = {
        404: "Nothing of this name is published.",
        408: "The text was sent too slowly.",
        413: "The text is too long.",
        415: "Not a kind of text that is taken.",
        422: "A parameter or the text cannot be used.",
        429: "Too many texts at once.",
        503: "Nothing is published yet, or too much is being done.",
    }
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": said[status], "content": {PROBLEM: schema}}


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
