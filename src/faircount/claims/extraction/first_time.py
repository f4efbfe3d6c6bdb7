"""First times, and what never was: "passed 10,000 for the first time", "the first fall on record", "has never recorded 2,000"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import DOWN_NOUNS, HEDGE, NOUNS, PERCENT, UP_NOUNS, VERBS, WHEN, N, direction_of
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

FIRST_TIME = "first"
"""The word of a rank that tells a first time: ``whole`` is the number that was passed, none where it is a rise or a fall, and
``part`` the years that it is the first in, or of which it is told. Its value is 0 where there was no such time."""
_FIRST = Keyed(
    rf"(?<![\w-])(?:for\s+the\s+first\s+time\b|(?:it\s+was\s+|that\s+was\s+|was\s+|is\s+)?the\s+first\s+"
    rf"(?:time\b(?=\s+(?:that\s+)?[^.;]{{3,80}}?\b(?:{VERBS}|passed|exceeded|topped|above|below|over|under|recorded|had)\b)"
    rf"|(?:(?:annual|yearly|recorded)\s+)*(?:{UP_NOUNS}|{DOWN_NOUNS})(?![\w-]))"
    rf"|first\s+(?=(?:pass|topp|exceed|went\s+(?:past|above|over)|broke|crossed|surpass|recorded\s+more))"
    rf"|not\s+until\s+(?:the\s+)?{WHEN})(?:\s+(?:in|since|ever|on)\s+(?:the\s+)?{WHEN})?",
    "first",
    "until",
)
_PASSED = Keyed(
    rf"\b(?:(?P<up>more\s+than|over|above|past|pass(?:ed|es|ing)|topp(?:ed|ing)|exceed(?:ed|s|ing)?|broken?\s+through|broke|crossed"
    rf"|surpass(?:ed|ing)|beyond|upwards\s+of)|(?:fewer|less)\s+than|under|below|beneath)\s+(?:the\s+)?{HEDGE}{N}(?!{PERCENT}|[-/]?\d)",
    *("more", "over", "above", "past", "pass", "topp", "exceed", "brok", "crossed", "beyond", "upwards"),
    *("fewer", "less", "under", "below", "beneath"),
)
_NEVER = Keyed(
    rf"(?<![\w-])(?:never|not\s+once|at\s+no\s+(?:time|point)|in\s+(?:no\s+(?:single\s+)?year|none\s+of\s+(?:the|those|these)\s+(?:[a-z]+\s+)?years))\b[^.;:,\d]{{0,70}}?\s"
    rf"(?:(?P<least>as\s+many\s+as|reach(?:ed)?|hit)|(?P<up>more\s+than|over|above|past|pass(?:ed)?|topp?(?:ed)?|exceed(?:ed)?|upwards\s+of)"
    rf"|(?:fewer|less)\s+than|under|below)\s+(?P<n>{NUMBER})(?!{PERCENT}|[-/]?\d)",
    *("never", "once", "no"),
)
_IN_A_YEAR = Keyed(r"\b(?:day|week|month|quarter|hour|decade|years\s+before|before)s?\b|\buntil\b")
"""What makes of "never" something else than in no single year."""
_OF_ANY = Keyed(r"[^.;:,\d]{0,60}?\s(?:in|of)\s+any\s+(?:one\s+)?(?:of\s+)?(?:the(?:se|m)?\s+)?(?=\ue000)", "any")
"""Before the years of which there was no such one: "in any of the eleven years"."""
_WAY = Keyed(rf"\b(?:{VERBS}|{NOUNS})\b")


def find_first_times(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """First times of what the same sentence tells: that a number was passed, or that the count rose or fell."""
    for found in _FIRST.finditer(passage.masked):
        start, end = passage.around(found.start())
        passed = list(_PASSED.finditer(passage.masked, start, end))
        ways = {direction_of(one[0]) for one in _WAY.finditer(passage.masked, start, end)}
        if len(passed) == 1:
            way, limit = Direction.UP if passed[0]["up"] else Direction.DOWN, number_of(passed[0]["n"])
        elif not passed and len(ways) == 1 and (told := ways.pop()) is not None:
            way, limit = told, None
        else:
            continue
        inside = (said for said in passage.periods if found.start() <= said.start < found.end() and said.when is When.LENGTH)
        years = next((said.years for said in inside), None)
        stated = StatedValue(Form.RANK, None, 1.0, direction=way, whole=limit, part=years or None, word=FIRST_TIME)
        yield ExtractedClaim(found.start(), found.end(), ClaimKind.RANK, stated, found.start())
    for found in _NEVER.finditer(passage.masked):
        if _IN_A_YEAR.search(passage.masked, *passage.around(found.start())) is None:
            limit = number_of(found["n"]) - (1 if found["least"] else 0)
            way = Direction.UP if found["up"] or found["least"] else Direction.DOWN
            of = _OF_ANY.match(passage.masked, found.end())
            years = next((said.years for said in passage.periods if of and said.start == of.end()), None)
            stated = StatedValue(Form.RANK, None, 0.0, direction=way, whole=limit, part=years or None, word=FIRST_TIME)
            yield ExtractedClaim(*found.span(), ClaimKind.RANK, stated, found.start())
