"""Directions and ranks that are told of an offence by its name, however long the name is."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.coordinates.offences import offences_named
from faircount.claims.coordinates.periods import periods_named
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import DOWN_NOUNS, DOWN_VERBS, UP_NOUNS, UP_VERBS, direction_of
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS

_WAY = regex(
    rf"\b(?:(?:(?:have|has|had)\s+)?(?:{UP_VERBS}|{DOWN_VERBS}|more|fewer)|(?:(?:have|has|had|no)\s+)?(?:{UP_NOUNS}|{DOWN_NOUNS}))\b"
)
_OF_SOME = Keyed(
    rf"\b(?:one|some|most|many|few|half|several|all|none|{NUMBER})\s+(?:of\s+)?(?:the\s+)?(?:[a-z\ue002]+\s+){{0,3}}?forces\b[^.;:]*$",
    "forces",
)
"""Before a way that only so many forces went: "all but one of the Welsh forces recorded more"."""
_DIGIT = regex(rf"\d|\b(?:doubl|trebl|tripl|quadrupl|halv|half|third|quarter|twice|fold)|(?!\bone\b){NUMBER}")
_RANK = regex(
    r"\b(?:the\s+)?(?:(?P<place>second|third|fourth|fifth|joint)[- ])?"
    r"(?P<top>highest|largest|biggest|most|lowest|fewest|smallest)\b"
    r"(?!\s+(?:first|last|common|serious|likely|vulnerable|recent|often|percentage|rise|increase|fall|drop|jump|rate|proportion|share"
    r"|of\s+them|of\s+which))"
    r"(?:\s+(?:(?:recorded|annual|total)\s+)?(?:numbers?|totals?|counts?|figures?|tally))?"
)
_OF_YEARS = regex(r"\b(?:ever|on record|since|yet|to date|years?\s+(?:so far|running)|record)\b")
_AMONG = regex(
    r"\b(?:of|than)\s+(?:any|all)\s+(?:the\s+)?(?:other\s+)?(?:\d+\s+)?(?:police\s+)?(?:forces?|areas?)\b"
    r"|\bof\s+the\s+\d+\s+(?:police\s+)?forces\b"
    r"|\bin\s+the\s+(?:country|nation|region)\b|\bnationally\b"
)
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_LEAST = ("lowest", "fewest", "smallest")


def find_ways(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """A way that the count of a named offence went between two periods, in a sentence that tells no number of it."""
    for start, end in passage.sentences:
        text = passage.masked[start:end]
        way = _WAY.search(text)
        if way is None or (way[0] in ("more", "fewer") and _OF_SOME.search(text[: way.start()])):
            continue
        periods, names = periods_named(passage.printed[start:end]), offences_named(passage.printed[start:end])
        if len({said.period for said in periods}) != 2 or not names:
            continue
        spans = [*((said.start, said.end) for said in periods), *((said.start, said.end) for said in names)]
        if _DIGIT.search(_without(text, spans)) or not any(said.end <= periods[-1].end for said in names):
            continue
        direction = direction_of(way[0])
        if direction in (Direction.UP, Direction.DOWN):
            yield ExtractedClaim(
                start + way.start(), start + way.end(), ClaimKind.CHANGE, StatedValue(Form.DIRECTION, direction=direction)
            )


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for first, last in spans:
        text = text[:first] + " " * (last - first) + text[last:]
    return text


def find_places(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """The place of an area among others by the count of a named offence: "the lowest number of any force in the region"."""
    for found in _RANK.finditer(passage.masked):
        start, end = passage.around(found.start())
        behind = passage.masked[found.end() : end]
        wider = [
            said
            for said in passage.places
            if start <= said.start < end and any(AREAS[one].parts for one in said.areas if one in AREAS)
        ]
        among = _AMONG.search(behind) is not None or bool(wider)
        if among and not _OF_YEARS.search(behind) and offences_named(passage.printed[start:end]):
            way = Direction.DOWN if found["top"] in _LEAST else Direction.UP
            rank = StatedValue(Form.RANK, None, float(_PLACES.get(found["place"] or "", 1)), direction=way, word="areas")
            yield ExtractedClaim(*found.span(), ClaimKind.RANK, rank, found.start())
