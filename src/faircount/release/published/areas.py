"""The areas that something is published about."""

from __future__ import annotations

from collections.abc import Iterable

from faircount.release.published.record import Record
from faircount.vocabulary.areas import AREAS


class AreaRecord(Record):
    """An area that something is published about."""

    code: str
    """The code of the Office for National Statistics, where it has given one."""
    name: str
    """The name, as it stands in a list."""
    slug: str
    """The name as part of an address."""
    kind: str
    """Police force area, region or country."""
    police: str
    """The body that records offences there; empty where there are several."""
    page: str
    """The page of the area, from the root of the site; empty where it has none."""


def area_records(pages: dict[str, str], codes: Iterable[str]) -> tuple[AreaRecord, ...]:
    """The areas with these codes in order of name; ``pages`` are their pages, by code."""
    found = (
        AreaRecord(
            code=code,
            name=AREAS[code].name,
            slug=AREAS[code].slug,
            kind=AREAS[code].kind,
            police=AREAS[code].police,
            page=pages.get(code, ""),
        )
        for code in set(codes)
    )
    return tuple(sorted(found, key=lambda area: area.slug))
