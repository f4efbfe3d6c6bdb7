"""One place told to have more than another, or more of one offence than of another: "Kent recorded more rapes than Essex"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

MORE_THAN, SAME_AS, OVERTOOK, OF_TWO, RATE_THAN = "more than", "same as", "overtook", "of two", "rate than"
"""The words of comparisons that tell no number."""
COMPARISONS = (MORE_THAN, SAME_AS, OVERTOOK, OF_TWO, RATE_THAN)
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
_RATE = Keyed(
    rf"(?<![\w-])(?P<way>higher|lower)\s+(?:recorded\s+)?rate\s+(?:of|for)\s+{_OF_WHAT}than\s+(?=(?P<to>(?:in\s+|did\s+)?(?:the\s+)?{NEIGHBOUR}))",
    "rate",
)
_COMPARED = Keyed(
    r"(?<![\w-])(?P<way>more|fewer|less|higher|lower|greater(?!\s+(?:manchester|london))|smaller)\b(?!\s+than\b)(?:\([^()]{1,20}\)|[^.;:?!()\d]){0,90}?"
    r"\b(?P<than>than)\s+(?=(?P<to>(?:[a-z'-]+,?\s+){0,7}))",
    "than",
)
"""The same in whatever words: "lower in Kent than in Essex", "fewer than either of its partners, Kent and Essex"."""
_OF_TIME = frozenset(
    "it they he she we last previous year years before any ever usual expected half twice double average that those this these"
    " no not national nationally elsewhere anywhere other others".split()
)
"""Words before a place that make it none that a number is measured from."""
_PER_HEAD = Keyed(
    r"\b(?:rates?|per\s+(?:head|capita|resident|person)|relative\s+to|proportion\w*|shares?)\b",
    "rate",
    "per",
    "relat",
    "prop",
    "share",
)
_TOGETHER = Keyed(
    r"[^.;:\d]{0,90}?\b(?:put\s+|taken\s+|added\s+)?(?:together|combined|between\s+them)\b", "together", "combined", "between"
)
"""Goes on from the first of the places that another has more than."""
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
_NOT_THEY = Keyed(
    r"(?<![\w-])(?:not|rather\s+than)\s+(?P<other>(?:the\s+)?)[^.;:\d]{3,40}?,?\s+(?:that\s+|which\s+)?"
    r"(?:had|has|recorded|saw|logged|registered|counted)\s+(?:the\s+)?(?P<way>more|fewer|higher|lower)\b(?!\s+than\b)",
    *("not", "than"),
)
"""What the first of two places has more of: "Kent, not Essex, had more rapes"."""
_COUNTED = Keyed(rf"(?:{NUMBER}|%|\bper\s+cent|\btimes|\bno|\bany|\bmany|\bmuch)\s+$")
"""What tells by how much, and is another form of claim."""
_OF = Keyed(r"(?:those\s+)?of\s+(?!the\s+(?:year|previous|last)\b)")
_OF_OFFENCES = Keyed(r"(?:those\s+(?:of|on|against)|(?:recorded\s+)?(?:rapes?|sexual|sex|indecent|grooming|incest))\b")
_BY_SO_MANY = Keyed(rf"\bby\s+(?:[a-z]+\s+){{0,3}}?{NUMBER}", "by")
_OF_ALL = Keyed(
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
        together = _TOGETHER.match(passage.masked, place.end) if place else None
        yield _than(found.start(), together.end() if together else place.end if place else found.end() - 1, way)
    yield from _compared(passage)
    for found in _RATE.finditer(passage.masked):
        place = next((said for said in passage.places if found.end() <= said.start <= found.end("to") < said.end), None)
        if place is not None:
            yield _than(found.start(), place.end, Direction.UP if found["way"] == "higher" else Direction.DOWN, RATE_THAN)
    for found in _EXCEEDS.finditer(passage.masked):
        place = next((said for said in passage.places if found.end() <= said.start <= found.end("to") < said.end), None)
        is_sized = _BY_SO_MANY.search(passage.masked, found.end(), passage.around(found.start())[1]) is not None
        if place is not None or (_OF_OFFENCES.match(passage.masked, found.end()) and not is_sized):
            yield _than(found.start(), place.end if place else found.end() - 1, Direction.UP)
    for found in _SAME.finditer(passage.masked):
        yield _than(found.start(), found.end(), Direction.SAME, SAME_AS)
    for found in _NOT_THEY.finditer(passage.masked):
        places = [said for said in passage.places if found.start() <= said.start and said.end <= found.start("way")]
        if len(places) == 1 and places[0].start <= found.end("other"):
            way = Direction.UP if found["way"] in ("more", "higher") else Direction.DOWN
            yield _than(found.start(), found.end(), way, OF_TWO)
    for found in _OVERTOOK.finditer(passage.masked):
        place = next((said for said in passage.places if said.start <= found.end() < said.end), None)
        if place is not None:
            yield _than(found.start(), place.end, Direction.UP, OVERTOOK)


def _compared(passage: Passage) -> Iterator[ExtractedClaim]:
    for found in _COMPARED.finditer(passage.masked):
        first, last = passage.around(found.start())
        place = next((said for said in passage.places if found.end() <= said.start <= found.end("to")), None)
        own = any(first <= said.start and said.end <= found.end() for said in passage.places)
        before = passage.masked[first : found.start()]
        if place is None or not own or _COUNTED.search(before) or _OF_ALL.search(before):
            continue
        if set(passage.masked[found.end() : place.start].replace(",", " ").split()) & _OF_TIME:
            continue
        # The number in "more rapes in Kent (2,382) than in Essex" is a claim of its own.
        start = found.start("than") if any(map(str.isdigit, found[0])) else found.start()
        way = Direction.DOWN if found["way"] in ("fewer", "less", "lower", "smaller") else Direction.UP
        is_rate = _PER_HEAD.search(passage.masked, first, last) is not None
        yield _than(start, place.end, way, RATE_THAN if is_rate else MORE_THAN)


def _than(start: int, end: int, way: Direction, word: str = MORE_THAN) -> ExtractedClaim:
    return ExtractedClaim(start, end, ClaimKind.RATIO, StatedValue(Form.DIRECTION, None, None, direction=way, word=word), start)
