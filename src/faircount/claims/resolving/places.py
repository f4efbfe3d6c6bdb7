"""Where each claim is about: the place said with it, before it in its sentence, or carried over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from faircount.claims.claim import Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.mentions.mention_values import SaidPlace
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.mentions.passage import PERIOD, Passage
from faircount.claims.mentions.places import NATIONAL, OTHERS
from faircount.claims.resolving.carry import ahead, behind, numbers_at
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, PARTITIONS, area_contains
from faircount.vocabulary.breaks import ENGLAND_AND_WALES

UNKNOWN_REGION = "the region"
"""A region that the text does not name: it holds what forces the text lists."""
OTHER_FORCES = "the other forces"
"""All but those that the text is about: no figure of theirs is one of the force told before."""
_PREPOSITION = regex(
    r"(?:\b(?:in|on|across|at|within|for|throughout|by|around|over|(?:fell|falls?|went|belong(?:ed|s)?)\s+to)\s+(?:the\s+)?)$"
)
_OF_PLACE = regex(r"\s+of\s+(?:the\s+)?(?:(?:neighbouring|nearby)\s+)?")
_THE_NUMBER = regex(r"\bthe\s+$")
_COMPARED_WITH = regex(r"\b(?:compare[sd]?|set)\s+(?:with|to|against)\b[^.,;:]*$")
_COMMA = regex(r"\s*,\s+")
_BOTH, _HAD = (
    regex(r"\s+(?:police\s+)?and\s+(?:the\s+)?"),
    regex(
        r"\s+(?:police\s+)?(?:forces\s+)?(?:(?:put\s+)?together\s+|combined\s+|jointly\s+|between\s+them\s+)?"
        r"(?:had|have|saw|took|dealt|made|[a-z]{3,}ed)\b"
    ),
)
_LIST, _LAST = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+"), regex(r"\s*,?\s+and\s+")
_THAN_THAT = regex(
    r"\b(?:above|below|than|beats?|exceeds?|exceeded|ahead\s+of)\s+(?:that|those|the\s+(?:one|(?:[a-z]+\s+)?average|rise|increase|figure|rate))\s+(?:seen\s+)?(?:for|in|of|across)\s+(?:the\s+)?$"
)
"""Before a place that the claim's own is only set against."""
_OF_THESE = regex(
    r"\bof\s+(?:them|these|those|the\s+(?:[a-z]+\s+)?(?:total|cases|offences|crimes|reports|victims|children|arrests))\b"
)
_SUMMED = regex(r"\b(?:together|combined|between\s+them|in\s+all|altogether)\b")
"""Words behind which places have one number between them, and none each."""
_AGAINST = regex(r"[^.;:,\d]{0,40}?,?\s+(?:against|compared\s+(?:with|to)|versus|to)\s+(?:just\s+|only\s+)?")
_THAN = regex(r"\b(?:than|as)\s+(?:in\s+|the\s+)?$")
_WHEN_THEN = regex(rf"(?:\s+(?:police|constabulary))?(?:\s+(?:in|for|during)\s+{PERIOD}+)?\s*[,:(–—-]\s*(?:with\s+|at\s+)?")
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


def settle(passage: Passage, found: Sequence[ExtractedClaim]) -> list[SaidPlace]:
    """The places with "the force", "the region" and "nationally" put into names, without those inside a rank."""
    ranks = [claim for claim in found if claim.stated.form is Form.RANK]
    local: list[str] = []
    region: str | None = None
    settled: list[SaidPlace] = []
    for place in passage.places:
        if any(claim.start <= place.start < claim.end for claim in ranks):
            # "The most in the North West" moves the text nowhere, but says which region is meant from here on.
            region = next((code for code in place.areas if is_wide(code) and AREAS[code].kind != "country"), region)
            continue
        areas = tuple(canonical(code) for code in place.areas) or _meant(place, passage, local, region)
        if not areas:
            continue
        if len(areas) == 1 and not is_wide(areas[0]) and place.kind != OTHERS:
            local = [*(area for area in local if area != areas[0]), areas[0]]
        elif len(areas) == 1 and areas[0] in AREAS and AREAS[areas[0]].kind in ("region", "group"):
            region = areas[0]
        settled.append(SaidPlace(place.start, place.end, areas, place.kind))
    return _joined(passage, settled)


