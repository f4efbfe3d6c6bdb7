"""The files of the edition that stands, byte for byte as any server of files would give them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from faircount.web.api.listing import store_of
from faircount.web.api.replies import kept

router = APIRouter()


@router.get("/{name:path}", include_in_schema=False)
def file(request: Request, name: str) -> Response:
    """A file by its name in the edition's list: what is not listed is nowhere, so no name leads out of the folder."""
    store = store_of(request)
    letters = store.letters.get(name)
    if letters is None:
        raise HTTPException(404)
    return kept(request, letters, store.written)
