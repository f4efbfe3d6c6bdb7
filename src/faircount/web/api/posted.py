"""The text in the body of a request: of a kind that is read as text alone, so long at most, and sent within a time."""

from __future__ import annotations

import asyncio
import json

from fastapi import HTTPException, Request

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
