"""``/figures``: rows of the published tables, chosen by what they are about. Nothing is added up, and nothing worked out."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BeforeValidator, Field

from faircount.release.published.figures import FigureRecord
from faircount.vocabulary.measures import Counted, Online
from faircount.web.api.listing import AreaListQuery, Listed, area_of, listed, store_of

router = APIRouter(tags=["figures"])
WORD = r"^[A-Za-z0-9_ /.-]*$"


def _day(said: object) -> object:
    """The day as it is written; a bare number would be taken for seconds since 1970."""
    if isinstance(said, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", said) is None:
        raise ValueError("give a day as 2015-04-01")
    return said


Day = Annotated[date, BeforeValidator(_day)]


class AskedFigures(AreaListQuery):
    """Which figures: each condition is met as it stands in the row; none is a sum, so no answer can be taken from another."""

    table: str = Field(default="", max_length=60, pattern=WORD, examples=["official-counts"])
    """The name of a published table."""
    counted: Counted | None = None
    """What is counted."""
    offence: str = Field(default="", max_length=60, pattern=WORD, examples=["88A", "sexual_under_18"])
    """A Home Office code, or the name of a set of codes."""
    online: Online | None = None
    """Whether the offence was marked as online."""
    source: str = Field(default="", max_length=80, pattern=WORD)
    """The document, as named in the list of sources."""
    begins_from: Day | None = Field(default=None, alias="from", examples=["2015-04-01"])
    """Periods that begin on this day or later."""
    ends_by: Day | None = Field(default=None, alias="to", examples=["2017-03-31"])
    """Periods that end on this day or earlier."""


@router.get("/figures", response_model=Listed[FigureRecord])
def figures(request: Request, asked: Annotated[AskedFigures, Query()]) -> Response:
    """Published figures with bounds and sources, a row a figure."""
    store = store_of(request, asked.version)
    area = area_of(store, asked.area).code if asked.area else ""
    rows = (row for row in store.figures if (not area or row.area_code == area) and _is_asked(row, asked))
    slugs = {one.code: one.slug for one in store.areas}
    return listed(request, asked, store, rows, lambda row: _place(row, slugs))


def _is_asked(row: FigureRecord, asked: AskedFigures) -> bool:
    wanted = (
        (asked.table, row.table),
        (asked.counted, row.counted),
        (asked.offence, row.offence_code),
        (asked.online, row.online),
        (asked.source, row.source),
    )
    if any(said and str(said) != stands for said, stands in wanted):
        return False
    begins = asked.begins_from is None or row.period_start >= asked.begins_from
    return begins and (asked.ends_by is None or row.period_end <= asked.ends_by)


def _place(row: FigureRecord, slugs: dict[str, str]) -> tuple[str, ...]:
    return (slugs[row.area_code], row.period_start.isoformat(), row.period_end.isoformat(), row.table, row.offence_code, row.id)