def _joined(passage: Passage, settled: Sequence[SaidPlace]) -> list[SaidPlace]:
    """Places that have one number between them, as one ("Kent and Essex recorded 4,522")."""
    joined = list(settled)
    for at in range(len(joined) - 1, 0, -1):
        if at >= len(joined) or not _HAD.match(passage.masked[joined[at].end :]):
            continue
        low = at
        while low > 0 and (_BOTH if low == at else _COMMA).fullmatch(passage.masked[joined[low - 1].end : joined[low].start]):
            low -= 1
        run = joined[low : at + 1]
        areas = tuple(dict.fromkeys(area for place in run for area in place.areas))
        if len(areas) == len(run) > 1 and not any(is_wide(area) for area in areas):
            joined[low : at + 1] = [SaidPlace(run[0].start, run[-1].end, areas, "together")]
    return joined


def _meant(place: SaidPlace, passage: Passage, local: list[str], region: str | None) -> tuple[str, ...]:
    if place.kind == NATIONAL:
        return (ENGLAND_AND_WALES,)
    if place.kind == OTHERS:
        return (OTHER_FORCES,)
    if place.kind == "region":
        around = [found for area in local if area in AREAS and (found := AREAS[area].region)]
        return (region or (around[-1] if around else UNKNOWN_REGION),)
    if place.kind == "together":
        said = passage.masked[place.start : place.end]
        counted = [UNITS[word] for word in re.findall(r"[a-z]+", said) if word in UNITS] + [
            int(n) for n in re.findall(r"\d+", said)
        ]
        return tuple(local[-(counted[0] if counted else 2) :])
    forces = [area for area in local if area in AREAS]
    return tuple((forces or local)[-1:])


def place_of(passage: Passage, found: Sequence[ExtractedClaim]) -> list[tuple[tuple[str, ...], bool]]:
    """For each claim its areas, and whether its own sentence says so."""
    places, at = settle(passage, found), numbers_at(found)
    placed: list[tuple[tuple[str, ...], bool]] = []
    for claim in found:
        cell = passage.cell(claim.at)
        if cell is not None and cell.total:
            placed.append((_carried(passage, cell.first, places), False))
            continue
        near = _behind(passage, claim, places, at) or ahead(passage, claim, places) or _within(claim, places)
        if near is not None:
            placed.append((near.areas, True))
        else:
            placed.append((_carried(passage, claim.at, places), False))
    return _in_turn(passage, found, _set_against(passage, found, places, placed))


def _set_against(
    passage: Passage, found: Sequence[ExtractedClaim], places: Sequence[SaidPlace], placed: list[tuple[tuple[str, ...], bool]]
) -> list[tuple[tuple[str, ...], bool]]:
    """The two counts behind two places that are compared: "Kent recorded more than Essex in 2018/19, 768 against 525"."""
    turned = list(placed)
    for at, (one, other) in enumerate(pairwise(found)):
        start, _ = passage.around(one.at)
        counts = one.stated.form is Form.COUNT is other.stated.form
        if not counts or not _AGAINST.fullmatch(passage.masked[one.end : other.at]):
            continue
        two = [place for place in places if start <= place.start and place.end <= one.start and place.areas]
        gap = passage.masked[two[-2].end : two[-1].start] if len(two) == 2 else ""
        rest = passage.masked[two[-1].end : one.start] if two else ""
        if _THAN.search(gap) and _WHEN_THEN.fullmatch(rest):
            turned[at], turned[at + 1] = (two[0].areas, True), (two[1].areas, True)
    return turned


