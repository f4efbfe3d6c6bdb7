"""JSON-stat 2.0: each table as a sparse cube, whose cells that are not shown say why (https://json-stat.org/full/)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from pathlib import Path
from typing import Any

from faircount.writers.columns import (
    SHORTHAND,
    WrittenColumn,
    count_columns,
    derived_columns,
    provenance_columns,
    subject_columns,
)
from faircount.writers.publication import Publication, PublicationTable, Written

MEASURED = ("count", "count_lower", "count_upper")
ROLES = {"area": "geo", "period": "time", "figure": "metric"}
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class CubeDimension:
    """A dimension of the cube: where each row of the table stands in it, and its categories with their words, in order."""

    name: str
    label: str
    places: tuple[str, ...]
    words: dict[str, str]

    def written(self) -> dict[str, Any]:
        """As the format wants it."""
        return {"label": self.label, "category": {"index": list(self.words), "label": self.words}}


def write_jsonstat(publication: Publication, folder: Path) -> tuple[Written, ...]:
    """The files written: for each table ``<publication>-<table>.jsonstat.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for published in publication.tables:
        path = folder / f"{publication.name}-{published.name}.jsonstat.json"
        cube = _cube(publication, published)
        path.write_text(json.dumps(cube, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        written.append(Written(path, "JSON-stat"))
    return tuple(written)


def _cube(publication: Publication, published: PublicationTable) -> dict[str, Any]:
    dimensions = _dimensions(published)
    counts = {column.name: column for column in count_columns(published)}
    measured = [*(counts[name] for name in MEASURED), *derived_columns(published)]
    sizes = [*(len(dimension.words) for dimension in dimensions), len(measured)]
    names = [*(dimension.name for dimension in dimensions), "figure"]
    value, status = _cells(dimensions, measured, counts["shorthand"].cells)
    table = published.table
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": "; ".join(f"{source.publisher}: {source.title}" for source in publication.sources_of(published)),
        "updated": publication.published.isoformat(),
        "note": [table.rule, f"Reason: {table.reason}.", *table.notes, *_marks(status), *publication.help_lines],
        "id": names,
        "size": sizes,
        "role": {role: [name] for name, role in ROLES.items()},
        "dimension": {**{dimension.name: dimension.written() for dimension in dimensions}, "figure": _figure(measured)},
        "value": value,
        "status": status,
        "extension": {
            "publisher": publication.publisher,
            "version": publication.version,
            "standing": publication.standing,
            "licence": publication.licence_address,
            "attribution": publication.attribution,
            "citation": publication.citation,
        },
    }


def _cells(
    dimensions: Sequence[CubeDimension], measured: Sequence[WrittenColumn], marks: Sequence[Any]
) -> tuple[dict[str, int | float], dict[str, str]]:
    """The cells that hold a number, and the marks of those of a row that is not shown; a cell in neither has no row."""
    value: dict[str, int | float] = {}
    status: dict[str, str] = {}
    for row, start in enumerate(_starts(dimensions, len(measured))):
        for place, column in enumerate(measured):
            cell = column.cells[row]
            if isinstance(cell, (int, Decimal)):
                value[str(start + place)] = int(cell) if column.datatype == "integer" else float(cell)
            elif marks[row] is not None:
                status[str(start + place)] = str(marks[row])
    return value, status


def _starts(dimensions: Sequence[CubeDimension], measured: int) -> Iterator[int]:
    """Where the numbers of each row begin in the cube, laid out with the last dimension fastest."""
    order = [{name: place for place, name in enumerate(dimension.words)} for dimension in dimensions]
    sizes = [len(dimension.words) for dimension in dimensions]
    strides = [prod(sizes[place + 1 :]) * measured for place in range(len(sizes))]
    for row in zip(*(dimension.places for dimension in dimensions), strict=True):
        yield sum(order[place][name] * strides[place] for place, name in enumerate(row))


def _dimensions(published: PublicationTable) -> list[CubeDimension]:
    """What each figure is of, and from which source; where one source says a thing twice, its readings are numbered."""
    said = {column.name: column.cells for column in (*subject_columns(published), *provenance_columns(published))}
    starts, ends = said["period_start"], said["period_end"]
    periods = [f"{start}/{end}" for start, end in zip(starts, ends, strict=True)]
    found = [
        _dimension("area", "Area", said["area_code"], said["area"]),
        _in_order(_dimension("period", "Period", periods, said["period"])),
        _dimension("counted", "Counted", said["counted"]),
        _dimension("offence", "Offence", said["offence_code"], said["offence"]),
        _dimension("online", "Marked online", said["online"]),
        _dimension("age", "Age at the offence", said["age"]),
        _dimension("sex", "Sex", said["sex"]),
        _dimension("breakdown", "Further breakdown", said["breakdown"]),
        _dimension("source", "Source", said["source"]),
    ]
    seen: Counter[tuple[str, ...]] = Counter()
    readings = []
    for row in zip(*(dimension.places for dimension in found), strict=True):
        seen[row] += 1
        readings.append(str(seen[row]))
    twice = max(seen.values(), default=1) > 1
    return [*found, _in_order(_dimension("reading", "Reading", readings))] if twice else found


def _dimension(name: str, label: str, places: Sequence[Any], words: Sequence[Any] = ()) -> CubeDimension:
    named = tuple(str(place) if place is not None else NOTHING for place in places)
    return CubeDimension(
        name, label, named, dict(zip(named, map(str, words), strict=True)) if words else {one: one for one in named}
    )


def _in_order(dimension: CubeDimension) -> CubeDimension:
    return CubeDimension(dimension.name, dimension.label, dimension.places, dict(sorted(dimension.words.items())))


def _figure(measured: Sequence[WrittenColumn]) -> dict[str, Any]:
    """The dimension of what is measured: the count, what is known of it, and what was worked out from it."""
    return {
        "label": "Figure",
        "category": {
            "index": [column.name for column in measured],
            "label": {column.name: column.title for column in measured},
            "unit": {column.name: {"decimals": _digits(column)} for column in measured},
            "note": {column.name: [column.meaning] for column in measured},
        },
    }


def _digits(column: WrittenColumn) -> int:
    return max((-int(cell.as_tuple().exponent) for cell in column.cells if isinstance(cell, Decimal)), default=0)


def _marks(status: dict[str, str]) -> list[str]:
    used = set(status.values())
    return [f"{mark.strip('[]')}: {meaning}" for mark, meaning in SHORTHAND.items() if mark.strip("[]") in used]
