"""Places that people name where a force is meant: councils, counties, towns and villages, with the forces that record there."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from faircount.errors import BadReference
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.reviewed import citations, cited, each, read_reviewed


class PlaceKind(StrEnum):
    """What a place is; the value is what a list says of it."""

    COUNCIL = "council"
    FORMER_COUNCIL = "former council"
    COUNTY = "county, or former county"
    TOWN = "town or village"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the codes of the forces that record there; two where the sources leave open which.

    ``also`` are other names of it. A council that is none any more has ``until``, the last year in which it was one.
    """

    name: str
    kind: PlaceKind
    forces: tuple[str, ...]
    also: tuple[str, ...] = ()
    until: str = ""


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """A table that places were taken from: who published it, under which licence, and the words that it asks for."""

    title: str
    publisher: str
    address: str
    licence: str
    attribution: str


@cache
def places() -> tuple[Place, ...]:
    """Every place: councils and counties by name, then towns and villages, the largest first.

    >>> {place.forces for place in places() if place.name == "Middlesbrough"}, len([p for p in places() if p.name == "Newport"])
    ({('E23000013',)}, 7)
    """
    found = (*_councils(), *_counties(), *_towns())
    for place in found:
        unknown = set(place.forces) - set(AREAS)
        if unknown or not place.forces:
            raise BadReference(f"reference/places: {place.name} names {', '.join(sorted(unknown)) or 'no force'}; name a code")
    return found


@cache
def tables() -> tuple[PlaceTable, ...]:
    """The tables that places were taken from."""
    return tuple(PlaceTable(**entry) for entry in read_reviewed("places")["files"].values())


def _councils() -> Iterator[Place]:
    for row in _rows("districts.csv"):
        kind = PlaceKind.FORMER_COUNCIL if row["until"] else PlaceKind.COUNCIL
        yield Place(row["name"], kind, (row["force"],), until=row["until"])


@cache
def place_names() -> frozenset[str]:
    """The names alone of councils, counties, towns and villages, in a fraction of the time that the places take.

    >>> {"Sunderland", "Milton Keynes", "Berkshire"} <= place_names(), "Report" in place_names()
    (True, False)
    """
    districts, towns = _rows("districts.csv"), _rows("towns.csv")
    counties = [name for entry in read_reviewed("places")["counties"] for name in (entry["name"], *entry.get("also", ()))]
    return frozenset((*(row["name"] for row in (*districts, *towns)), *counties))


def _counties() -> list[Place]:
    content = read_reviewed("places")
    sources = citations("places", content)

    def county(entry: dict[str, Any]) -> Place:
        cited("places", sources, entry["name"], entry.get("source"))
        forces = tuple(parse_area(name).code for name in entry["forces"])
        return Place(entry["name"], PlaceKind.COUNTY, forces, tuple(entry.get("also", ())))

    return each("places", content["counties"], county)


def _towns() -> Iterator[Place]:
    for row in _rows("towns.csv"):
        also = tuple(filter(None, row["also"].split("|")))
        yield Place(row["name"], PlaceKind.TOWN, tuple(row["forces"].split(" ")), also)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("faircount.vocabulary").joinpath("reference", "places", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
