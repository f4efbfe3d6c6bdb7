"""Makes the tables of places in ``vocabulary/reference/places`` from the files that their README names, given as arguments.

``python tools/places.py towns CITIES500.TXT BOUNDARIES.GEOJSON`` and ``python tools/places.py districts LATEST.CSV EARLIER.CSV``.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

INTO = Path(__file__).parents[1] / "src/faircount/vocabulary/reference/places"
ELSEWHERE = {"SCT": "S23000009", "NIR": "PSNI"}
"""Countries with one force: no boundary is needed to say which."""
NEAR = 0.012
"""Degrees of latitude, about 1.3 km: boundaries are generalised to 500 m, so a place as near may lie on either side."""
Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Town:
    """A populated place as GeoNames has it; ``district`` is an old code of the council, "" where none is given."""

    name: str
    also: tuple[str, ...]
    people: int
    longitude: float
    latitude: float
    country: str
    district: str


def main(arguments: list[str]) -> None:
    """Write one of the two tables."""
    kind, first, second = arguments
    if kind == "towns":
        _write("towns.csv", ("name", "also", "forces"), _towns(Path(first), Path(second)))
    else:
        _write("districts.csv", ("code", "name", "force", "until"), _districts(Path(first), Path(second)))


def _write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (INTO / name).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def _districts(latest: Path, earlier: Path) -> Iterator[tuple[str, str, str, str]]:
    """Councils of today, and those of former years that are none today."""
    found = {row["ltla24_name"]: (row["ltla24_code"], row["pfa24_code"], "") for row in _read(latest)}
    for row in _read(earlier):
        found.setdefault(row["lad_name"].strip(), (row["lad_code"], row["pfa_code"], row["last_mye_year"]))
    for name, (code, force, until) in sorted(found.items()):
        yield code, re.sub(r", (?:City|County) of$", "", name), force, until


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _towns(cities: Path, boundaries: Path) -> Iterator[tuple[str, str, str]]:
    """Each name once a force, the largest first; two forces where the sources leave open which."""
    rings = dict(_rings(boundaries))
    towns = list(_populated(cities))
    inside = {town: _containing(rings, town) for town in towns if town.country not in ELSEWHERE}
    usual = _usual(inside)
    held: dict[tuple[str, tuple[str, ...]], Town] = {}
    councils = {row["name"]: row["force"] for row in _read(INTO / "districts.csv")}
    for town in towns:
        forces = (ELSEWHERE[town.country],) if town.country in ELSEWHERE else _forces(town, inside[town], usual, rings)
        if councils.get(town.name) in forces:
            forces = (councils[town.name],)  # a council lies in one force's area, and the town that names it in the same
        key = (town.name.replace("-", " ").casefold(), forces)
        if key not in held or held[key].people < town.people:
            held[key] = town
    for (_, forces), town in sorted(held.items(), key=lambda one: (-one[1].people, one[0])):
        yield town.name, "|".join(town.also), " ".join(forces)


def _forces(town: Town, lies_in: str, usual: dict[str, str], rings: dict[str, list[Ring]]) -> tuple[str, ...]:
    """The force whose area holds the place; near an edge also that of its council, or a neighbour's if none is known."""
    council = usual.get(town.district)
    if council == lies_in:
        return (lies_in,)
    near = {force for force, held in rings.items() if min(_distance(ring, town) for ring in held) < NEAR}
    # A council far from the place is a slip in its code, which is no doubt of where the place lies.
    return tuple(sorted({lies_in, *(near if council is None else near & {council})}))


def _usual(inside: dict[Town, str]) -> dict[str, str]:
    """The force of each council by the places it has: a council lies in one force's area, so the odd one out is near an edge."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for town, force in inside.items():
        if town.district:
            counted[town.district][force] += 1
    return {district: many.most_common(1)[0][0] for district, many in counted.items() if many.total() > 2}


def _populated(cities: Path) -> Iterator[Town]:
    for line in cities.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        country, kind = cells[10], cells[7]
        if cells[8] != "GB" or country not in ("ENG", "WLS", *ELSEWHERE) or kind in ("PPLH", "PPLQ", "PPLW"):
            continue
        # Old codes of councils are two figures and two letters ("00EF"), parts of them follow; newer ones lead nowhere here.
        old = re.match(r"\d\d[A-Z]{2}", cells[12] or cells[11])
        yield Town(
            cells[1], tuple(_also(cells[1], cells[3])), int(cells[14]), float(cells[5]), float(cells[4]), country,
            old[0] if old else "",
        )  # fmt: skip


def _also(name: str, others: str) -> Iterator[str]:
    """Shorter forms of the name itself ("Hull"); those of other languages are left out."""
    whole = re.split(r"[ -]", name)
    for other in others.split(","):
        words = re.split(r"[ -]", other)
        if other != name and 0 < len(words) < len(whole) and set(words) < set(whole) and len(other) > 3:
            yield other


def _rings(boundaries: Path) -> Iterator[tuple[str, list[Ring]]]:
    for feature in json.loads(boundaries.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        yield feature["properties"]["PFA22CD"], [[(x, y) for x, y, *_ in ring] for part in parts for ring in part]


def _containing(rings: dict[str, list[Ring]], town: Town) -> str:
    """The area that the place lies in; the nearest for one on a coast that the boundaries cut off."""
    # A hole is a ring too: a place inside it is inside twice, and so outside.
    within = [force for force, held in rings.items() if sum(_is_inside(ring, town) for ring in held) % 2]
    if within:
        return within[0]
    return min(rings, key=lambda force: min(_distance(ring, town) for ring in rings[force]))


def _is_inside(ring: Ring, town: Town) -> bool:
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > town.latitude) != (y2 > town.latitude):
            crossed ^= town.longitude < (x2 - x1) * (town.latitude - y1) / (y2 - y1) + x1
    return crossed


def _distance(ring: Ring, town: Town) -> float:
    """How far from the line of the ring, in degrees of latitude: one of longitude is about 0.6 of it in these parts."""
    best = 9.0
    px, py = town.longitude * 0.6, town.latitude
    for (x1, y1), (x2, y2) in pairwise(ring):
        ax, ay, dx, dy = x1 * 0.6, y1, (x2 - x1) * 0.6, y2 - y1
        along = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / ((dx * dx + dy * dy) or 1)))
        best = min(best, (px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2)
    return float(best**0.5)


if __name__ == "__main__":
    main(sys.argv[1:])
