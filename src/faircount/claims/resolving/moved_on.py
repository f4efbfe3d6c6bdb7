"""Claims whose year is only carried from an earlier sentence, over words that may lead to another: "now", "in a year".

"Police logged 820 crimes in 2015/16. Online ones rose from 55 to 145 in a year. One in five is now online" does not say that
the 145 are of 2015/16, nor that "now" is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from faircount.claims.claim import Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.resolved_claim import MovedOn
from faircount.language.keyed import Keyed

_NOW = Keyed(
    r"\b(?:now|nowadays|today|currently|at\s+present|these\s+days|since\s+then)\b",
    *("now", "today", "currently", "present", "these", "since"),
)


def moved_on(passage: Passage, found: Sequence[ExtractedClaim]) -> Mapping[int, MovedOn]:
    """The claims that no word of their sentence dates, and an earlier one only over words that move on, by where they start."""
    dates = sorted((said.start, said.end) for said in passage.periods if said.dates)
    starts, steps = [start for start, _ in dates], sorted(_steps(passage, found))
    moved: dict[int, MovedOn] = {}
    for claim in found:
        start, end = passage.around(claim.at)
        place = bisect_left(starts, start)
        if place == 0 or (place < len(starts) and starts[place] < end):
            continue  # nothing is carried here: no date stands before its sentence, or one stands in it
        last = dates[place - 1][1]
        if bisect_right(steps, last) < bisect_left(steps, end):
            moved[claim.start] = MovedOn.STEP
        elif _NOW.search(passage.masked, last, end):
            moved[claim.start] = MovedOn.NOW
    return moved


def _steps(passage: Passage, found: Sequence[ExtractedClaim]) -> Iterator[int]:
    """Where a length of time stands with two numbers: "from 55 to 145 in a year", which ends in a year that it does not tell."""
    pairs = {passage.sentence(claim.at) for claim in found if claim.stated.form is Form.PAIR}
    for said in passage.periods:
        if said.when is When.LENGTH and passage.sentence(said.start) in pairs:
            yield said.start
