"""Where each claim is about: the place said with it, before it in its sentence, or carried over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.carry import ahead, behind, numbers_at
from faircount.claims.claim import Form
from faircount.claims.found import Found
from faircount.claims.numerals import NUMBER, UNITS
from faircount.claims.passage import Passage
from faircount.claims.said import SaidPlace
from faircount.claims.said_places import NATIONAL, OTHERS
from faircount.vocabulary.areas import AREAS, PARTITIONS

ENGLAND_AND_WALES, UNITED_KINGDOM = "K04000001", "K02000001"
UNKNOWN_REGION = "the region"
"""A region that the text does not name: it holds what forces the text lists."""
OTHER_FORCES = "the other forces"
"""All but those that the text is about: no figure of theirs is one of the force told before."""
_APART = {"S92000003", "N92000002"}
"""Countries with one police force and statistics of their own: "nationally" is there."""
_PREPOSITION = re.compile(r"(?:\b(?:in|on|across|at|within|for|throughout|by|around|over)\s+(?:the\s+)?)$")
_OF_WHOLE = re.compile(rf"\bof\s+(?:the|all)\s+{NUMBER}(?:\s+[a-z]+){{0,5}}\s+$")
_FORCES_OF = {parts[0]: code for code, parts in PARTITIONS.items() if len(parts) == 1}


def canonical(code: str) -> str:
    """One code for a force that is a whole country: Police Scotland is Scotland."""
    return _FORCES_OF.get(code, code)


def is_wide(code: str) -> bool:
    """Whether the area is a region or a country of several forces."""
    return code in PARTITIONS and len(PARTITIONS[code]) > 1


def place_label(areas: tuple[str, ...]) -> str:
    """The areas in words."""
    return " and ".join(AREAS[code].name if code in AREAS else code for code in areas)


def settle(passage: Passage, found: Sequence[Found]) -> list[SaidPlace]:
    """The places with "the force", "the region" and "nationally" put into names, without those inside a rank."""
    ranks = [claim for claim in found if claim.quantities.form is Form.RANK]
    nation = _nation(passage)
    local: list[str] = []
    region: str | None = None
    settled: list[SaidPlace] = []
    for place in passage.places:
        if any(claim.start <= place.start < claim.end for claim in ranks):
            # "The most in the North West" moves the text nowhere, but says which region is meant from here on.
            region = next((code for code in place.areas if is_wide(code) and AREAS[code].kind != "country"), region)
            continue
        areas = tuple(canonical(code) for code in place.areas) or _meant(place, passage, local, region, nation)
        if not areas:
            continue
        if len(areas) == 1 and not is_wide(areas[0]) and place.kind not in ("former", "latter", OTHERS):
            local = [*(area for area in local if area != areas[0]), areas[0]]
        elif len(areas) == 1 and areas[0] in AREAS and AREAS[areas[0]].kind in ("region", "group"):
            region = areas[0]
        settled.append(SaidPlace(place.start, place.end, areas, place.kind))
    return settled


def _nation(passage: Passage) -> str:
    codes = [code for place in passage.places for code in place.areas]
    if UNITED_KINGDOM in codes and ENGLAND_AND_WALES not in codes:
        return UNITED_KINGDOM
    apart = {canonical(code) for code in codes if code in AREAS}
    if len(apart) == 1 and apart <= _APART:
        return next(iter(apart))
    return ENGLAND_AND_WALES


def _meant(place: SaidPlace, passage: Passage, local: list[str], region: str | None, nation: str) -> tuple[str, ...]:
    if place.kind == NATIONAL:
        return (nation,)
    if place.kind == OTHERS:
        return (OTHER_FORCES,)
    if place.kind in ("former", "latter"):
        return tuple(local[-2:][:1] if place.kind == "former" else local[-1:]) if len(local) > 1 else ()
    if place.kind == "region":
        around = [found for area in local if area in AREAS and (found := AREAS[area].region)]
        return (region or (around[-1] if around else UNKNOWN_REGION),)
    if place.kind == "together":
        said = passage.masked[place.start : place.end]
        counted = [UNITS[word] for word in re.findall(r"[a-z]+", said) if word in UNITS] + [
            int(n) for n in re.findall(r"\d+", said)
        ]
        return tuple(local[-(counted[0] if counted else 2) :])
    if place.kind == "town":
        free = [area for area in local if area not in AREAS]
        return tuple(free[-1:] or local[-1:])
    forces = [area for area in local if area in AREAS]
    return tuple((forces or local)[-1:])


def place_of(passage: Passage, found: Sequence[Found]) -> list[tuple[tuple[str, ...], bool]]:
    """For each claim its areas, and whether its own sentence says so."""
    places, at = settle(passage, found), numbers_at(found)
    placed: list[tuple[tuple[str, ...], bool]] = []
    for claim in found:
        cell = passage.cell(claim.at)
        if cell is not None and cell.total:
            placed.append((_carried(passage, cell.first, places), False))
            continue
        near = _behind(passage, claim, places, at) or _ahead(passage, claim, places) or _within(claim, places)
        if near is not None:
            placed.append((near.areas, True))
        else:
            placed.append((_carried(passage, claim.at, places), False))
    return placed


def _ahead(passage: Passage, claim: Found, places: Sequence[SaidPlace]) -> SaidPlace | None:
    """The last place before the claim in its sentence, but not that of a whole ("158 of the 254 in the region, up 2%")."""
    last = ahead(passage, claim, places)
    if last is None or not _OF_WHOLE.search(passage.masked, passage.around(last.start)[0], last.start):
        return last
    start, _ = passage.around(claim.at)
    whole = _OF_WHOLE.search(passage.masked, start, last.start)
    earlier = [place for place in places if start <= place.start and whole and place.end <= whole.start()]
    return earlier[-1] if earlier else last


def _within(claim: Found, places: Sequence[SaidPlace]) -> SaidPlace | None:
    """The place that the claim's own words name ("Kent Police saw offences fall")."""
    return next((place for place in places if claim.start <= place.start < claim.end), None)


def _behind(passage: Passage, claim: Found, places: Sequence[SaidPlace], at: Sequence[int]) -> SaidPlace | None:
    near = behind(passage, claim, places, at)
    if near is None:
        return None
    # "The most came from Kent" ranks Kent.
    adverb = near.kind == NATIONAL or (claim.quantities.form is Form.RANK and passage.masked[: near.start].endswith("from "))
    return near if adverb or _PREPOSITION.search(passage.masked[: near.start]) else None


def _carried(passage: Passage, at: int, places: Sequence[SaidPlace]) -> tuple[str, ...]:
    """The first place of the last sentence that named one."""
    sentence = passage.sentence(at)
    earlier = [place for place in places if passage.sentence(place.start) < sentence]
    if not earlier:
        return ()
    last = passage.sentence(earlier[-1].start)
    return next(place.areas for place in earlier if passage.sentence(place.start) == last)
