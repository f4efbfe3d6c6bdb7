"""One place told to have more than another, or more of one offence than of another: "Kent recorded more rapes than Essex"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

MORE_THAN, SAME_AS, OVERTOOK = "more than", "same as", "overtook"
"""The words of comparisons that tell no number."""
COMPARISONS = (MORE_THAN, SAME_AS, OVERTOOK)
_OF_WHAT = r"(?:(?!than\b|but\b)[a-z0-9\ue000\ue001\ue002'’()-]+\s+){1,16}?"
NEIGHBOUR = (
    r"(?:(?:(?:much|far|slightly)\s+)?(?:neighbou?r(?:ing)?|nearby|next[- ]door|adjoining|bordering|rival|fellow"
    r"|larger|bigger|smaller|busier|quieter)\s+)?"
)
"""What may stand before the place that a number is measured from."""
EXCEEDS = r"(?:outnumber|outstripp?|exceed|surpass)(?:e[ds]|s)?"
"""Verbs that tell more without a "than"."""
_MORE = Keyed(
    rf"(?<![\w-])(?P<way>more|fewer)\s+(?!than\b){_OF_WHAT}than\s+(?=(?P<to>(?:in\s+|by\s+|for\s+|did\s+)?"
    rf"(?:the\s+)?(?:whole\s+of\s+)?(?:its\s+)?{NEIGHBOUR}))",
    "more",
    "fewer",
)
_EXCEEDS = Keyed(
    rf"(?<![\w-]){EXCEEDS}\s+(?=(?P<to>(?:(?:those|that|the\s+(?:number|total|figure))\s+)?"
    rf"(?:recorded\s+)?(?:(?:in|by|for|on|of)\s+)?(?:the\s+)?{NEIGHBOUR}))",
    "outnumber",
    "outstrip",
    "exceed",
    "surpass",
)
"""What is more than another place's by its verb: "offences in Lancashire outnumbered those on Merseyside"."""
_NOT_QUITE = r"(?<!almost )(?<!nearly )(?<!about )(?<!roughly )(?<!much )(?<!broadly )"
_SAME = Keyed(
    rf"(?<![\w-]){_NOT_QUITE}(?:(?:exactly|precisely|just)\s+)?(?:(?:the\s+(?:very\s+|exact\s+)?same|an?\s+(?:equal|identical)|identical|equal)\s+"
    r"(?:numbers?|totals?|counts?|figures?|tall(?:y|ies))\b|(?:exactly|precisely)\s+as\s+many\b|(?:exactly|dead)\s+(?:level|equal)\b)",
    *("same", "equal", "identical", "many", "level"),
)
"""What two places have alike: "Kent and Essex recorded exactly the same number of rapes"."""
_OVERTOOK = Keyed(
    r"(?<![\w-])(?:overtook|(?:has|had|have)\s+overtaken|overhauled|leapfrogged|(?:moved|went|pulled|edged)\s+(?:ahead\s+of|past|above))\s+(?:the\s+)?",
    *("overt", "overhauled", "leapfrogged", "moved", "went", "pulled", "edged"),
)
_COUNTED = regex(rf"(?:{NUMBER}|%|\bper\s+cent|\btimes|\bno|\bany|\bmany|\bmuch)\s+$")
"""What tells by how much, and is another form of claim."""
_OF = regex(r"(?:those\s+)?of\s+(?!the\s+(?:year|previous|last)\b)")
_OF_ALL = regex(
    r"\bno\s+(?:other\s+)?(?:[a-z]+\s+)?(?:(?:force|area|county|region)\b|\ue002)[^.;:]*$|\b(?:nobody|no\s?one|none)\b[^.;:]*$|\bonly\s[^.;:,]*$"
)
"""What sets a place against all others, which is a rank."""


def find_more_than(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """Comparisons of two places, or of two offences in one."""
    for found in _MORE.finditer(passage.masked):
        place = next((said for said in passage.places if found.end() <= said.start <= found.end("to") < said.end), None)
        before = passage.masked[passage.around(found.start())[0] : found.start()]
        is_of = _OF.match(passage.masked, found.end()) is not None
        if not (place or is_of) or _COUNTED.search(before) or _OF_ALL.search(before):
            continue
        way = Direction.UP if found["way"] == "more" else Direction.DOWN
        yield _than(found.start(), place.end if place else found.end() - 1, way)
    for found in _EXCEEDS.finditer(passage.masked):
        place = next((said for said in passage.places if found.end() <= said.start <= found.end("to") < said.end), None)
        if place is not None:
            yield _than(found.start(), place.end, Direction.UP)
    for found in _SAME.finditer(passage.masked):
        yield _than(found.start(), found.end(), Direction.SAME, SAME_AS)
    for found in _OVERTOOK.finditer(passage.masked):
        place = next((said for said in passage.places if said.start <= found.end() < said.end), None)
        if place is not None:
            yield _than(found.start(), place.end, Direction.UP, OVERTOOK)


def _than(start: int, end: int, way: Direction, word: str = MORE_THAN) -> ExtractedClaim:
    return ExtractedClaim(start, end, ClaimKind.RATIO, StatedValue(Form.DIRECTION, None, None, direction=way, word=word), start)
