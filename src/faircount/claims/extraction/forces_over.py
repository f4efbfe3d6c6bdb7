"""How many forces recorded more than so many, and which: "four forces recorded more than 400 rapes", "only Kent did"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value, trimmed
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

FORCES_OVER, ONLY_THEY = "forces over", "only they"
"""The words of a count of forces, and of the forces that alone are told to be counted: ``whole`` is the number that each of
them is over, or under where the direction is down."""
_OFFENCES = r"(?:offen[cs]es?|crimes?|rapes?|assaults?|cases?)"
_RECORDED = (
    r"(?:record(?:s|ed|ing)?|with|had|have|logg(?:ed|ing)|register(?:ed|ing)|saw|count(?:ed|ing)|got\s+past|pass(?:ed|ing)|topp(?:ed|ing)"
    r"|exceed(?:ed|ing)?)"
)
_LIMIT = (
    r"(?:(?P<over>more\s+than|over|above|upwards\s+of)|(?P<under>fewer\s+than|less\s+than|under|below))?\s*"
    rf"(?:an?\s+(?=hundred|thousand)|(?P<none>no(?:ne)?\b)|(?P<limit>{NUMBER}))"
    rf"(?P<hundred>(?:hundred|thousand)\b)?(?P<least>\s+or\s+more\b)?(?:\s+(?:[a-z-]+\s+){{0,4}}?{_OFFENCES})?"
)
_FORCES = (
    rf"(?:of\s+(?:the\s+)?(?:{NUMBER}\s+)?)?(?:(?:police|territorial|welsh|english|other|single)\s+)*(?:forces?|constabular(?:y|ies))\b"
    r"(?:,[^,.;:\d]{3,60},)?(?:\s+(?:in|across|of)\s+[a-z\ue002][a-z\ue002 ]{0,30}?)?"
)
_OVER = Keyed(
    rf"(?<![\w-])(?:(?:only|just|exactly)\s+)?(?:(?P<no>no(?!t)|not\s+(?:a\s+single\s+)?one|none)|(?P<all>all|each|every(?:\s+one)?)"
    rf"|(?P<n>{NUMBER}))\s+(?P<of>{_FORCES})\s+(?:each\s+|all\s+|had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+{_LIMIT}",
    "force",
    "constabular",
)
_ONLY = Keyed(
    rf"(?<![\w-])only\s+(?P<who>(?!{NUMBER}\s)[a-z&\ue002' -]{{3,90}}?)\s+(?:had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+{_LIMIT}",
    "only",
)
_ROUND = {"hundred": 100.0, "thousand": 1_000.0}


def find_forces_over(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Counts of forces with the number that parts them from the others."""
    for found in (*_OVER.finditer(passage.masked), *_ONLY.finditer(passage.masked)):
        limit = number_of(found["limit"]) if found["limit"] else _ROUND.get(found["hundred"] or "", 0.0)
        passes = found["over"] or found["least"] or any(verb in found[0] for verb in (" past", " pass", " topp", " exceed"))
        if not (passes or found["under"] or found["none"]):
            continue  # "three forces recorded 400" tells of each, or of all together
        down = bool(found["under"] or found["none"])
        least = limit - 1 if found["least"] else limit  # "500 or more" is more than 499
        told = found.groupdict()
        if told.get("all"):
            # That all have more than 400 is that none has fewer than 401.
            down, least = not down, least + (-1 if down else 1)
        so_many = "1" if told.get("who") else told.get("n") or "0"
        stated = stated_value(Form.THINGS, so_many, wording, direction=Direction.DOWN if down else Direction.UP)
        word = ONLY_THEY if told.get("who") else FORCES_OVER
        stated = replace(stated, whole=1.0 if found["none"] else least, word=word)
        yield ExtractedClaim(*trimmed(found), ClaimKind.LEVEL, stated, found.start("n") if told.get("n") else found.start())
