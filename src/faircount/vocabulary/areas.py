"""Police force areas, regions and countries of the UK: their codes, their names, and what makes up what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from faircount.errors import BadReference, UnknownArea
from faircount.vocabulary.names import NameIndex, plain
from faircount.vocabulary.reviewed import Citation, citations, cited, each, read_reviewed

KINDS = ("force", "region", "group", "country", "invented")


@dataclass(frozen=True, slots=True)
class Tile:
    """The square of an area on the national page: column and row from the top left, the label, and a tag for small grids."""

    column: int
    row: int
    label: str
    tag: str


@dataclass(frozen=True, slots=True)
class Area:
    """An area that figures are given for.

    ``police`` is the body that records there ("Cleveland Police"), empty for a region or a country. ``strong`` names mean this
    area alone; ``weak`` ones are also a county, a city or a region. ``parts`` are the areas directly below that make it up.
    ``region`` and ``country`` are codes; the four Welsh forces have Wales for both.
    """

    code: str
    name: str
    kind: str
    country: str | None
    region: str | None
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    parts: tuple[str, ...]
    tile: Tile | None
    source: Citation
    police: str = ""
    scheme: str = "ons"

    @property
    def label(self) -> str:
        """The name as it stands in a sentence: ``Cleveland``, ``the West Midlands region``."""
        if self.kind == "region":
            return f"the {self.name} region"
        return f"the {self.name}" if self.name == "United Kingdom" else self.name

    @property
    def recorder(self) -> str:
        """Who records there, in a sentence: ``Cleveland Police``, ``the Metropolitan Police Service``, ``forces in Wales``."""
        if not self.police:
            return f"forces in {self.label}"
        return f"the {self.police}" if "Service" in self.police else self.police

    @property
    def slug(self) -> str:
        """The name as part of an address: ``devon-and-cornwall``, ``west-midlands-region``."""
        return plain(f"{self.name} region" if self.kind == "region" else self.name).replace(" ", "-")


def _area(entry: dict[str, Any], sources: dict[str, Citation]) -> Area:
    if entry["kind"] not in KINDS:
        raise BadReference(
            f"reference/areas.yml: {entry['code']} has the kind {entry['kind']!r}; write one of {', '.join(KINDS)}"
        )
    return Area(
        code=entry["code"],
        name=entry["name"],
        kind=entry["kind"],
        country=entry.get("country"),
        region=entry.get("region"),
        strong=tuple(entry["strong"]),
        weak=tuple(entry["weak"]),
        parts=tuple(entry.get("parts", ())),
        tile=Tile(**entry["tile"]) if "tile" in entry else None,
        source=cited("areas", sources, entry["code"], entry.get("source")),
        police=entry.get("police", entry["name"] if entry["kind"] == "force" else ""),
        scheme=entry.get("scheme", "ons"),
    )


def _read() -> tuple[Mapping[str, Area], Mapping[str, tuple[str, ...]]]:
    content = read_reviewed("areas")
    sources = citations("areas", content)
    areas = each("areas", content["areas"], lambda entry: _area(entry, sources))
    found = {area.code: area for area in areas}
    if len(found) != len(areas):
        raise BadReference("reference/areas.yml: a code stands twice; keep one of each")
    shared = {plain(entry["name"]): (entry["means"], *entry["also"]) for entry in content["shared"]}
    named = {code for codes in (*shared.values(), *(area.parts for area in found.values())) for code in codes}
    if named - set(found):
        raise BadReference(f"reference/areas.yml: {', '.join(sorted(named - set(found)))}: no such code; list the area first")
    return found, shared


def _forces_below(code: str, areas: Mapping[str, Area]) -> tuple[str, ...]:
    area = areas[code]
    if not area.parts:
        return (code,)
    return tuple(force for part in area.parts for force in _forces_below(part, areas))


def _index(areas: Mapping[str, Area], shared: Mapping[str, str]) -> NameIndex:
    index = NameIndex(shared)
    for area in areas.values():
        kind = "force" if area.kind == "invented" else "region" if area.kind == "group" else area.kind
        for name in dict.fromkeys((*area.strong, area.police, area.code)):
            index.add(name, area.code, kind, strong=True)
        for name in dict.fromkeys((area.name, *area.weak)):
            index.add(name, area.code, kind, strong=False)
    return index


AREAS, SHARED = _read()
"""Every area, by code; and names that several have, in plain words: what each is taken for, what else it may mean (London)."""
_NAMES = _index(AREAS, {name: means for name, (means, *_) in SHARED.items()})
FORCES: tuple[str, ...] = tuple(
    area.code
    for area in sorted(AREAS.values(), key=lambda area: area.name)
    if area.kind == "force" and area.country in ("E92000001", "W92000004")
)
"""Codes of the 43 territorial forces of England and Wales, in the order of their names."""
TRANSPORT = "BTP"
"""The British Transport Police, whose counts published totals of England and Wales hold and no region does."""
ACROSS = frozenset({TRANSPORT, "MDP", "CNC"})
"""Forces that work in the areas of others: their counts "in England" are a part of theirs, and none of England's."""
FORCE_KINDS = frozenset({"force", "invented"})
"""Kinds of areas that have a force of their own, which can be asked and has a page; an invented one serves exercises."""

PARTITIONS: Mapping[str, tuple[str, ...]] = {
    code: tuple(sorted(_forces_below(code, AREAS))) for code, area in AREAS.items() if area.parts
}
"""Area code -> codes of the forces that make it up, complete and disjoint. England and Wales is its 43 territorial forces."""


def find_area(text: str) -> Area | None:
    """The area that the whole text names, or None.

    Case, "&", a leading "the", "Police", "Constabulary", "Heddlu" and "region" are understood.

    >>> [find_area(name).code for name in ("GMP", "Avon & Somerset Police", "CLEVELAND", "Heddlu Gwent")]
    ['E23000005', 'E23000036', 'E23000013', 'W15000002']
    >>> find_area("West Midlands").kind, find_area("West Midlands region").kind, find_area("Atlantis")
    ('force', 'region', None)
    """
    code = _NAMES.find(text)
    return AREAS[code] if code is not None else None


def parse_area(text: str) -> Area:
    """The area that the whole text names, refused with the nearest names if it names none."""
    found = find_area(text)
    if found is not None:
        return found
    near = get_close_matches(plain(text), _NAMES.known(), n=3, cutoff=0.75)
    names = list(dict.fromkeys(AREAS[code].name for name in near if (code := _NAMES.find(name)) is not None))
    hint = f"did you mean {' or '.join(names)}?" if names else "write the name or code of a police force, a region or a country"
    raise UnknownArea(f"{text.strip()!r} is not an area that is known; {hint}")


@cache
def area_contains(outer: str, inner: str) -> bool:
    """Whether everything recorded in the inner area is recorded in the outer one. Both are codes.

    >>> area_contains("K04000001", "E23000013"), area_contains("E12000001", "E23000014"), area_contains("K04000001", "BTP")
    (True, False, False)
    """
    if outer == inner or any(area_contains(part, inner) for part in AREAS[outer].parts):
        return True
    # A group is no part of its region, though all its forces are.
    within = AREAS[inner].region
    return AREAS[inner].kind == "group" and within is not None and area_contains(outer, within)
