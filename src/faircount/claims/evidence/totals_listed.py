"""The parts of a total that stand in one list with it, or were told just before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.claim import Kind
from faircount.claims.evidence.evidence import Evidence, one_offence, wider_area
from faircount.claims.evidence.totals import Group, add_up_to_about, has_cue
from faircount.claims.finding.lexicon import WHEN
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.mentions.said import When
from faircount.claims.resolving.reading import Read, Told

_TOGETHER = re.compile(r"\b(?:together|altogether|combined|between them)\b(?! the (?:two|three|four|five))")
_ADDED_UP = re.compile(
    r"\badd(?:ed|ing)?\s+(?:[a-z]+\s+){0,3}?(?:up|together)\b|\bput\s+(?:them|these|those|the\s+[a-z]+)\s+together\b"
)
_THESE = re.compile(r"\b(?:these|those)\s+(two|three|four|five|six)\b")
_OTHERS = re.compile(r"\b(?:the rest|the others|the remainder|elsewhere|among(?:st)? others|including)\b")
"""In a list, what it leaves uncounted."""
_CONSIST_HERE = re.compile(r"\b(?:consist(?:s|ed|ing)?\s+of|compris(?:es|ed|ing)|(?:are|were|is|was)?\s*made\s+up\s+of)\s")
_CONSIST = re.compile(rf"\s*(?:they|these|those|it|this|the\s+total)\s+{_CONSIST_HERE.pattern}")
NEARLY = (0.85, 1.15)
"""Times a total, between which figures can be meant as all of it."""
_REST = re.compile(r"\b(?:the|its|their)\s+(?:other|remaining)\s+$|\bthe\s+rest\b[^.;:\d]{0,45}$")
MOST = 8
"""Parts of one total."""


def listed(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures listed before "in total" in one sentence."""
    if total.pair or not has_cue(evidence, claim):
        return
    parts = [
        told
        for told in evidence.told
        if told.sentence == total.sentence and told.at < total.at and not told.pair and told.role != "before"
    ]
    if total.role == "before":
        earlier = [told for told in evidence.told if told.sentence == total.sentence and told.at < total.at and not told.pair]
        parts = [told for told in earlier if told.role == "before"] or parts
    if len(parts) < 2 or any(told.number >= total.number for told in parts):
        return
    start, _ = evidence.passage.around(claim.found.at)
    yield from _begun_before(evidence, parts, total)
    yield from _with_one_before(evidence, parts, total)
    longer = any(said.when is When.SINCE and start <= said.start < claim.found.end for said in evidence.passage.periods)
    yield Group(tuple(parts), complete=not longer)


def _with_one_before(evidence: Evidence, parts: list[Told], total: Told) -> Iterator[Group]:
    """The list with one figure of the two sentences before it: the latest year is told first, and those before it after it."""
    before = [
        told for told in evidence.told if 0 < total.sentence - told.sentence <= 2 and told.is_exact and told.role != "before"
    ]
    for first in reversed(before):
        if first.number < total.number and one_offence(first.subject, total.subject):
            yield Group((first, *parts), complete=False)


def _begun_before(evidence: Evidence, parts: list[Told], total: Told) -> Iterator[Group]:
    """The list with the one area that the sentence before it told ("Kent had 147. Essex had 112 and Suffolk 61, 320 in all")."""
    areas = {told.subject.areas for told in parts}
    before = [told for told in evidence.told if told.sentence == total.sentence - 1 and not told.pair and told.is_exact]
    if len(before) != 1 or len(areas) != len(parts) or any(len(one) != 1 for one in areas):
        return
    first = before[0]
    alone = len(first.subject.areas) == 1 and first.subject.areas not in areas and first.role != "before"
    apart = not any(wider_area(first.subject, told.subject) or wider_area(told.subject, first.subject) for told in parts)
    if alone and apart and first.number < total.number and one_offence(first.subject, total.subject):
        yield Group((first, *parts), complete=True)


