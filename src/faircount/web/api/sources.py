"""``/sources``: the documents that published figures came from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from faircount.release.published.sources import SourceRecord
from faircount.web.api.listing import Listed, ListQuery, listed, store_of

router = APIRouter(tags=["sources"])


@router.get("/sources", response_model=Listed[SourceRecord])
def sources(request: Request, asked: Annotated[ListQuery, Query()]) -> Response:
    """The documents that published figures came from, with the checksum of each."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, store.sources, lambda row: (row.id,))
