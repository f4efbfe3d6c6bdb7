"""The ages that a claim is of, where its text speaks of ages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import BREAK, PERCENT
from faircount.claims.mentions.mention_values import SaidAges
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import AGES, PERIOD, Passage
from faircount.claims.resolving.carry import ahead, behind
from faircount.patterns import regex
from faircount.vocabulary.ages import ALL_AGES, AgeBand

IS_WHOLE = regex(
    rf"(?:{NUMBER}(?:{PERCENT})?|\b(?:half|thirds?|quarters?|fifths?|share|proportion|part))\s+(?:out\s+)?of\s+(?:the|its|their|all)\s+$"
)
"""Before a number of which a part is told: an app that the part is of is not its own."""
_OF_WHOLE = regex(rf"\s+(?:out\s+)?of\s+(?:the|its|their|all)\s+({NUMBER})")
_OF_ALL_THE = regex(r"\s+of\s+(?:the|all|its|their|them|these|those)\b")
_SAYS = regex(r"\b(?:were|was|are|is|had|have|has|involved|concerned|came)\b")
_REFERS_BACK = regex(
    rf"\s*(?:(?:in|by|for|during)?\s*{PERIOD}+,?\s+)?(?:it|they|this|that|these|numbers|there (?:were|was|are)"
    r"|(?:the|this|that) (?:exact |actual |latest )?(?:figures?|number|total|tally|count)(?! of (?:offences|crimes|cases)\b))\b"
)
_OTHER_END = regex(r"\b(?:than|with|to|against|from|after)\s+(?:the\s+)?$")
_OF_SUBJECT = regex(
    r"\s+(?:[a-z]+\s+){0,4}?(?:for|up|(?:victims|targets)\s+(?:of|in)|numbered|stood|totalled|was|were|to|at|in|had|suffered|made|on)\s+"
)
_SUCH = regex(r"[\w,.-]+ such\b")

_OF_FIRST = regex(rf"[\d,]+\s+(?:[a-z]+\s+){{0,5}}?(?:against|of|on|by|with|involving)\s+(?:[a-z]+\s+){{0,2}}{AGES}")
"""A first figure that is of an age: "1,631 crimes against under-13s"."""
_APPOSED = regex(r"\s*,\s+(?:or\s+)?|\s*\(\s*")


def ages_of(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidAges], at: Sequence[int]) -> AgeBand:
    """The ages that a claim is of, among those that its text mentions and the places ``at`` which numbers stand."""
    named = _OF_WHOLE.match(passage.masked, claim.end)
    # "262 of the 746 offences were against under-11s": what a verb joins to the whole is said of the part.
    told = replace(claim, start=named.start(1), end=named.end(1), number_at=named.start(1)) if named else claim
    near = behind(passage, told, mentions, at, reach=60, commas=True)
    is_part_told = IS_WHOLE.search(passage.lead(claim.at)) is not None
    said_of = _age_said_of(passage, claim, mentions, at) if near is None else None
    if said_of is not None:
        return said_of.ages
    if near is not None and not is_part_told:
        return near.ages
    subject = _age_of_subject(passage, claim, mentions, at)
    if subject is not None:
        return subject.ages
    beside = _age_just_before(passage, claim, mentions)
    if beside is not None:
        return beside.ages
    such = _SUCH.match(passage.masked[claim.at :]) is not None
    if such or claim.stated.form is not Form.COUNT or _OTHER_END.search(passage.masked[max(0, claim.at - 30) : claim.at]):
        last = ahead(passage, claim, mentions)
        if last is not None:
            return last.ages
    return _ages_referred_to(passage, claim, mentions, at)


def _age_just_before(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidAges]) -> SaidAges | None:
    """The ages that a count at the end of its clause is put behind: "nearly a quarter were against under-tens, 336"."""
    last = ahead(passage, claim, mentions)
    if last is None or claim.stated.form is not Form.COUNT or claim.start != claim.at:
        return None
    own = _APPOSED.fullmatch(passage.masked[last.end : claim.start])
    return last if own else None


def _age_said_of(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidAges], at: Sequence[int]) -> SaidAges | None:
    """The ages that a verb says of a share: "a fifth of the offences recorded there in 2016/17 were against under-tens"."""
    _, stop = passage.around(claim.at)
    if claim.kind is not ClaimKind.SHARE or not _OF_ALL_THE.match(passage.masked, claim.end):
        return None
    verb = _SAYS.search(passage.masked, claim.end, stop)
    said = next((said for said in mentions if verb and verb.end() <= said.start < stop), None)
    named = _OF_WHOLE.match(passage.masked, claim.end)
    past = named.end() if named else claim.end
    if verb is None or said is None or any(past <= number < said.start for number in at):
        return None
    return said if not re.search(r"[,;:]", passage.masked[verb.end() : said.start]) else None


def _ages_referred_to(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidAges], at: Sequence[int]) -> AgeBand:
    """The ages of the subject of the sentence before, or of its first figure, for "It rose from 141 to 233"."""
    start, _ = passage.around(claim.at)
    number = passage.sentence(claim.at)
    if number == 0 or not _REFERS_BACK.match(passage.masked[start:]):
        return ALL_AGES
    low, high = passage.sentences[number - 1]
    told = [*(one for one in at if low <= one < high), high, high]
    subject = [said for said in mentions if low <= said.start < told[1 if _OF_FIRST.match(passage.masked, told[0]) else 0]]
    return subject[0].ages if subject else ALL_AGES


def _age_of_subject(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidAges], at: Sequence[int]) -> SaidAges | None:
    """The ages of "Victims under 11 accounted for 231": before the number, and no other number's."""
    last = ahead(passage, claim, mentions)
    if last is None or claim.stated.form is not Form.COUNT:
        return None
    start, _ = passage.around(claim.at)
    gap, lead = passage.masked[last.end : claim.start], passage.masked[start : last.start]
    opening = re.split(rf"{BREAK}|\band\b", lead)[-1]
    bare = not any(start + len(lead) - len(opening) <= number < claim.at for number in at)
    return last if bare and (gap.isspace() or _OF_SUBJECT.fullmatch(gap)) else None
