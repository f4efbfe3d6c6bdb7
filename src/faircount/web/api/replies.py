"""Replies that a reader may keep: a strong tag from their own bytes, the time of their edition, and 304 where nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import Request, Response

KEEP = {"Cache-Control": "public, max-age=60"}
"""A minute: a correction must not wait for caches."""


def kept(
    request: Request, letters: bytes, written: datetime, headers: Mapping[str, str] | None = None, kind: str = "application/json"
) -> Response:
    """The letters, or 304 for whoever holds them already."""
    tag = f'"{hashlib.sha256(letters).hexdigest()[:32]}"'
    sent = KEEP | {"ETag": tag, "Last-Modified": format_datetime(written, usegmt=True)} | dict(headers or {})
    if _holds(request, tag, written):
        return Response(status_code=304, headers=sent)
    return Response(letters, headers=sent, media_type=kind)


def _holds(request: Request, tag: str, written: datetime) -> bool:
    """Whether the reader holds these letters: tags go before times, as RFC 9110 has it."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in tags[:4_000].split(","))
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except (ValueError, TypeError):
        return False
    return since.tzinfo is not None and written <= since
