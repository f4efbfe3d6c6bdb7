"""The areas that something is published about, and how many children live in each, which rates are per."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from faircount.release.published.record import Record
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source


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


class Estimates(Protocol):
    """Who says how many children live in an area in a period."""

    def children(self, area: str, period: Period) -> int | None:
        """How many, None where it is not known."""

    def source_of(self, period: Period) -> Source:
        """Who estimated them."""


class ChildrenRecord(Record):
    """Children under 18 of an area in the middle of a year."""

    area_code: str
    """Code of the area."""
    area: str
    """Name of the area."""
    period: str
    """The year in words."""
    children: int
    """Children under 18 living there in the middle of it."""
    source: str
    """Who estimated them, as named in the list of sources."""


def children_records(held: Estimates | None, areas: Iterable[str], years: Iterable[Period]) -> tuple[ChildrenRecord, ...]:
    """A row an area and year of which an estimate is held."""
    pairs = [(area, year) for area in sorted(areas) for year in sorted(years)] if held else []
    known = ((area, year, held.children(area, year) if held else None) for area, year in pairs)
    return tuple(_record(area, year, children, held.source_of(year)) for area, year, children in known if held and children)


def _record(area: str, year: Period, children: int, source: Source) -> ChildrenRecord:
    return ChildrenRecord(area_code=area, area=AREAS[area].name, period=year.label, children=children, source=source.source_id)
