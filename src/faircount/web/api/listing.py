"""Lists, a page at a time: what every list can be asked for, and how a page of it is answered."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from fastapi import HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from faircount.errors import UnknownTerm
from faircount.release.published.areas import AreaRecord
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.record import Record, to_letters
from faircount.web.api.library import Library
from faircount.web.api.replies import kept

Row = TypeVar("Row", bound=Record)
Key = Callable[[Row], tuple[str, ...]]
_BETWEEN = "\x1f"
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, how many there are in all, and the cursor of the rest; "" where there is none."""

    rows: Sequence[Row]
    total: int
    following: str


def page_of(rows: Iterable[Row], key: Key[Row], after: str, limit: int) -> Page[Row]:
    """The rows after a cursor, in the order of their keys; from the beginning without one.

    >>> page = page_of(["kent", "avon", "essex"], lambda name: (name,), after="", limit=2)
    >>> page.rows, page.total, page_of(["kent", "avon", "essex", "cumbria"], lambda name: (name,), page.following, 2).rows
    (['avon', 'essex'], 3, ['kent'])
    """
    ordered = sorted(rows, key=key)
    start = _read(after) if after else None
    rest = [row for row in ordered if start is None or key(row) > start]
    shown = rest[:limit]
    return Page(shown, len(ordered), _cursor(key(shown[-1])) if len(rest) > limit else "")


def _cursor(key: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(_BETWEEN.join(key).encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[str, ...]:
    try:
        if len(cursor) > LONGEST:
            raise ValueError
        letters = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return tuple(letters.decode().split(_BETWEEN))
    except (ValueError, binascii.Error) as error:
        raise UnknownTerm("this is no cursor that a page has given; begin again without one") from error


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
