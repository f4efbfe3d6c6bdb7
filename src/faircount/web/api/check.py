"""``/check``: verdicts on a posted text, held against what is published and nothing else."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict
from starlette.concurrency import run_in_threadpool

from faircount.pipeline.check_desk import CheckDesk, Posted
from faircount.release.published.record import to_letters
from faircount.web.api.limit import Limiter, Turns
from faircount.web.api.listing import store_of
from faircount.web.api.problems import NO_STORE, problem
from faircount.web.whence import whence

router = APIRouter(tags=["check"])

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The text, up to 60,000 characters.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 60_000}},
                    "required": ["text"],
                    "additionalProperties": False,
                },
                "example": {"text": "Online offences against children in Cleveland rose from 55 to 145."},
            },
            "text/plain": {"schema": {"type": "string", "minLength": 1, "maxLength": 60_000}},
        },
    }
}


class _Response(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class BearingFigure(_Response):
    """A published figure that bears on a claim."""

    area: str
    """Code of the area."""
    period: str
    """The period in words."""
    offence: str
    """Code or set of codes."""
    lower: int | None
    """At least so many; null where nothing is known."""
    upper: int | None
    """At most so many; null where nothing is known."""
    source_id: str
    """The document, as named in the list of sources."""
    locator: str
    """The place in it."""


class JudgedClaim(_Response):
    """A claim with a number, and what is found about it."""

    start: int
    """The first character of it in the text, counted in characters from 0."""
    end: int
    """The first character after it."""
    text: str
    """Its words."""
    verdict: str
    """By the text's own numbers alone: consistent, inconsistent or unverifiable."""
    standing: str
    """Held against what is published."""
    arithmetic: str
    """The sum that shows it."""
    reason: str
    """Why."""
    say: str
    """A fair wording; empty where none is needed."""
    caution: str | None
    """Why it is not fair as it stands, though its numbers may be right."""
    figures: list[BearingFigure]
    """The published figures that bear on it."""


class CheckedText(_Response):
    """What was found in a text. The figures are judged, not the writer."""

    version: str
    """The version it was held against."""
    summary: str
    """How many claims there are, and how many hold."""
    claims: list[JudgedClaim]
    """Every claim with a number, in the order of the text."""
    left_out: list[str]
    """What a fair article on these figures would also say."""


@router.post("/check", response_model=CheckedText, openapi_extra=BODY)
async def check(request: Request) -> Response:
    """Find every claim with a number in a text, and say whether it holds, with the sum. Nothing in it is fetched or kept."""
    limiter: Limiter = request.app.state.limiter
    reader = whence(request)
    wait = limiter.wait(reader)
    if wait:
        return problem(429, f"You may post again in {wait} seconds.", {"Retry-After": str(wait)})
    text = await text_of(request)
    version = (await run_in_threadpool(store_of, request)).edition.version
    desk: CheckDesk = request.app.state.desk
    turns: Turns = request.app.state.turns
    async with turns.of(reader):
        began = time.monotonic()
        try:
            posted = await run_in_threadpool(desk.check, text)
        finally:
            limiter.spent(reader, time.monotonic() - began)
    return Response(to_letters(_told(posted, version)), headers=NO_STORE, media_type="application/json")


def _told(posted: Posted, version: str) -> dict[str, Any]:
    claims = [_claim(one) for one in posted.verdicts["claims"]]
    found = {"version": version, "summary": posted.summary, "claims": claims, "left_out": posted.verdicts.get("left_out", [])}
    return CheckedText.model_validate(found).model_dump(mode="json")


def _claim(one: dict[str, Any]) -> dict[str, Any]:
    held = one.get("ledger") or {}
    said = {name: one[name] for name in ("start", "end", "text", "verdict")}
    told = {name: held.get(name) or one.get(name) or "" for name in ("arithmetic", "reason", "say")}
    bearing = {"standing": held.get("standing", ""), "caution": held.get("caution"), "figures": held.get("figures", [])}
    return said | told | bearing


LARGEST = 250_000
"""Bytes of a body: four times the characters that are checked."""
SECONDS = 10.0
_UNREADABLE = dict.fromkeys((*range(9), 11, *range(14, 32)), " ") | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Control characters, which texts copied from elsewhere hold, and halves of characters: each gives way to one that is read."""


async def text_of(request: Request, seconds: float = SECONDS) -> str:
    """The text that was posted, as ``text/plain`` or as the ``text`` of a JSON object."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in ("text/plain", "application/json"):
        raise HTTPException(415, "Post the text as text/plain, or as application/json with a member 'text'.")
    try:
        letters = await asyncio.wait_for(_body(request), seconds)
    except TimeoutError:
        raise HTTPException(408, f"The text was not sent within {seconds:g} seconds; send it in one go.") from None
    try:
        text = letters.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(422, "The text is not UTF-8; send it as UTF-8.") from None
    return _checked(_member(text) if kind == "application/json" else text)


async def _body(request: Request) -> bytes:
    said = request.headers.get("content-length", "")
    taken = bytearray()
    if not (said.isascii() and said.isdigit() and len(said) > 9):
        async for piece in request.stream():
            taken += piece
            if len(taken) > LARGEST:
                break
        else:
            return bytes(taken)
    raise HTTPException(413, f"More than the {LARGEST:,} bytes that are taken; post the text in parts.")


def _member(text: str) -> str:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise HTTPException(422, "The body is not JSON; send an object with a member 'text'.") from None
    if not isinstance(content, dict) or set(content) != {"text"} or not isinstance(content["text"], str):
        raise HTTPException(422, "Send an object with one member, 'text', which is a string.")
    return str(content["text"])


def _checked(text: str) -> str:
    """The text with every character in its place: what begins like a document of another kind would be opened as one."""
    if text.startswith("%PDF-"):
        raise HTTPException(422, "Not a plain text; send the words alone.")
    readable = text.translate(_UNREADABLE)
    if not readable.strip():
        raise HTTPException(422, "The text is empty; send some words.")
    return readable
