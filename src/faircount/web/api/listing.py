"""Lists, a page at a time: what every list can be asked for, and how a page of it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from urllib.parse import urlencode

from fastapi import HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from faircount.release.published.areas import AreaRecord
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.record import Record, to_letters
from faircount.web.api.library import Library
from faircount.web.api.pages import LONGEST, page_of
from faircount.web.api.replies import kept

Row = TypeVar("Row", bound=Record)
VERSION = r"^(\d{1,4}\.\d{1,4}\.\d{1,4})?$"
NAME = r"^[A-Za-z0-9-]*$"


class Listed(BaseModel, Generic[Row]):
    """A page of a list.

    What a field says is no docstring here: for a page of every kind of row pydantic would look for it in all that is imported.
    """

    version: str = Field(description="The version that the rows were published as.")
    total: int = Field(description="How many rows there are in all pages together.")
    next: str | None = Field(
        description="The cursor of the next page, for ``after``; null on the last. The Link header has its address."
    )
    items: list[Row] = Field(description="The rows, as they were published.")


class ListQuery(BaseModel):
    """What any list can be asked for."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    version: str = Field(default="", pattern=VERSION, examples=["1.0.0"])
    """An earlier version; the one that stands without it."""
    after: str = Field(default="", max_length=LONGEST, pattern=r"^[A-Za-z0-9_-]*$")
    """The cursor that a page gave for the next."""
    limit: int = Field(default=100, ge=1, le=500)
    """How many rows a page has."""


class AreaListQuery(ListQuery):
    """What a list about areas can be asked for."""

    area: str = Field(default="", max_length=60, pattern=NAME, examples=["cleveland", "E23000013"])
    """The code or the slug of an area; every area without it."""


def store_of(request: Request, version: str = "") -> EditionStore:
    """The edition that is asked for."""
    library: Library = request.app.state.library
    store = library.version(version)
    if store is None:
        raise HTTPException(404, "No version of this number is published; /api/v1/versions lists them.")
    return store


def area_of(store: EditionStore, name: str) -> AreaRecord:
    """The area of this code or slug, refused where nothing is published about it."""
    area = store.area(name)
    if area is None:
        raise HTTPException(404, "Nothing is published about an area of this name; /api/v1/areas lists them.")
    return area


def listed(
    request: Request, asked: ListQuery, store: EditionStore, rows: Iterable[Row], key: Callable[[Row], tuple[str, ...]]
) -> Response:
    """One page of the rows."""
    page = page_of(rows, key, asked.after, asked.limit)
    content = {
        "version": store.edition.version,
        "total": page.total,
        "next": page.following or None,
        "items": [row.model_dump(mode="json") for row in page.rows],
    }
    return kept(request, to_letters(content), store.written, {"Link": _links(request, asked, page.following)})


def _links(request: Request, asked: ListQuery, following: str) -> str:
    """The first page and the next, relative to the server: what a request says about its host is not passed on."""
    given = asked.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    places = {"first": {name: text for name, text in given.items() if name != "after"}}
    if following:
        places["next"] = given | {"after": following}
    path = request.scope.get("root_path", "") + request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return ", ".join(f'<{path}{f"?{urlencode(said)}" if said else ""}>; rel="{name}"' for name, said in places.items())
