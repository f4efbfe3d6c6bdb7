"""What can be asked for: every list of what is published, and one of each by its name. Nothing is added up or worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from faircount.briefing.parts import Severity
from faircount.release.published.areas import AreaRecord
from faircount.release.published.briefings import BriefingRecord
from faircount.release.published.changes import ChangeRecord
from faircount.release.published.comparisons import ComparisonRecord, RateRecord
from faircount.release.published.edition import Edition
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import FigureRecord
from faircount.release.published.findings import FindingRecord
from faircount.release.published.record import Record, to_letters
from faircount.release.published.sources import SourceRecord
from faircount.vocabulary.measures import Counted, Online
from faircount.web.api.library import Library
from faircount.web.api.listing import NAME, VERSION, AreaListQuery, Listed, ListQuery, area_of, listed, store_of
from faircount.web.api.replies import kept

router = APIRouter()
WORD = r"^[A-Za-z0-9_ /.-]*$"
NOT_LISTED = {
    "changes": "This version was published before its changes were listed here; changes.json beside its pages has them.",
    "findings": "This version was published before its findings were listed here; they are on its pages.",
}
"""What was not listed from the first version on, and where it stands in those before."""
OfArea = TypeVar("OfArea", FigureRecord, ComparisonRecord, RateRecord, FindingRecord, ChangeRecord)
AreaName = Annotated[str, Path(min_length=1, max_length=60, pattern=NAME, description="The code or the slug of an area.")]


def _of_area(store: EditionStore, rows: Iterable[OfArea], asked: AreaListQuery) -> Iterator[OfArea]:
    """The rows about the area that is asked for; all of them where none is."""
    code = area_of(store, asked.area).code if asked.area else ""
    return (row for row in rows if code in ("", row.area_code))


def _listing(kind: str, store: EditionStore) -> EditionStore:
    """The edition, refused where it lists none of the kind, which is not the same as listing no rows."""
    if f"{kind}.json" not in store.edition.files:
        raise HTTPException(404, NOT_LISTED[kind])
    return store


def _one(request: Request, store: EditionStore, record: Record) -> Response:
    return kept(request, to_letters(record.model_dump(mode="json")), store.written)


@router.get("/areas", response_model=Listed[AreaRecord], tags=["areas"])
def areas(request: Request, asked: Annotated[ListQuery, Query()]) -> Response:
    """The areas that something is published about."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, store.areas, lambda area: (area.slug,))


@router.get("/areas/{area}", response_model=AreaRecord, tags=["areas"])
def area(request: Request, area: AreaName) -> Response:
    """One area."""
    store = store_of(request)
    return _one(request, store, area_of(store, area))


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


@router.get("/figures", response_model=Listed[FigureRecord], tags=["figures"])
def figures(request: Request, asked: Annotated[AskedFigures, Query()]) -> Response:
    """Published figures with bounds and sources, a row a figure."""
    store = store_of(request, asked.version)
    slugs = {one.code: one.slug for one in store.areas}
    rows = (row for row in _of_area(store, store.figures, asked) if _is_asked(row, asked))
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


@router.get("/comparisons", response_model=Listed[ComparisonRecord], tags=["comparisons"])
def comparisons(request: Request, asked: Annotated[AreaListQuery, Query()]) -> Response:
    """Two years of one thing in one area: both counts, the ratio with its range, and how alike the years are."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, _of_area(store, store.comparisons, asked), lambda row: (row.id,))


@router.get("/rates", response_model=Listed[RateRecord], tags=["comparisons"])
def rates(request: Request, asked: Annotated[AreaListQuery, Query()]) -> Response:
    """Offences for every 1,000 children, with the range of each; from A to Z, since no order of merit would be fair."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, _of_area(store, store.rates, asked), lambda row: (row.area, row.area_code))


class AskedFindings(AreaListQuery):
    """Which findings."""

    severity: Severity | None = Field(default=None, examples=["impossible"])
    """How sure it is that something is wrong."""


