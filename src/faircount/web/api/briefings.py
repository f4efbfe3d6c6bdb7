"""``/briefings``: the words of each page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from faircount.release.published.briefings import BriefingRecord
from faircount.release.published.record import to_letters
from faircount.web.api.areas import AreaName
from faircount.web.api.listing import Listed, ListQuery, area_of, listed, store_of
from faircount.web.api.replies import kept

router = APIRouter(tags=["briefings"])


@router.get("/briefings", response_model=Listed[BriefingRecord])
def briefings(request: Request, asked: Annotated[ListQuery, Query()]) -> Response:
    """The words of every page: main points, explanations, what to quote and what not to say."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, store.briefings, lambda row: (row.slug,))


@router.get("/briefings/{area}", response_model=BriefingRecord)
def briefing(request: Request, area: AreaName) -> Response:
    """The words of the page of one area."""
    store = store_of(request)
    code = area_of(store, area).code
    found = next((row for row in store.briefings if row.area_code == code), None)
    if found is None:
        raise HTTPException(404, "This area has figures and no briefing.")
    return kept(request, to_letters(found.model_dump(mode="json")), store.written)
