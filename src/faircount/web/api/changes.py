"""``/changes``: what a version shows otherwise than the one before it, cell by cell."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response

from faircount.release.published.changes import ChangeRecord
from faircount.web.api.listing import AreaListQuery, Listed, area_of, listed, store_of

router = APIRouter(tags=["changes"])
NONE_LISTED = "This version was published before its changes were listed here; changes.json beside its pages has them."


class AskedChanges(AreaListQuery):
    """Which changes; without a version those of the one that stands."""

    nature: Literal["", "revision", "correction"] = ""
    """Why it changed: new information that was to be expected, or a mistake."""


@router.get("/changes", response_model=Listed[ChangeRecord])
def changes(request: Request, asked: Annotated[AskedChanges, Query()]) -> Response:
    """Every cell that a version shows otherwise than the one before it; of a cell that is hidden there is no number."""
    store = store_of(request, asked.version)
    if not store.has("changes"):
        raise HTTPException(404, NONE_LISTED)
    code = area_of(store, asked.area).code if asked.area else ""
    rows = (row for row in store.changes if code in ("", row.area_code) and asked.nature in ("", row.nature))
    return listed(request, asked, store, rows, lambda row: (row.area_code, row.period_start.isoformat(), row.id))
