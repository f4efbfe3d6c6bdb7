"""``/findings``: figures that do not agree, as the page of each says it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from pydantic import Field

from faircount.briefing.parts import Severity
from faircount.release.published.findings import FindingRecord
from faircount.release.published.record import to_letters
from faircount.web.api.listing import NAME, AreaListQuery, Listed, area_of, listed, store_of
from faircount.web.api.replies import kept

router = APIRouter(tags=["findings"])
NONE_LISTED = "This version was published before its findings were listed here; they are on its pages."


class AskedFindings(AreaListQuery):
    """Which findings."""

    severity: Severity | None = Field(default=None, examples=["impossible"])
    """How sure it is that something is wrong."""


@router.get("/findings", response_model=Listed[FindingRecord])
def findings(request: Request, asked: Annotated[AskedFindings, Query()]) -> Response:
    """Figures that do not agree: the smallest set that clashes, the sum that shows it, and what it does not say."""
    store = store_of(request, asked.version)
    if not store.has("findings"):
        raise HTTPException(404, NONE_LISTED)
    code = area_of(store, asked.area).code if asked.area else ""
    rows = (row for row in store.findings if code in ("", row.area_code) and asked.severity in (None, row.severity))
    return listed(request, asked, store, rows, lambda row: (row.id,))


@router.get("/findings/{finding}", response_model=FindingRecord)
def finding(
    request: Request,
    finding: Annotated[str, Path(min_length=1, max_length=120, pattern=NAME, description="The id of a finding.")],
) -> Response:
    """One finding."""
    store = store_of(request)
    found = next((row for row in store.findings if row.id == finding), None)
    if found is None:
        raise HTTPException(404, "No finding has this id; /api/v1/findings lists them.")
    return kept(request, to_letters(found.model_dump(mode="json")), store.written)