@router.get("/findings", response_model=Listed[FindingRecord], tags=["findings"])
def findings(request: Request, asked: Annotated[AskedFindings, Query()]) -> Response:
    """Figures that do not agree: the smallest set that clashes, the sum that shows it, and what it does not say."""
    store = _listing("findings", store_of(request, asked.version))
    rows = (row for row in _of_area(store, store.findings, asked) if asked.severity in (None, row.severity))
    return listed(request, asked, store, rows, lambda row: (row.id,))


@router.get("/findings/{finding}", response_model=FindingRecord, tags=["findings"])
def finding(
    request: Request,
    finding: Annotated[str, Path(min_length=1, max_length=120, pattern=NAME, description="The id of a finding.")],
) -> Response:
    """One finding."""
    store = store_of(request)
    found = next((row for row in store.findings if row.id == finding), None)
    if found is None:
        raise HTTPException(404, "No finding has this id; /api/v1/findings lists them.")
    return _one(request, store, found)


@router.get("/briefings", response_model=Listed[BriefingRecord], tags=["briefings"])
def briefings(request: Request, asked: Annotated[ListQuery, Query()]) -> Response:
    """The words of every page: main points, explanations, what to quote and what not to say."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, store.briefings, lambda row: (row.slug,))


@router.get("/briefings/{area}", response_model=BriefingRecord, tags=["briefings"])
def briefing(request: Request, area: AreaName) -> Response:
    """The words of the page of one area."""
    store = store_of(request)
    code = area_of(store, area).code
    found = next((row for row in store.briefings if row.area_code == code), None)
    if found is None:
        raise HTTPException(404, "This area has figures and no briefing.")
    return _one(request, store, found)


@router.get("/sources", response_model=Listed[SourceRecord], tags=["sources"])
def sources(request: Request, asked: Annotated[ListQuery, Query()]) -> Response:
    """The documents that published figures came from, with the checksum of each."""
    store = store_of(request, asked.version)
    return listed(request, asked, store, store.sources, lambda row: (row.id,))


class Versions(BaseModel):
    """Every version that can be read."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    stands: str | None
    """The number of the version that stands; null where the last one was withdrawn."""
    items: list[Edition]
    """The versions, newest first."""


@router.get("/versions", response_model=Versions, tags=["versions"])
def versions(request: Request) -> Response:
    """Every version that can be read."""
    library: Library = request.app.state.library
    stores = library.all()
    content = {"stands": library.standing, "items": [store.edition.model_dump(mode="json") for store in stores]}
    return kept(request, to_letters(content), max(store.written for store in stores))


@router.get("/versions/{version}", response_model=Edition, tags=["versions"])
def version(request: Request, version: Annotated[str, Path(min_length=5, max_length=14, pattern=VERSION)]) -> Response:
    """One version: who published it, by which rules counts are shown, and the checksum of each of its files."""
    store = store_of(request, version)
    return _one(request, store, store.edition)


class AskedChanges(AreaListQuery):
    """Which changes; without a version those of the one that stands."""

    nature: Literal["", "revision", "correction"] = ""
    """Why it changed: new information that was to be expected, or a mistake."""


@router.get("/changes", response_model=Listed[ChangeRecord], tags=["changes"])
def changes(request: Request, asked: Annotated[AskedChanges, Query()]) -> Response:
    """Every cell that a version shows otherwise than the one before it; of a cell that is hidden there is no number."""
    store = _listing("changes", store_of(request, asked.version))
    rows = (row for row in _of_area(store, store.changes, asked) if asked.nature in ("", row.nature))
    return listed(request, asked, store, rows, lambda row: (row.area_code, row.period_start.isoformat(), row.id))


def file(request: Request, name: str) -> Response:
    """A file of the edition that stands, byte for byte as any server of files would give it.

    What is not in the edition's list is nowhere, so no name leads out of the folder.
    """
    store = store_of(request)
    letters = store.letters.get(name)
    if letters is None:
        raise HTTPException(404)
    return kept(request, letters, store.written)
