"""The year in which a count was highest or lowest: "peaked in 2022", "at its lowest in 2019/20", "the worst year was 2021"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import A_YEAR, WHEN
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import PERIOD, Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

PEAK = "peak"
"""The word of a rank that its own words date; ``whole`` is the number of that year, where these tell it."""
_SUM = r"(?:total|figure|count|number|tally)"
_OWN = r"(?:(?<![\w-])(?:the|its|their)|(?<=['’]s))"
_THE_YEAR = r"(?:(?:busiest|worst|peak|record|highest|(?P<low>quietest|lowest))\s+(?:single\s+)?year)"
_POINT = r"(?:peak|high(?:est)?\s+point|(?P<least>low(?:est)?\s+point))"
_ON = r"(?!,\s(?:and|with)\s|,?\s(?:but|while|when|than)\s)[^.;:?\d]"
_OF_WHAT = rf"(?:{_ON}){{0,120}}?"
"""What is counted, where and in which years, between the words of a peak and its year."""
_NOT_SINCE = rf"(?!\s+(?:since\b|{PERIOD}))"
_KEYS = ("peak", "point", "year", *_SUM[3:-1].split("|"))
_PEAK = Keyed(
    r"(?<![\w-])(?:(?:reach(?:ed|ing)|hit(?:ting)?|saw)\s+)?(?:(?:a|its|their|the)\s+)?"
    r"(?:peak(?:s|ed|ing)?|(?P<low>low(?:est)?\s+point|trough(?:ed)?|bottomed\s+out)|high(?:est)?\s+point"
    rf"|(?:busiest|worst|peak|record|(?P<least>quietest))\s+year)(?:\s+(?:was|came))?\s+(?:(?:in|of)\s+)?{A_YEAR}",
    *("peak", "point", "trough", "bottomed", "year"),
)
_YEAR_WAS = Keyed(
    rf"{_OWN}\s+(?:{_THE_YEAR}|{_POINT}|highest\s+(?:annual|yearly)\s+{_SUM}|(?P<fewest>lowest\s+(?:annual|yearly)\s+{_SUM}))\b"
    rf"{_OF_WHAT}\s(?:was|came|is)\s+(?:in\s+)?{A_YEAR}{_NOT_SINCE}",
    *_KEYS,
)
"""The same with what is counted between: "the worst year on record for grooming in Kent was 2019/20"."""
_AT = Keyed(
    rf"(?<![\w-])(?:(?:reach(?:ed|ing)|hit(?:ting)?)\s+(?:a|its|their|the)\s+{_POINT}|peaked|at\s+(?:its|their)\s+(?:(?:very\s+)?highest|peak"
    rf"|(?P<low>(?:very\s+)?lowest)))\b(?:(?!\b(?:since|before|after|until)\b){_ON}){{0,90}}?\s(?:in|during)\s+{A_YEAR}{_NOT_SINCE}",
    *("peak", "point", "highest", "lowest"),
)
"""The same with its year behind: "at its highest in 2019/20", "hit their peak in Kent in 2018/19"."""
_IT_WAS = Keyed(
    rf"(?<![\w-]){WHEN}\s+(?:was|is)\s+(?:therefore\s+|thus\s+|also\s+|still\s+)?(?:the|its|their)\s+"
    r"(?:(?:peak|(?P<low>low(?:est)?\s+point)|high(?:est)?\s+point|(?:busiest|worst|record|(?P<least>quietest))(?:\s+year)?)\b(?!\s+of\b)"
    r"|(?:highest|(?P<fewest>lowest))\s+year\s+on\s+record\b)",
    *("peak", "point", "busiest", "worst", "record", "quietest"),
)
_ASKED = Keyed(
    rf"(?<![\w-])(?:when|in\s+(?:which|what)\s+year)\s+(?:did|was|were)\s[^.;:?\d]{{3,120}}?\b(?:peak|at\s+(?:its|their)\s+(?:highest|(?P<low>lowest))"
    rf"|(?:reach|hit)\s+(?:a|its|their)\s+{_POINT})\b[^.;:?\d]{{0,60}}\?\s+(?P<own>(?:nationally,\s+)?in\s+{A_YEAR}){_NOT_SINCE}",
    *("peak", "point", "highest", "lowest"),
)
"""A question, and the year that opens its answer."""
_NEVER = Keyed(
    rf"(?<![\w-])(?:has|have)\s+never\s+[a-z]+\s+(?:more|(?P<low>fewer))\b[^.;:,\d]{{0,90}}?\bthan\s+the\s+(?P<n>{NUMBER})\s+(?:[a-z]+\s+){{0,3}}?"
    rf"(?:of|in|for|from)\s+{A_YEAR}",
    "never",
)
"""The year that no other has gone beyond: "has never recorded more than the 350 of 2022/23"."""
_NO_COUNT = Keyed(
    r"\b(?:rates?|per|proportions?|shares?|averages?|means?|monthly|weekly|daily|quarterly|months?|quarters?|weeks?|days?"
    r"|outside|excluding|except|apart\s+from|leaving|elsewhere)\b"
)
"""What makes the highest that of another number than a year's count of all years, or of another place than the one named."""


def find_peaks(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """Claims that a year is the highest or the lowest of those told."""
    for pattern in (_PEAK, _YEAR_WAS, _AT, _IT_WAS, _ASKED, _NEVER):
        for found in pattern.finditer(passage.masked):
            if pattern is not _PEAK and _NO_COUNT.search(passage.masked, *passage.around(found.start())) is not None:
                continue
            if any(said.when is When.LENGTH and found.start() <= said.start < found.end() for said in passage.periods):
                continue  # "at its lowest in five years" is of these alone
            told = found.groupdict()
            way = Direction.DOWN if told.get("low") or told.get("least") or told.get("fewest") else Direction.UP
            number = number_of(told["n"]) if told.get("n") else None
            start, end = found.span("own" if "own" in told else 0)
            stated = StatedValue(Form.RANK, None, 1.0, direction=way, whole=number, word=PEAK)
            yield ExtractedClaim(start, end, ClaimKind.RANK, stated, start)
