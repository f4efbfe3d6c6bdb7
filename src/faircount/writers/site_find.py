"""What the search of the site looks in: areas, places with their forces, and the parts of pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from faircount.briefing.briefing import PlainPage, Site
from faircount.briefing.parts import plain as words_of
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.names import plain
from faircount.vocabulary.places import Place, PlaceKind, places, tables

PLACES_SCRIPT = "places.js"
SCRIPT_KINDS = {PlaceKind.COUNCIL: "c", PlaceKind.FORMER_COUNCIL: "f", PlaceKind.COUNTY: "y", PlaceKind.TOWN: "t"}


def find_given(site: Site) -> dict[str, Any]:
    """What the page of the search is filled with: the councils of each area as a plain list, and what only a script reads."""
    areas = {area.code: area.entry for area in site.areas}
    councils = [place for place in _known() if place.kind is PlaceKind.COUNCIL]
    return {
        "listed": [
            (entry, AREAS[code].recorder, [place.name for place in councils if place.forces == (code,)])
            for code, entry in areas.items()
        ],
        "tables": tables(),
        "index": {
            "areas": {
                code: _area(code, areas[code].target if code in areas else "") for code in sorted(_forces() | areas.keys())
            },
            "wider": [
                [AREAS[code].name, AREAS[code].kind, list(forces)] for code, forces in PARTITIONS.items() if _is_asked_for(code)
            ],
            "kinds": {letter: str(kind) for kind, letter in SCRIPT_KINDS.items()},
            "pages": list(_parts(site)),
        },
    }


def places_script() -> bytes:
    """The places as one value that a page may load from a folder too, where a browser fetches nothing: a line a group of them."""
    groups: dict[tuple[str, str], list[str]] = {}
    for place in _known():
        key = (SCRIPT_KINDS[place.kind], " ".join(place.forces))
        groups.setdefault(key, []).append("=".join((place.name, *place.also)))
    lines = "\n".join("\t".join((kind, forces, "|".join(names))) for (kind, forces), names in groups.items())
    return f"window.faircountPlaces = {json.dumps(lines, ensure_ascii=False)};\n".encode()


@cache
def _known() -> tuple[Place, ...]:
    """Each name once a force or pair of forces: a county of the name of its council is said once."""
    found: dict[tuple[str, tuple[str, ...]], Place] = {}
    for place in places():
        key = (plain(place.name), place.forces)
        first = found.get(key)
        also = (*first.also, *place.also) if first else place.also
        kept = first or place
        found[key] = Place(kept.name, kept.kind, kept.forces, tuple(dict.fromkeys(also)), kept.until)
    return tuple(found.values())


def _forces() -> set[str]:
    return {*FORCES, *(force for place in _known() for force in place.forces)}


def _area(code: str, target: str) -> list[Any]:
    """Its name, who records there, its page, and other names of it; one that also names something wider is left to that."""
    area = AREAS[code]
    wider = {plain(AREAS[other].name) for other in PARTITIONS if AREAS[other].kind == "region"}
    wider |= {plain(name) for other in PARTITIONS for name in AREAS[other].weak}
    also = dict.fromkeys((area.police, *area.strong, *area.weak))
    kept = [name for name in also if name and plain(name) != plain(area.name) and plain(name) not in wider]
    return [area.name, area.recorder, target, kept]


def _is_asked_for(code: str) -> bool:
    """Regions, groups and the countries that have several forces: whoever asks for one is shown its forces."""
    return AREAS[code].kind in ("region", "group", "country") and 1 < len(PARTITIONS[code]) <= len(FORCES)


def _parts(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Title, where it stands, its address, and its words: each finding, checked article and section of a page in words."""
    for finding in site.findings:
        yield finding.title, "Findings", f"findings/{finding.card.slug}.html", finding.card.where
    for article in site.articles:
        headline = article.text[: article.headline_length].strip()
        yield headline or article.slug, "Checked articles", f"articles/{article.slug}.html", ""
    for page in site.pages:
        yield page.title, "About this site", page.path, page.lede or ""
        yield from _sections(page)


def _sections(page: PlainPage) -> Iterator[tuple[str, str, str, str]]:
    for number, section in enumerate(page.sections, start=1):
        terms = [words for term, meaning in section.terms for words in (term, words_of(meaning))]
        said = plain(" ".join((*map(words_of, section.paragraphs), *terms))).split()
        yield section.title, page.title, f"{page.path}#section-{number}", " ".join(dict.fromkeys(w for w in said if len(w) > 3))
