"""How a mention reaches a claim: said behind it, before it in its sentence, or carried over from an earlier one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from faircount.claims.claim import Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.mentions.mention_values import SaidPeriod
from faircount.claims.mentions.passage import M, Passage
from faircount.patterns import regex

_BARS = regex(
    r"[,;:.()|\n]| [-–—/] |\b(?:than|as|and|while|but|where|when|compared|against(?!\s+(?:a\s+|the\s+|young\s+)?(?:child|"
    r"people|under|girl|boy|minor|youngster|kid|victim|toddler|bab|infant|teen|women|men|those\s+\ue001|\ue001))|after|since|including|although|whereas)\b"
)

_PUT_IN = regex(r"^,\s+(?=(?:were|was|are|came|happened|lived)\s+(?:recorded\s+|in\b))")
"""Behind a number that is put in itself: "more than half of them, 412, were in West Yorkshire"."""
_FIRST_YEAR = regex(
    r"\b(?:in\s+)?(?:its|their|the)\s+(?:first|second|last|latest)(?:\s+(?:full|whole|complete))?\s+year,\s+(?:in\s+)?$"
)
"""Before the date that it is another name of: "had 312 in its first full year, 2017-18"."""
_AS_ONLINE = regex(
    r"\bas\s+(?=(?:(?:being|having\s+been)\s+)?(?:committed|carried|taking\s+place|happening|online|cyber|internet))"
)
"""What bars nothing behind "marked 94 crimes as committed online in 2016/17"."""
_ASIDE = regex(
    r"\s*,\s+[^,;:.()\n]{3,40},(?=\s+(?:(?:the|its|their)\s+(?:victim|child)s?\s+|the\s+children\s+)?(?:were|was|are|is|had|have|has|involved|concerned)\b)"
)
"""What is put between a count and what is said of it: "326, roughly a quarter, were ten or under"."""

_JOINED = regex(
    r"\band\b(?!\s+(?:in|for|during|by|over|at|from|between|of|to|on)\b)"
    r"(?![^,;:.()\n]*\b(?:and|was|were|is|are|had|has|have|did|does|do|rose|fell|saw|said|came|went|the|its|their|it|they"
    r"|that|this|those|these|he|she|we|i|you|there|who|which|another|others?|more|fewer|up|down)\b)"
)
"""What joins two names and no two clauses: "532 rapes of women and girls aged 16 and over in 2014/15"."""

_LABEL = regex(r"[ \t]*(?::|=|[-–—]?>|→|)[ \t]*")
"""Between a date and the number that it labels."""
_OPENS = regex(r"(?:^|[\n|;,(/•*]\s?)$")
"""Before a date that begins a line, a cell or an item."""


def numbers_at(found: Sequence[ExtractedClaim]) -> list[int]:
    """Where the claims with a number stand; a direction or a rank bars no mention from reaching past it."""
    told = [claim for claim in found if claim.stated.form not in (Form.DIRECTION, Form.RANK)]
    return sorted(
        {claim.at for claim in told} | {claim.start for claim in told if claim.stated.form in (Form.PAIR, Form.PERCENT_PAIR)}
    )


def behind(
    passage: Passage, claim: ExtractedClaim, mentions: Sequence[M], at: Sequence[int], reach: int = 70, commas: bool = False
) -> M | None:
    """The first mention behind the claim in its sentence, with no other number and no bar between them."""
    _, stop = passage.around(claim.at)
    for mention in mentions:
        if mention.start < claim.at or (claim.start <= mention.start < claim.end and mention.end <= claim.at):
            continue
        if mention.start >= stop:
            return None
        gap = _without_names(passage, min(claim.end, mention.start), mention.start)
        gap = _PUT_IN.sub(" ", gap) if claim.stated.form is Form.COUNT else gap
        gap = _FIRST_YEAR.sub(" ", gap)
        aside = _ASIDE.search(gap) if claim.stated.form is Form.COUNT else None
        low, high = (claim.end + end for end in aside.span()) if aside else (0, 0)
        gap = _ASIDE.sub(" ", gap) if aside else gap
        # With the first character of the mention: "against" bars nothing where children or an age follow.
        read = (
            f"{gap}{passage.masked[mention.start : mention.start + 6]}" if gap.endswith(("against ", "against those ")) else gap
        )
        read = _AS_ONLINE.sub(" ", read)
        read = _JOINED.sub(" ", read)
        bars = _BARS.search(read.replace(",", " ") if commas else read)
        if (
            bars
            or len(gap) > reach
            or any(
                not claim.start <= number < claim.end and not low <= number < high
                for number in at[bisect_right(at, claim.at) : bisect_left(at, mention.start)]
            )
        ):
            return None
        return mention
    return None


def _without_names(passage: Passage, low: int, high: int) -> str:
    """A stretch with each place that has a code as one word: the "and" of Devon and Cornwall joins no two things."""
    gap = passage.masked[low:high]
    for place in passage.places:
        if low <= place.start and place.end <= high and place.areas and " and " in passage.masked[place.start : place.end]:
            gap = f"{gap[: place.start - low]}{'x' * (place.end - place.start)}{gap[place.end - low :]}"
    return gap


def ahead(passage: Passage, claim: ExtractedClaim, mentions: Sequence[M]) -> M | None:
    """The last mention before the claim in its sentence."""
    start, _ = passage.around(claim.at)
    found = [mention for mention in mentions if start <= mention.start and mention.end <= claim.at]
    return found[-1] if found else None


def labelled(passage: Passage, claim: ExtractedClaim, dated: Sequence[SaidPeriod]) -> SaidPeriod | None:
    """The date that labels a number: "2022/23: 214 | 2023/24: 198", "2019 -> 612"."""
    before = bisect_right(dated, claim.start, key=lambda said: said.end) - 1
    said = dated[before] if before >= 0 else None
    if said is None or not _LABEL.fullmatch(passage.masked, said.end, claim.start):
        return None
    return said if _OPENS.search(passage.masked, max(0, said.start - 3), said.start) else None
