"""``/comparisons`` and ``/rates``: what the pages compare, each with its range and what limits it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from faircount.release.published.comparisons import ComparisonRecord
from faircount.release.published.rates import RateRecord
from faircount.web.api.listing import AreaListQuery, Listed, area_of, listed, store_of

router = APIRouter(tags=["comparisons"])


@router.get("/comparisons", response_model=Listed[ComparisonRecord])
def comparisons(request: Request, asked: Annotated[AreaListQuery, Query()]) -> Response:
    """Two years of one thing in one area: both counts, the ratio with its range, and how alike the years are."""
    store = store_of(request, asked.version)
    code = area_of(store, asked.area).code if asked.area else ""
    rows = (row for row in store.comparisons if not code or row.area_code == code)
    return listed(request, asked, store, rows, lambda row: (row.id,))


@router.get("/rates", response_model=Listed[RateRecord])
def rates(request: Request, asked: Annotated[AreaListQuery, Query()]) -> Response:
    """Offences for every 1,000 children, with the range of each; from A to Z, since no order of merit would be fair."""
    store = store_of(request, asked.version)
    code = area_of(store, asked.area).code if asked.area else ""
    rows = (row for row in store.rates if not code or row.area_code == code)
    return listed(request, asked, store, rows, lambda row: (row.area, row.area_code))
