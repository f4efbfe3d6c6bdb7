"""``/areas``: what anything is published about."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from faircount.release.published.areas import AreaRecord
from faircount.release.published.record import to_letters
from faircount.web.api.listing import NAME, Listed, ListQuery, area_of, listed, store_of
from faircount.web.api.replies import kept

router = APIRouter(tags=["areas"])
AreaName = Annotated[str, Path(min_length=1, max_length=60, pattern=NAME, description="The code or the slug of an area.")]


@router.get("/areas", response_model=Listed[AreaRecord])
def areas(request: Request, asked: Annotated[ListQuery, Query()]) -> Response:
    """The areas that something is published about."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, store.areas, lambda area: (area.slug,))


@router.get("/areas/{area}", response_model=AreaRecord)
def area(request: Request, area: AreaName) -> Response:
    """One area."""
    store = store_of(request)
    return kept(request, to_letters(area_of(store, area).model_dump(mode="json")), store.written)
