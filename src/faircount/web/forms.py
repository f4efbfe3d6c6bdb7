"""A form as it was sent: from a page of this server alone, with the token of that page, and never longer than a form is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile

from faircount.web.needs import Visitor, form_token, is_token

KINDS = ("application/x-www-form-urlencoded", "multipart/form-data")
MOST_FIELDS = 24


@dataclass(frozen=True, slots=True)
class SentForm:
    """The fields of a form, the last of each name, and the files with it."""

    fields: Mapping[str, str]
    files: tuple[UploadFile, ...]

    def __getitem__(self, name: str) -> str:
        """A field without space at its ends; empty where it was not sent."""
        return self.fields.get(name, "").strip()


async def sent_form(request: Request) -> AsyncIterator[SentForm]:
    """The form, refused unless a page of this session sent it."""
    visitor: Visitor | None = request.state.visitor
    async for form in read_form(request, visitor.token if visitor else ""):
        yield form


async def read_form(request: Request, token: str) -> AsyncIterator[SentForm]:
    """The form, refused unless a page that carried this token sent it."""
    if not _is_from_here(request):
        raise HTTPException(403, "The form was sent from another page.")
    if not _is_form(request.headers.get("content-type", "")):
        raise HTTPException(415, "That is no form.")
    async with request.form(max_files=request.app.state.room.settings.most_files, max_fields=MOST_FIELDS) as sent:
        fields = {name: part for name, part in sent.multi_items() if isinstance(part, str)}
        files = tuple(part for _, part in sent.multi_items() if isinstance(part, UploadFile) and part.filename)
        if not token or not is_token(fields.get("token", ""), token):
            raise HTTPException(403, "The form is not one of this session. Open the page again.")
        yield SentForm(fields, files)


async def linked_form(request: Request, secret: str) -> AsyncIterator[SentForm]:
    """The form of the page that a link with this very secret leads to."""
    async for form in read_form(request, form_token(secret)):
        yield form


Form = Annotated[SentForm, Depends(sent_form)]
LinkForm = Annotated[SentForm, Depends(linked_form)]


def _is_form(stated: str) -> bool:
    """Whether it is a form in the letters in which browsers send one.

    Whoever could name others would have a field read by any codec of Python, into what no database and no trail can keep.
    """
    kind, named = parse_options_header(stated)
    return kind.decode("latin-1").lower() in KINDS and named.get(b"charset", b"utf-8").lower() in (b"utf-8", b"utf8")


def _is_from_here(request: Request) -> bool:
    """Whether a form was sent by a page of this server, as the browser itself says."""
    said = request.headers.get("origin") or request.headers.get("referer", "")
    try:
        origin = urlsplit(said)
    except ValueError:
        return False
    site = request.headers.get("sec-fetch-site", "same-origin")
    here = request.headers.get("host", "")
    return site == "same-origin" and origin.scheme in ("http", "https") and origin.netloc == here