def _in_turn(
    passage: Passage, found: Sequence[ExtractedClaim], placed: list[tuple[tuple[str, ...], bool]]
) -> list[tuple[tuple[str, ...], bool]]:
    """Each of as many counts as there are places told of together: "the two counties had 142 and 131"."""
    turned = list(placed)
    for first, claim in enumerate(found):
        areas = placed[first][0]
        run = found[first : first + len(areas)]
        gaps = [passage.masked[one.end : other.at] for one, other in pairwise(run)]
        listed = len(run) > 1 and all(_LIST.fullmatch(gap) for gap in gaps[:-1]) and _LAST.fullmatch(gaps[-1]) is not None
        before = passage.masked[passage.around(claim.at)[0] : claim.start]
        own = first == 0 or not _LIST.fullmatch(passage.masked[found[first - 1].end : claim.at])
        counts = all(one.stated.form is Form.COUNT for one in run) and len({placed[first + at][0] for at in range(len(run))})
        if listed and own and counts == 1 and len(run) == len(areas) and not _SUMMED.search(before):
            turned[first : first + len(run)] = [((area,), True) for area in areas]
    return turned


def _in_passing(passage: Passage, place: SaidPlace) -> bool:
    """Whether the text only sets its own place against this one ("the 19% in the rest of England")."""
    start, _ = passage.around(place.start)
    return place.kind == OTHERS or _COMPARED_WITH.search(passage.masked[start : place.start]) is not None


def _within(claim: ExtractedClaim, places: Sequence[SaidPlace]) -> SaidPlace | None:
    """The place that the claim's own words name ("Kent Police saw offences fall")."""
    return next((place for place in places if claim.start <= place.start < claim.end), None)


def _behind(passage: Passage, claim: ExtractedClaim, places: Sequence[SaidPlace], at: Sequence[int]) -> SaidPlace | None:
    near = behind(passage, claim, places, at)
    if near is None or _THAN_THAT.search(passage.masked, claim.end, near.start):
        return None
    # "The most came from Kent" ranks Kent.
    adverb = near.kind == NATIONAL or (claim.stated.form is Form.RANK and passage.masked[: near.start].endswith("from "))
    # "Four times the 125 of North Yorkshire", where "of Kent's cases" is of something of Kent's.
    of_it = claim.stated.form is Form.COUNT and _OF_PLACE.fullmatch(passage.masked, claim.end, near.start) is not None
    of_it = (
        of_it and _THE_NUMBER.search(passage.lead(claim.at)) is not None and passage.masked[near.end : near.end + 1] not in "'’"
    )
    return near if adverb or of_it or _PREPOSITION.search(passage.lead(near.start)) else None


def _has_part(passage: Passage, before: SaidPlace, place: SaidPlace) -> bool:
    """Whether a town is named only for its part of what was told of a force ("Of the children 119 lived in Warrington")."""
    town = all(area not in AREAS for area in place.areas) and all(area in AREAS for area in before.areas)
    apart = passage.sentence(before.start) < passage.sentence(place.start)
    return town and apart and _OF_THESE.search(passage.masked, *passage.around(place.start)) is not None


def _carried(passage: Passage, at: int, places: Sequence[SaidPlace]) -> tuple[str, ...]:
    """The first place of the last sentence that named one."""
    sentence = passage.sentence(at)
    earlier = [place for place in places if passage.sentence(place.start) < sentence and not _in_passing(passage, place)]
    while len(earlier) > 1 and _has_part(passage, earlier[-2], earlier[-1]):
        earlier.pop()
    if not earlier:
        return ()
    last = passage.sentence(earlier[-1].start)
    here = [place.areas for place in earlier if passage.sentence(place.start) == last]
    before = next((place.areas for place in reversed(earlier) if passage.sentence(place.start) < last), ())
    # A list of parts leaves the text with their whole.
    of_whole = len(before) == 1 and before[0] in AREAS and is_wide(before[0])
    parts = {areas for areas in here if len(areas) == 1 and of_whole and areas[0] in AREAS and areas[0] != before[0]}
    listed = len(parts) > 2 and len(parts) == len(set(here)) and all(area_contains(before[0], code) for (code,) in parts)
    return before if listed else here[0]
