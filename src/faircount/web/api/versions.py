"""``/versions``: what was published when, with the checksum of every file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict

from faircount.release.published.edition import Edition
from faircount.release.published.record import to_letters
from faircount.web.api.library import Library
from faircount.web.api.listing import VERSION, store_of
from faircount.web.api.replies import kept

router = APIRouter(tags=["versions"])


class Versions(BaseModel):
    """Every version that can be read."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    stands: str | None
    """The number of the version that stands; null where the last one was withdrawn."""
    items: list[Edition]
    """The versions, newest first."""


@router.get("/versions", response_model=Versions)
def versions(request: Request) -> Response:
    """Every version that can be read."""
    library: Library = request.app.state.library
    stores = library.all()
    content = {
        "stands": library.standing,
        "items": [store.edition.model_dump(mode="json") for store in stores],
    }
    return kept(request, to_letters(content), max(store.written for store in stores))


@router.get("/versions/{version}", response_model=Edition)
def version(request: Request, version: Annotated[str, Path(min_length=5, max_length=14, pattern=VERSION)]) -> Response:
    """One version: who published it, by which rules counts are shown, and the checksum of each of its files."""
    store = store_of(request, version)
    return kept(request, to_letters(store.edition.model_dump(mode="json")), store.written)
