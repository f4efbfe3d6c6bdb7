"""The style sheets, scripts, mark and faces of the app."""

from __future__ import annotations

import hashlib

from fastapi import APIRouter, Request, Response

from faircount.web.needs import OPEN
from faircount.web.templating import static

router = APIRouter()


@router.get("/app/static/{name:path}", dependencies=[OPEN])
def static_file(request: Request, name: str) -> Response:
    """One of the few files that pages need; whoever has it already is told that it stands."""
    found = static(name)
    if found is None:
        return Response(status_code=404)
    letters, kind = found
    mark = f'"{hashlib.sha256(letters).hexdigest()[:20]}"'
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(letters, headers=headers, media_type=kind)
