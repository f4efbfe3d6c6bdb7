"""How many forces recorded more than so many: "four forces recorded more than 400 rapes", "two forces had none at all"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value, trimmed
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

FORCES_OVER = "forces over"
"""The word of a count of forces: ``whole`` is the number that each of them is over, or under where the direction is down."""
_OFFENCES = r"(?:offen[cs]es?|crimes?|rapes?|assaults?|cases?)"
_OVER = Keyed(
    rf"(?<![\w-])(?:(?:only|just|exactly)\s+)?(?P<n>{NUMBER})\s+(?:of\s+the\s+(?:43\s+|forty-three\s+)?)?(?:(?:police|territorial)\s+)?forces\b"
    rf"(?:,[^,.;:\d]{{3,60}},)?(?:\s+(?:in|across|of)\s+[a-z\ue002][a-z\ue002 ]{{0,30}}?)?"
    rf"\s+(?:each\s+|all\s+|had\s+)?(?:recorded|with|had|have|logged|registered|saw|counted|got\s+past|passed|topped|exceeded)\s+"
    rf"(?:(?:(?P<over>more\s+than|over|above|upwards\s+of)|(?P<under>fewer\s+than|less\s+than|under|below))\s+)?"
    rf"(?:an?\s+(?=hundred|thousand)|(?P<none>no(?:ne)?\b)|(?P<limit>{NUMBER}))"
    rf"(?P<hundred>(?:hundred|thousand)\b)?(?P<least>\s+or\s+more\b)?(?:\s+(?:[a-z-]+\s+){{0,4}}?{_OFFENCES})?",
    "forces",
)
_ROUND = {"hundred": 100.0, "thousand": 1_000.0}


def find_forces_over(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Counts of forces with the number that parts them from the others."""
    for found in _OVER.finditer(passage.masked):
        limit = number_of(found["limit"]) if found["limit"] else _ROUND.get(found["hundred"] or "", 0.0)
        passes = found["over"] or found["least"] or any(verb in found[0] for verb in ("past", "passed", "topped", "exceeded"))
        if not (passes or found["under"] or found["none"]):
            continue  # "three forces recorded 400" tells of each, or of all together
        down = bool(found["under"] or found["none"])
        stated = stated_value(Form.THINGS, found["n"], wording, direction=Direction.DOWN if down else Direction.UP)
        least = limit - 1 if found["least"] else limit  # "500 or more" is more than 499
        stated = replace(stated, whole=1.0 if found["none"] else least, word=FORCES_OVER)
        yield ExtractedClaim(*trimmed(found), ClaimKind.LEVEL, stated, found.start("n"))