def shared_out(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The parts behind "Of 317 referrals"."""
    start, _ = evidence.passage.around(claim.found.at)
    if (
        total.pair
        or re.search(r"(?:^|[,;:.]\s)\s*of\s+(?:the\s+|all\s+|some\s+)?$", evidence.passage.masked[start : claim.found.start])
        is None
    ):
        return
    parts = [
        told for told in evidence.told if told.sentence == total.sentence and told.at > total.at and told.number < total.number
    ]
    if len(parts) > 1:
        yield Group(tuple(parts), complete=False)


def just_told(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The latest figures of the sentence before, for "taken together"."""
    if total.pair or not has_cue(evidence, claim):
        return
    earlier = total.role == "before"
    parts = [
        told
        for told in evidence.told
        if told.sentence == total.sentence - 1 and (told.role == "before") == earlier and told.number < total.number
    ]
    if len(parts) > 1:
        if earlier:  # what each was before, as far as the text tells it
            yield Group(tuple(parts), complete=False)
            return
        start, _ = evidence.passage.around(claim.found.at)
        lead = evidence.passage.masked[start : claim.found.start]
        these = _THESE.search(lead)
        counted = these is not None and UNITS[these[1]] == len(parts)
        yield Group(tuple(parts), complete=counted or _TOGETHER.search(lead) is not None)


def added_up(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The last figure of each area told just before, for "add them up and you get 1,508"."""
    start, _ = evidence.passage.around(claim.found.at)
    if total.pair or _ADDED_UP.search(evidence.passage.masked[start : claim.found.start]) is None:
        return
    before = [told for told in evidence.told if told.at < total.at and 0 <= total.sentence - told.sentence <= 2]
    last = {told.subject.areas: told for told in before if told.role != "before" and len(told.subject.areas) == 1}
    if len(last) > 1:
        yield Group(tuple(last.values()), complete=len(last) > 2)


def shared_among(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The parts told one after the other behind a total, the first as a part of it ("61 of those, 50 in ... and four in ...")."""
    if total.pair:
        return
    near = [told for told in evidence.told if told.at > total.at and told.sentence - total.sentence <= 2 and not told.pair]
    for first, part in enumerate(near[:2]):
        for last in range(first + 2, min(len(near), first + MOST) + 1):
            parts = near[first:last]
            if ("part" in part.subject.marks or len(parts) > 2) and all(told.number < total.number for told in parts):
                yield Group(tuple(parts), complete=False)


def spelt_out(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures listed behind a colon: "802 times: 116 in the first year, 242 in the second and 444 in the third"."""
    _, end = evidence.passage.around(claim.found.at)
    opening = re.match(rf"(?:\s+(?:[a-z]+|{WHEN})){{0,6}}\s*:", evidence.passage.masked[claim.found.end : end])
    ranked = any(
        read.found.kind is Kind.RANK and claim.found.end <= read.found.start and read.sentence == claim.sentence
        for read in evidence.claims
    )
    if total.pair or opening is None or ranked:  # "372 was the lowest in four years: 288 in ..." sets years beside it
        return
    after = claim.found.end + opening.end()
    parts = [told for told in evidence.told if after <= told.at < end and not told.pair and told.role != "before"]
    if len(parts) > 1:
        # Every year, or every area, has one figure: such a list leaves none out.
        years, areas = {told.period for told in parts if told.period}, {told.subject.areas for told in parts}
        every = len(parts) in (len(years), len(areas)) and _OTHERS.search(evidence.passage.masked[after:end]) is None
        yield Group(tuple(parts), complete=every, inside=True)


def consisting(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures of the sentence behind a total that says what it consists of: "They are made up of 141 ..., 88 ... and 44"."""
    sentences = evidence.passage.sentences
    if total.pair or total.sentence + 1 >= len(sentences):
        return
    masked, (start, end) = evidence.passage.masked, sentences[total.sentence + 1]
    opening = _CONSIST.match(masked, start) or _CONSIST_HERE.search(masked, claim.found.end, start)
    low = opening.end() if opening else end
    high = end if opening and low > start else start
    parts = [
        told for told in evidence.told if low <= told.at < high and not told.pair and told.role != "before" and told.is_exact
    ]
    if len(parts) > 1 and _OTHERS.search(masked, low, high) is None:
        yield Group(tuple(parts), complete=True)


def to_the_rest(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The figures told behind a total up to "the other 25": with these they are all of it."""
    behind = [told for told in evidence.told if told.at > total.at and 0 < told.sentence - total.sentence <= 2 and told.is_exact]
    masked = evidence.passage.masked
    last = next((at for at, told in enumerate(behind) if _REST.search(masked[max(0, told.at - 60) : told.at])), 0)
    parts = behind[: last + 1]
    if not total.pair and last > 1 and add_up_to_about(parts, total, NEARLY):
        yield Group(tuple(parts), complete=not any(told.pair or told.role == "before" for told in parts[:-1]))


def in_brackets(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures listed in brackets behind a total: "131 offences (80 and 51)"."""
    opening = re.match(r"(?:\s+[a-z]+){0,6}\s*\(([^()]*)\)", evidence.passage.masked[claim.found.end :])
    if total.pair or opening is None:
        return
    low, high = claim.found.end + opening.start(1), claim.found.end + opening.end(1)
    parts = [told for told in evidence.told if low <= told.at < high and not told.pair]
    if len(parts) > 1:
        yield Group(tuple(parts), complete=False)
