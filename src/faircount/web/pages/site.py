"""The site as it was last built, for those who may see it before it is published."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

from faircount.web.needs import LOOK
from faircount.web.shell import HEADERS
from faircount.web.view import HOME, go_to, missing, room_of

KINDS = {
    ".woff2": "font/woff2",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
}

_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)

router = APIRouter()


@router.api_route("/{path:path}", methods=["GET", "HEAD"], dependencies=[LOOK])
async def site_file(request: Request, path: str) -> Response:
    """A file of the built site; never the list of a folder, and never one outside it."""
    site = room_of(request).project.build / "site"
    wanted = path or "index.html"
    if not path and (room_of(request).team is not None or not (site / wanted).is_file()):
        return go_to(HOME)
    return await file_of(request, site, wanted)


async def file_of(request: Request, site: Path, wanted: str) -> Response:
    """A file of a site by its place in it."""
    try:
        found = await StaticFiles(directory=site, check_dir=False).get_response(wanted, request.scope)
    except HTTPException:
        return missing(request)
    if isinstance(found, FileResponse) and request.method == "GET" and not request.headers.get("range"):
        # In one piece: sent in pieces, each piece waits for a thread of its own, which takes longest when many ask.
        letters = await run_in_threadpool(Path(found.path).read_bytes)
        found = Response(letters, found.status_code, dict(found.headers), found.media_type)
    kind = KINDS.get(wanted[wanted.rfind(".") :])
    if kind:
        found.headers["Content-Type"] = kind
    if wanted.endswith(".html") and found.status_code == HTTPStatus.OK:
        page = await run_in_threadpool((site / wanted).read_bytes) if isinstance(found, FileResponse) else bytes(found.body)
        found.headers["Content-Security-Policy"] = _with_own_style(page)
    return found


def _with_own_style(page: bytes) -> str:
    """The policy that lets a page have the very style sheets that stand in it: how it prints, or all of one that links none.

    A browser holds a page to this and to the page's own policy, so it allows nothing that the page itself does not.
    """
    sheets = _STYLE.findall(page)
    marks = "".join(f" 'sha256-{b64encode(hashlib.sha256(sheet).digest()).decode()}'" for sheet in sheets)
    return HEADERS["Content-Security-Policy"].replace("style-src 'self'", f"style-src 'self'{marks}")
