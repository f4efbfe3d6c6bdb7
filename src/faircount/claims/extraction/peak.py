"""The year in which a count was highest or lowest: "peaked in 2022", "the low point of 2019/20", "the worst year was 2021"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import A_YEAR, WHEN
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

PEAK = "peak"
"""The word of a rank that its own words date."""
_SUM = r"(?:total|figure|count|number|tally)"
_PEAK = Keyed(
    r"(?<![\w-])(?:(?:reach(?:ed|ing)|hit(?:ting)?|saw)\s+)?(?:(?:a|its|their|the)\s+)?"
    r"(?:peak(?:s|ed|ing)?|(?P<low>low(?:est)?\s+point|trough(?:ed)?|bottomed\s+out)|high(?:est)?\s+point"
    rf"|(?:busiest|worst|peak|record|(?P<least>quietest))\s+year)(?:\s+(?:was|came))?\s+(?:(?:in|of)\s+)?{A_YEAR}",
    "peak",
    "point",
    "trough",
    "bottomed",
    "year",
)


_YEAR_FOR = Keyed(
    rf"(?:(?<![\w-])(?:the|its|their)|(?<=['’]s))\s+(?:(?:busiest|worst|peak|record|highest|(?P<low>quietest|lowest))\s+(?:single\s+)?year|peak|high(?:est)?\s+point"
    rf"|highest\s+(?:annual|yearly)\s+{_SUM}|(?P<least>low(?:est)?\s+point|lowest\s+(?:annual|yearly)\s+{_SUM}))\s+(?:for|of|in)\s+[^.;:,\d]{{3,120}}?\s(?:was|came|is)\s+(?:in\s+)?{A_YEAR}",
    "year",
    "peak",
    "point",
    "total",
    "figure",
    "count",
    "number",
    "tally",
)
"""The same with what is counted between: "the peak year for grooming in Kent was 2019/20"."""
_IT_WAS = Keyed(
    rf"(?<![\w-]){WHEN}\s+(?:was|is)\s+(?:therefore\s+|thus\s+|also\s+|still\s+)?(?:the|its|their)\s+"
    r"(?:peak|(?P<low>low(?:est)?\s+point)|high(?:est)?\s+point|(?:busiest|worst|record|(?P<least>quietest))(?:\s+year)?)\b(?!\s+of\b)",
    "peak",
    "point",
    "busiest",
    "worst",
    "record",
    "quietest",
)


def find_peaks(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """Claims that a year is the highest or the lowest of those told."""
    for found in (*_PEAK.finditer(passage.masked), *_YEAR_FOR.finditer(passage.masked), *_IT_WAS.finditer(passage.masked)):
        way = Direction.DOWN if found["low"] or found["least"] else Direction.UP
        yield ExtractedClaim(
            *found.span(), ClaimKind.RANK, StatedValue(Form.RANK, None, 1.0, direction=way, word=PEAK), found.start()
        )
